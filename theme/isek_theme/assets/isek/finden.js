// What is found for what is typed: ids in any spelling, synonyms, words with a slip, compounds that no text has.

const WEIGHTS = { title: 10, stichworte: 5, verwandt: 1, art: 0.5 };
const SYNONYM = 0.7;
const LOOKED_AT = 10;
const CLOSE = 0.4;
const MOST_QUERIES = 16;
const APART = ["baden", "parken", "zählt"];
const ENDINGS = ["em", "en", "er", "es"];
const LETTERS = { ä: "a", ö: "o", ü: "u", ß: "ss", é: "e", è: "e", á: "a", à: "a", ç: "c" };
const NUMBER = /^\d{1,3}(?:\.\d{1,2})+$/;
const NO_WORD = /[^\p{L}\d]+/u;
const KEYS = { arten: 0, themenfelder: 1, raeume: 2 };

/** What the forms of a word share; the same as when the index was made. */
export function stem(word) {
  const lower = word.toLowerCase();
  if (APART.includes(lower)) return lower;
  const text = lower.replace(/[äöüßéèáàç]/g, (letter) => LETTERS[letter]);
  if (text.length > 6 && text.endsWith("ern")) return text.slice(0, -3);
  if (text.length > 4 && ENDINGS.includes(text.slice(-2))) return text.slice(0, -2);
  return text.length > 4 && /(?:e|[^us]s)$/.test(text) ? text.slice(0, -1) : text;
}

/** As typed on keyboards without umlauts. */
const plain = (word) => stem(word.replace(/([aou])e/g, "$1"));

/** How many letters are wrong, missing, too many or swapped; counting ends above `most`. */
export function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1];
      line[at] = Math.min(last[at] + 1, line[at - 1] + 1, last[at - 1] + !same);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        line[at] = Math.min(line[at], before[at - 2] + 1);
      }
    }
    if (Math.min(...line) > most) return most + 1;
    [before, last] = [last, line];
  }
  return last[other.length];
}

/** Words that exist, to put right what is typed. */
export class Vocabulary {
  constructor(words) {
    this.words = words.map((word) => [word, stem(word)]);
    this.stems = new Set(this.words.map(([, short]) => short));
  }

  /** Whether a word, or one that begins with it, exists. */
  has(word) {
    const short = stem(word), other = plain(word);
    return this.stems.has(short) || this.words.some(([, one]) => one.startsWith(short) || one.startsWith(other));
  }

  /** The nearest word; none for short ones, where everything is near. */
  nearest(word) {
    const short = stem(word);
    let best, most = short.length < 5 ? -1 : short.length < 8 ? 1 : 2;
    for (const [form, other] of this.words) {
      if (short.length < 8 && other[0] !== short[0]) continue;
      const found = Math.min(slips(short, other, most), slips(plain(word), other, most));
      if (found <= most) [best, most] = [form, found - 1];
    }
    return best;
  }

  /** The two words that a compound is made of, with or without a letter that joins them; `has` tells what is a word. */
  split(word, has) {
    const text = word.toLowerCase();
    for (let at = 4; at <= text.length - 4; at++) {
      const [first, second] = [text.slice(0, at), text.slice(at)];
      const known = [first, first.replace(/(?:es|en|[sn])$/, "")].find((one) => one.length > 3 && has(one));
      if (known && this.stems.has(stem(second))) return [known, second];
    }
    return null;
  }

  /** What is probably meant: the words of a compound rather than one that is only spelled alike; null for none. */
  instead(word) {
    const parts = this.split(word, (one) => this.stems.has(stem(one)));
    const near = parts ? null : this.nearest(word);
    return parts ?? (near ? [near] : this.split(word, (one) => this.has(one)));
  }
}

/** Loads the engine and what it needs from below `root`; `tries` counts those that have failed. */
export async function engine(root, tries = 0) {
  const folder = new URL("suche/", root);
  const [pagefind, told] = await Promise.all([
    import(new URL(`pagefind.js${tries ? `?${tries}` : ""}`, folder)),
    fetch(new URL("suche.json", folder)).then((answer) => answer.json()),
  ]);
  await pagefind.options({ noWorker: true, excerptLength: 24, ranking: { metaWeights: WEIGHTS } });
  await pagefind.init();
  // init() only begins; this waits until all is there, and says when something is not
  await pagefind.filters();
  return new Engine(pagefind, told, folder);
}

