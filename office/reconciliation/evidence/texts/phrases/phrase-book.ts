/** What recipes say in English, in Swedish and in Danish. `{}` stands for a part that is said by itself, `{period}` for a period. */
export type Phrases = Readonly<Record<string, readonly [sv: string, da: string]>>;

interface Pattern {
  readonly fits: RegExp;
  readonly says: readonly string[];
}

const PART = /\{(?:period)?\}/;
/** A year, or a month, quarter or day of it. */
const PERIOD = '(\\d{4}(?:-Q\\d|-\\d\\d(?:-\\d\\d)?)?)';

/** Says English phrases in one of the languages; a phrase that nobody knows stays as it is. */
export class PhraseBook {
  private readonly whole = new Map<string, string>();
  private readonly patterns: readonly Pattern[];

  constructor(books: readonly Phrases[], language: 'sv' | 'da') {
    const patterns: Pattern[] = [];
    for (const [english, [sv, da]] of books.flatMap((book) => Object.entries(book))) {
      const says = language === 'sv' ? sv : da;
      if (!PART.test(english)) this.whole.set(english, says);
      else patterns.push({ fits: fitting(english), says: says.split(PART) });
    }
    this.patterns = patterns;
  }

  say(english: string): string {
    return this.find(english) ?? english;
  }

  /** Nothing where the phrase is not known. */
  find(english: string): string | undefined {
    const known = this.whole.get(english);
    if (known !== undefined) return known;
    for (const { fits, says } of this.patterns) {
      const parts = fits.exec(english)?.slice(1);
      if (parts) return says.map((text, at) => text + this.say(parts[at] ?? '')).join('');
    }
    return undefined;
  }
}

/** A part in brackets has none of its own. */
function fitting(english: string): RegExp {
  const literal = english.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(
    `^${literal.replaceAll('\\({}\\)', '\\(([^()]+)\\)').replaceAll('{}', '(.+?)').replaceAll('{period}', PERIOD)}$`,
    's',
  );
}
