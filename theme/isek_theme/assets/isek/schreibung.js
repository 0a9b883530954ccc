// What is probably meant where a word has a slip, or is a compound that no text has. Loaded when it is needed.

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

/** Words that exist, to put right what is typed. `stem` and `plain` are how the search compares words. */
export class Vocabulary {
  constructor(words, { stem, plain }) {
    Object.assign(this, { stem, plain });
    this.words = words.map((word) => [word, stem(word)]);
    this.stems = new Set(this.words.map(([, short]) => short));
  }

  /** Whether a word, or one that begins with it, exists. */
  has(word) {
    const short = this.stem(word), other = this.plain(word);
    return this.stems.has(short) || this.words.some(([, one]) => one.startsWith(short) || one.startsWith(other));
  }

  /** The nearest word; none for short ones, where everything is near. */
  nearest(word) {
    const short = this.stem(word);
    let best, most = short.length < 5 ? -1 : word.length < 8 ? 1 : 2;
    for (const [form, other] of this.words) {
      if (short.length < 8 && other[0] !== short[0]) continue;
      const found = Math.min(slips(short, other, most), slips(this.plain(word), other, most));
      if (found <= most) [best, most] = [form, found - 1];
    }
    return best;
  }

  /** The two words that a compound is made of, with or without a letter that joins them; `has` tells what is a word. */
  split(word, has = (one) => this.stems.has(this.stem(one))) {
    const text = word.toLowerCase();
    for (let at = text.length - 4; at >= 4; at--) {
      const [first, second] = [text.slice(0, at), text.slice(at)];
      const known = [first, first.replace(/(?:es|en|[sn])$/, "")].find((one) => one.length > 3 && has(one));
      if (known && this.stems.has(this.stem(second))) return [known, second];
    }
    return null;
  }

  /** The longest word that a compound ends or begins with: a Konzertsaal is a Saal, and Solarpanels are about Solar. */
  piece(word) {
    const text = word.toLowerCase(), found = [];
    for (let at = 3; at <= text.length - 4; at++) {
      found.push(text.slice(at), text.slice(0, at), text.slice(0, at).replace(/(?:es|en|[sn])$/, ""));
    }
    return found.filter((one) => one.length > 3 && this.stems.has(this.stem(one))).sort((one, other) => other.length - one.length)[0];
  }

  /** For each word the words to look for instead, or a token of a group `near` it; null where none is any better. */
  corrected(words, near) {
    const found = words.map((word) => {
      if (/\d/.test(word)) return [word];
      const token = near.get(this.stem(word))?.[0];
      return token ? [token] : this.has(word) ? [word] : this.instead(word);
    });
    const changed = found.some((one, at) => one && (one.length > 1 || one[0] !== words[at]));
    return changed ? found.map((one, at) => one ?? [words[at]]) : null;
  }

  /** All words with compounds as their parts; null where there are none. */
  parted(words) {
    const found = words.map((word) => this.split(word) ?? [word]);
    return found.some(({ length }) => length > 1) ? found : null;
  }

  /** What is probably meant: the words of a compound rather than one that is only spelled alike; null for none. */
  instead(word) {
    const parts = this.split(word);
    const near = parts ? null : this.nearest(word);
    const other = parts ?? (near ? [near] : this.split(word, (one) => this.has(one)));
    if (other) return other;
    const piece = this.piece(word);
    return piece ? [piece] : null;
  }
}