export class Engine {
  constructor(pagefind, told, folder) {
    Object.assign(this, { pagefind, told, folder });
    this.names = { arten: told.arten, themenfelder: told.themenfelder, raeume: told.raeume };
    this.count = Object.keys(told.seiten).length;
    this.idle = new Set(told.fuellwoerter);
    const before = Object.keys(told.kennungen).join("|");
    this.ids = before ? new RegExp(`(?<![\\p{L}\\d])(${before})[\\s./–-]*(\\d+(?:\\.\\d+)*)(?![\\p{L}\\d])`, "giu") : null;
    this.groups = new Map();
    for (const [token, names] of Object.entries(told.synonyme)) {
      for (const name of names) {
        const key = this.meaning(name).map(stem).join(" ");
        this.groups.set(key, [...(this.groups.get(key) ?? []), token]);
      }
    }
  }

  /** The words of a query that say something; ids as they stand in the index: `M 012` and `Maßnahme 12` are `m12`. */
  meaning(query) {
    const text = query.normalize("NFC").toLowerCase();
    if (NUMBER.test(text)) return [short(text)];
    const tidy = this.ids ? text.replace(this.ids, (_, name, number) => ` ${this.told.kennungen[name]}${short(number)} `) : text;
    const words = tidy.split(NO_WORD).filter(Boolean);
    const kept = words.filter((word) => !this.idle.has(word));
    return kept.length ? kept : words;
  }

  /** Whether so few letters are worth a search while one types: each loads a part of the index. */
  enough(query) {
    return query.length > 2 || /\d/.test(query) || this.groups.has(stem(query));
  }

  /** Results with the best first; `exact` says whether they have what was typed, `instead` what was taken for it. */
  async find(query) {
    const words = this.meaning(query);
    if (!words.length) return { hits: [], exact: true };
    const { hits, exact } = await this.ask(words);
    if (exact) return { hits, exact };
    const other = await this.corrected(words);
    if (other) {
      const { hits: better } = await this.ask(other.flat());
      if (better.length) return { hits: better, exact: false, instead: told(other, query) };
    }
    return { hits, exact: false };
  }

  /** What all words lead to, else what any does. What has the words, or is called so, comes before what is like them. */
  async ask(words) {
    const hits = await this.candidates(words);
    const first = hits.slice(0, LOOKED_AT);
    const ranks = await Promise.all(first.map(async (hit) => this.rank(await hit.data(), words)));
    const best = Math.max(...first.map((hit, at) => ranks[at] && hit.score));
    const group = first.map((hit, at) => (ranks[at] === 2 && hit.score < best * CLOSE ? 1 : ranks[at]));
    // What was withdrawn comes behind what is like it and goes on.
    const order = [3, 2, 1, 0].flatMap((rank) => [[rank, false], [rank, true]]);
    const sorted = order.flatMap(([rank, gone]) => first.filter(({ id }, at) => group[at] === rank && this.withdrawn(id) === gone));
    return { hits: [...sorted, ...hits.slice(LOOKED_AT)], exact: ranks.some((rank) => rank > 0) };
  }

  async candidates(words) {
    const all = await this.everywhere(words);
    if (all.length || words.length < 2) return all;
    const each = await Promise.all(words.map((word) => this.everywhere([word])));
    // Who has more of the words comes first, and a rare word says more than one that is everywhere.
    const weighed = each.map((hits) => hits.map((hit) => ({ ...hit, score: (hit.score + 20) * Math.log1p(this.count / hits.length) })));
    return merged(weighed, (sum, score) => sum + score);
  }

  /** What the words lead to, and what their synonyms do. */
  async everywhere(words) {
    const spans = this.spans(words);
    const queries = [[], ...spans.map((span) => [span]), ...pairs(spans)].slice(0, MOST_QUERIES).map((chosen) => replaced(words, chosen));
    const found = await Promise.all(queries.map((query) => this.pagefind.search(query)));
    const lists = found.map(({ results }, at) =>
      results.map(({ id, score, data }) => ({ id, data, score: at ? score * SYNONYM : score })));
    return merged(lists, (sum, score) => sum + score / 2);
  }

