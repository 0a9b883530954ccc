// What is found for what is typed: ids in any spelling, synonyms, words with a slip, compounds that no text has.

const WEIGHTS = { title: 10, stichworte: 5, verwandt: 1, art: 0.5 };
const SYNONYM = 0.8;
const ITSELF = 2;
const KEY = 1.3;
const LOOKED_AT = 10;
const SHORT = 6;
const FEW = 5;
const HEAD = 1.5;
const AT_MOST = 2;
const CLOSE = 0.4;
const ENOUGH = 0.25;
const WHOLE = 0.5;
const MOST_QUERIES = 16;
const MANY = 30;
const APART = ["baden", "parken", "zählt"];
const ENDINGS = ["em", "en", "er", "es"];
const LETTERS = { ä: "a", ö: "o", ü: "u", ß: "ss", é: "e", è: "e", á: "a", à: "a", ç: "c" };
const ID = /^[^\s\d]*\d\S*\s/;
const NUMBER = /^\d{1,3}(?:[.,]\d{1,2})+$/;
const NO_WORD = /[^\p{L}\d]+/u;
const LETTER = /(?<![\p{L}\d])(\p{L})-(?=\p{L}{2})/gu;
const PAPER = /(?<!\d)(\d{4})\/(\d+)/g;
const NUMBERED = /^(?:nr\.?|nummer)\s*(?=\d)/;
const QUESTION = /^(?:was|wer|wem|wie|wo|wohin|wann|warum|wieso|wozu|woran|welche[nrs]?|für wen|wird|werden|gibt|muss|kann|darf) /i;
const EXPLAIN = /^was (?:ist|sind|hei(?:ß|ss)t|bedeutet|bedeuten) /i;
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
  return new Engine(pagefind, told, folder, tries);
}

export class Engine {
  constructor(pagefind, told, folder, tries = 0) {
    Object.assign(this, { pagefind, told, folder, tries });
    this.names = { arten: told.arten, themenfelder: told.themenfelder, raeume: told.raeume };
    this.count = Object.keys(told.seiten).length;
    this.idle = new Set(told.fuellwoerter);
    this.kinds = this.ids = null;
    this.words = told.vorsilben.length ? new RegExp(`^(${told.vorsilben.join("|")})-(?=\\p{L})`, "u") : null;
    this.groups = this.named(told.synonyme);
    this.near = this.named(told.nahe);
    this.letters = this.beginnings();
    const names = [...this.letters.keys()], before = names.join("|");
    if (!before) return;
    const kinds = names.filter((name) => name.length > 3).join("|"), year = "(?:19|20)\\d\\d(?!\\d)";
    // „3. Fassung“, and „Fassung 3“; „Fassung 2026“ is a year
    this.kinds = new RegExp(`(?<![\\p{L}\\d.])(\\d{1,3})\\. ?(${kinds})(?!\\p{L})`, "gu");
    this.ids = new RegExp(`(?<![\\p{L}\\d])(${before})[\\s./–-]*(?!${year})(\\d+(?:\\.\\d+)*)(?![\\p{L}\\d])`, "gu");
  }

  /** The tokens of groups by each of their names, as a query has it. */
  named(groups) {
    const found = new Map();
    for (const [token, names] of Object.entries(groups)) {
      for (const name of names) {
        const key = this.meaning(name).map(stem).join(" ");
        found.set(key, [...(found.get(key) ?? []), token]);
      }
    }
    return found;
  }

  /** What ids begin with, by all that people write for it: `massnahme` and `projekt` as well as `maßnahme` and `m`. */
  beginnings() {
    const found = new Map(Object.entries(this.told.kennungen));
    for (const [name, letter] of [...found]) {
      const others = (this.groups.get(stem(name)) ?? []).flatMap((token) => this.told.synonyme[token]);
      for (const one of [name, ...others.filter((other) => /^\p{L}{4,}$/u.test(other))].map((other) => other.toLowerCase())) {
        for (const spelled of [one, one.replaceAll("ß", "ss")]) found.has(spelled) || found.set(spelled, letter);
      }
    }
    return found;
  }

  /** The words of a query that say something; ids as they stand in the index: `M 012` and `Maßnahme 12` are `m12`. */
  meaning(query) {
    const small = query.normalize("NFC").toLowerCase();
    const text = small.replace(NUMBERED, "").replace(PAPER, (_, year, number) => year + short(number));
    if (NUMBER.test(text)) return [short(text)];
    const counted = this.kinds ? text.replace(this.kinds, "$2 $1") : text;
    const named = this.words ? counted.replace(this.words, "$1") : counted;
    const id = (_, name, number) => ` ${this.letters.get(name)}${short(number)} `;
    const words = parts(this.ids ? named.replace(this.ids, id) : named), kept = words.filter((word) => !this.idle.has(word));
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
    const wanted = EXPLAIN.test(query) ? "glossar/#" : QUESTION.test(query) ? "leitfragen/" : null;
    const { hits, exact, said } = await this.ask(words, wanted);
    if (exact && (said || hits.length >= FEW)) return { hits, exact };
    if (exact) return { hits: await this.completed(hits, words), exact };
    const other = (await this.spelling()).corrected(words, this.near);
    if (other) {
      const { hits: better } = await this.ask(other.flat(), wanted, other.flatMap(head));
      if (better.length) return { hits: better, exact: false, instead: this.said(other, query) };
    }
    return { hits, exact: false };
  }

  /** With what the parts of compounds lead to that no page has, where their synonyms lead to little. */
  async completed(hits, words) {
    const parted = (await this.spelling()).parted(words);
    if (!parted) return hits;
    const { hits: more } = await this.ask(parted.flat(), null, parted.flatMap(head));
    return [...hits, ...more.filter(({ id }) => hits.every((hit) => hit.id !== id))];
  }

  /** What all words lead to, and what single ones do: first what is called so, then what has them, then what is like them. */
  async ask(words, wanted = null, heads = []) {
    const hits = await this.candidates(words, heads);
    const pages = await Promise.all(hits.slice(0, LOOKED_AT).map((hit) => hit.data()));
    const looked = pages.map((page, at) => this.looked(page, hits[at], words, wanted));
    const exact = looked.some(({ rank }) => rank > 0);
    if (words.length === 1 && !exact) return { hits: hits.filter((_, at) => pages[at] && alike(pages[at], words[0])), exact };
    const best = Math.max(...looked.map(({ rank, score }) => rank && score));
    // A title that has the words says little where others say far more, and of several words not all must be there.
    const group = ({ rank, score }) => (rank === 2 && score < best * CLOSE ? 1 : words.length > 1 ? rank || 1 : rank);
    // What was withdrawn comes behind what is like it and goes on.
    const order = (one) => 2 * group(one) - Number(this.withdrawn(one.hit.id));
    const sorted = looked.sort((one, other) => order(other) - order(one) || other.score - one.score).map(({ hit }) => hit);
    const said = pages.some((page) => words.every((word) => literally(page, word)));
    return { hits: [...sorted, ...hits.slice(LOOKED_AT)], exact, said };
  }

  /** A result with its rank; guiding questions gain where a question was asked. */
  looked(page, hit, words, wanted) {
    const meant = wanted && (page.raw_url ?? page.url).includes(wanted);
    return { hit, rank: this.rank(page, words, meant), score: meant ? hit.score * KEY : hit.score };
  }

  /** Who has more of the words comes first, and a rare word says more than one that is everywhere. */
  async candidates(words, heads) {
    const there = await Promise.all(words.map((word) => this.known(word)));
    const unknown = new Set(words.filter((_, at) => !there[at]));
    const all = await this.everywhere(words, unknown);
    // Without any of them, what begins alike may do.
    if (words.length < 2) return all.length || !unknown.size ? all : this.everywhere(words, new Set());
    const names = this.spans(words).filter(([, start, end]) => end - start > 1).map(([, start, end]) => words.slice(start, end));
    const units = [...words.map((word) => [word]), ...names];
    const each = await Promise.all(units.map((unit) => this.everywhere(unit, unknown)));
    const rare = ({ length }) => Math.log1p(this.count / (length || 1));
    const weighed = (hits, weight, more = 0) => hits.map((hit) => ({ ...hit, score: (more + Math.sqrt(hit.score)) * weight }));
    const parts = each.map((hits, at) => weighed(hits, rare(hits) * (heads.includes(words[at]) ? HEAD : 1)));
    const found = merged([weighed(all, WHOLE * rare(all), 1), ...parts], (sum, score) => sum + score);
    const whole = new Set(all.map(({ id }) => id));
    return found.filter(({ id, score }) => whole.has(id) || score > found[0].score * ENOUGH);
  }

  /** Whether any page has a word: the engine makes unknown words shorter until it finds something. */
  async known(word) {
    const { results } = await this.pagefind.search(word);
    const first = await Promise.all(results.slice(0, 3).map((hit) => hit.data()));
    return first.some((one) => literally(one, word));
  }

  /** What the words lead to, and what their synonyms do, which alone stand for words that no page has. */
  async everywhere(words, unknown) {
    const plainly = words.some((word) => unknown.has(word)) ? { results: [] } : await this.pagefind.search(words.join(" "));
    // Where so many pages have the words, their synonyms would add parts of the index to load, and nothing to see first.
    const spans = plainly.results.length < MANY ? this.spans(words) : [];
    const queries = [[], ...spans.map((span) => [span]), ...pairs(spans)].slice(0, MOST_QUERIES)
      .filter((chosen) => words.every((word, at) => !unknown.has(word) || chosen.some(([, start, end]) => start <= at && at < end)));
    // In quotes the engine does not complete a word: what has a Zug comes before what is zugänglich.
    const itself = words.length === 1 && words[0].length < SHORT && !unknown.size ? [`"${words[0]}"`] : [];
    const asked = [...queries.map((chosen) => replaced(words, chosen)), ...itself];
    const found = await Promise.all(asked.map((query) => this.pagefind.search(query)));
    const factor = (at) => (at >= queries.length ? ITSELF : queries[at].length ? SYNONYM : 1);
    const lists = found.map(({ results }, at) => results.map(({ id, score, data }) => ({ id, data, score: score * factor(at) })));
    const weight = (hit) => (words.some((word) => /\d/.test(word)) ? hit.score : this.weight(hit));
    return merged(lists, (sum, score) => sum + score / 2, weight);
  }