  /** The groups of synonyms that a query names: the group, and from where to where in the query its name stands. */
  spans(words) {
    const found = [];
    for (let at = 0; at < words.length; at++) {
      for (let end = at + 1; end <= Math.min(words.length, at + 3); end++) {
        const tokens = this.groups.get(words.slice(at, end).map(stem).join(" ")) ?? [];
        found.push(...tokens.map((token) => [token, at, end]));
      }
    }
    return found;
  }

  withdrawn(id) {
    return this.told.seiten[id]?.[3] === 1;
  }

  /**
   * How a page has the words: 0 where it lacks one (the engine makes unknown words shorter until it finds something),
   * 2 where its title has them all, 3 where that is all it says, or where its id was typed.
   */
  rank({ meta, content }, words) {
    if (words.length === 1 && /\d/.test(words[0]) && meta.stichworte.split(" ").includes(words[0])) return 3;
    const title = meta.title.toLowerCase().split(NO_WORD).filter((word) => word && !/^\d+$/.test(word));
    if (words.every((word) => title.includes(word))) return title.length === words.length ? 3 : 2;
    const text = stems(`${meta.title} ${meta.stichworte} ${meta.verwandt ?? ""} ${content}`);
    const named = this.spans(words).filter(([token]) => text.includes(token));
    return Number(words.every((word, at) => text.includes(` ${stem(word)}`) || text.includes(` ${plain(word)}`)
      || named.some(([, start, end]) => start <= at && at < end)));
  }

  /** For each word the words to look for instead; null where none is any better. */
  async corrected(words) {
    this.vocabulary ??= fetch(new URL("woerter.json", this.folder))
      .then((answer) => answer.json())
      .then((list) => new Vocabulary([...list, ...Object.values(this.told.synonyme).flat().filter((name) => !name.includes(" "))]));
    const vocabulary = await this.vocabulary;
    const found = words.map((word) => (/\d/.test(word) || vocabulary.has(word) ? [word] : vocabulary.instead(word)));
    const changed = found.some((one, at) => one && (one.length > 1 || one[0] !== words[at]));
    return changed ? found.map((one, at) => one ?? [words[at]]) : null;
  }

  /** The results that have all that was chosen: pairs of a key and a number. */
  narrow(hits, chosen) {
    return hits.filter(({ id }) => chosen.every(([key, number]) => this.of(id, key).includes(number)));
  }

  of(id, key) {
    const found = this.told.seiten[id]?.[KEYS[key]] ?? [];
    return Array.isArray(found) ? found : [found];
  }

  /** How many results have each number of a key. */
  counts(hits, key) {
    const found = new Map();
    for (const { id } of hits) for (const number of this.of(id, key)) found.set(number, (found.get(number) ?? 0) + 1);
    return found;
  }
}

const short = (number) => number.split(".").map((part) => part.replace(/^0+(?=\d)/, "")).join("p");

/** The words that were taken, with capitals where nouns were typed so. */
function told(words, query) {
  const capital = /\p{Lu}/u.test(query);
  return words.flat().map((word) => (capital ? word[0].toUpperCase() + word.slice(1) : word)).join(" ");
}

/** Those that do not overlap, two by two. */
const pairs = (spans) => spans.flatMap((one) => spans.filter((other) => one[2] <= other[1]).map((other) => [one, other]));

/** The words as a query, with groups of synonyms in the places of their names. */
function replaced(words, spans) {
  let at = 0;
  const parts = spans.flatMap(([token, start, end]) => {
    const before = words.slice(at, start);
    at = end;
    return [...before, token];
  });
  return [...parts, ...words.slice(at)].join(" ");
}

const stems = (text) => ` ${text.toLowerCase().split(NO_WORD).map(stem).join(" ")}`;

/** Lists of results as one, each once; `sum` brings two scores together. */
function merged(lists, sum) {
  const found = new Map();
  for (const hit of lists.flat()) {
    const before = found.get(hit.id);
    found.set(hit.id, before ? { ...before, score: sum(before.score, hit.score) } : hit);
  }
  return [...found.values()].sort((one, other) => other.score - one.score);
}