  /** The groups of synonyms that a query names: the group, and from where to where in the query its name stands. */
  spans(words) {
    const found = [];
    for (let at = 0; at < words.length; at++) {
      for (let end = at + 1; end <= Math.min(words.length, at + 3); end++) {
        const [key, other] = [stem, plain].map((form) => words.slice(at, end).map(form).join(" "));
        const tokens = this.groups.get(key) ?? this.groups.get(other) ?? (end === at + 1 ? this.begun(key) : []);
        found.push(...tokens.map((token) => [token, at, end]));
      }
    }
    return found;
  }

  /** The groups of names that begin so, unless there are many: Fußball stands for a Fußballplatz. */
  begun(start) {
    if (start.length < 5) return [];
    const found = new Set([...this.groups].flatMap(([key, tokens]) => (key.startsWith(start) ? tokens : [])));
    return found.size <= AT_MOST ? [...found] : [];
  }

  withdrawn(id) {
    return this.told.seiten[id]?.[3] === 1;
  }

  /** Key projects come before what is as like. */
  weight({ id, score }) {
    return this.told.seiten[id]?.[3] === 2 ? score * KEY : score;
  }

  /**
   * How a page has the words: 0 where it lacks one, 2 where its title has them all, 3 where that is all it says or what
   * it is short for, where it explains them and is asked to, or where its id was typed.
   */
  rank({ meta, content }, words, meant = false) {
    if (words.length === 1 && /\d/.test(words[0]) && meta.stichworte.split(" ").includes(words[0])) return 3;
    const titles = [meta.title, ...meta.title.split(/[()]/)].map((title) => parts(title.replace(ID, "")));
    if (titles.some((title) => title.length === words.length && words.every((word) => title.includes(word)))) return 3;
    if (words.every((word) => titles[0].includes(word))) return meant ? 3 : 2;
    const said = `${meta.stichworte} ${meta.verwandt ?? ""}`, text = stems(`${meta.title} ${said} ${content}`);
    const named = this.spans(words).filter(([token]) => said.includes(token));
    return Number(words.every((word, at) => begins(text, word) || named.some(([, start, end]) => start <= at && at < end)));
  }

  /** The vocabulary, loaded once. */
  spelling() {
    const loaded = () => Promise.all([
      import(`./schreibung.js${this.tries ? `?${this.tries}` : ""}`),
      fetch(new URL("woerter.json", this.folder)).then((answer) => answer.json()),
    ]);
    const names = () => Object.values(this.told.synonyme).flat().filter((name) => !name.includes(" "));
    return (this.vocabulary ??= loaded().then(([{ Vocabulary }, list]) => new Vocabulary([...list, ...names()], { stem, plain })));
  }

  /** The words that were taken, with capitals where nouns were typed so. */
  said(words, query) {
    const capital = /\p{Lu}/u.test(query);
    return words.flat().map((word) => this.told.synonyme[word]?.[0] ?? (capital ? word[0].toUpperCase() + word.slice(1) : word)).join(" ");
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

const short = (number) => number.split(/[.,]/).map((part) => part.replace(/^0+(?=\d)/, "")).join("p");

/** What a compound is: of an Anwohnerparken the Parken. */
const head = (parts) => (parts.length > 1 ? parts.slice(-1) : []);

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

/** Its words in small letters. A single letter belongs to what follows: an E-Auto is no Auto. */
const parts = (text) => text.toLowerCase().replace(LETTER, "$1").split(NO_WORD).filter(Boolean);

const stems = (text) => ` ${parts(text).map(stem).join(" ")}`;

const begins = (text, word) => text.includes(` ${stem(word)}`) || text.includes(` ${plain(word)}`);

const literally = ({ meta, content }, word) => begins(stems(`${meta.title} ${meta.stichworte} ${content}`), word);

/** Whether any word of a page begins much as a word does, or is half of it: where there is no Radweg, there may be a Rad. */
function alike({ meta, content }, word) {
  const typed = stem(word), start = typed.slice(0, Math.max(4, Math.ceil(word.length * 0.6)));
  const near = (one) => one.startsWith(start) || (one.length > 2 && one.length * 2 >= typed.length && typed.startsWith(one));
  return stems(`${meta.title} ${meta.stichworte} ${content}`).split(" ").some(near);
}

/** Lists of results as one, each once; `sum` brings two scores together. */
function merged(lists, sum, weight = ({ score }) => score) {
  const found = new Map();
  for (const hit of lists.flat()) {
    const before = found.get(hit.id);
    found.set(hit.id, before ? { ...before, score: sum(before.score, hit.score) } : hit);
  }
  return [...found.values()].map((hit) => ({ ...hit, score: weight(hit) })).sort((one, other) => other.score - one.score);
}
