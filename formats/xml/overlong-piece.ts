/** Characters of one tag with its attributes. A root element that declares many namespaces has some thousand. */
const LONGEST_TAG = 100_000;

/** Characters between two tags. An invoice may have its picture inside. */
const LONGEST_TEXT = 10_000_000;

const QUOTE = 34;
const APOSTROPHE = 39;
const END = 62;

interface Overlong {
  /** Of the piece at hand; where the tag or text began in an earlier piece, the beginning of this one. */
  readonly at: number;
  readonly message: string;
}

/**
 * Finds the first tag or text that is longer than any format has one, in a document that comes piece by piece. The parser
 * reads both sign by sign, and takes some thirty times their size in memory.
 */
export class OverlongSearch {
  private inside: 'text' | 'tag' | 'comment' = 'text';
  private length = 0;
  private quote = 0;
  private isClosed = false;
  private quotes = new NextSign('"');
  private apostrophes = new NextSign("'");

  /** Nothing in an ordinary document. */
  take(text: string): Overlong | undefined {
    this.quotes = new NextSign('"');
    this.apostrophes = new NextSign("'");
    for (let at = 0; at < text.length;) {
      const begun = at;
      at = this.next(text, at);
      if (this.inside === 'tag' && this.length > LONGEST_TAG) return tooLong(begun, 'tag', LONGEST_TAG);
      if (this.inside === 'text' && this.length > LONGEST_TEXT)
        return tooLong(begun, 'text between two tags', LONGEST_TEXT);
      if (at < text.length) this.turn(text, at);
      else if (this.inside !== 'text' && this.isClosed) this.begin('text');
    }
    return undefined;
  }

  private next(text: string, at: number): number {
    this.isClosed = false;
    switch (this.inside) {
      case 'text':
        return this.pastText(text, at);
      case 'tag':
        return this.pastTag(text, at);
      case 'comment':
        return this.pastComment(text, at);
    }
  }

  /** What begins where the last one ended. */
  private turn(text: string, at: number): void {
    if (this.inside !== 'text') this.begin('text');
    else this.begin(text.startsWith('<!--', at) ? 'comment' : 'tag');
  }

  private begin(inside: 'text' | 'tag' | 'comment'): void {
    this.inside = inside;
    this.length = 0;
    this.quote = 0;
  }

  private pastText(text: string, at: number): number {
    const open = text.indexOf('<', at);
    const end = open === -1 ? text.length : open;
    this.length += end - at;
    return end;
  }

  /** One that is never closed is for the parser. */
  private pastComment(text: string, at: number): number {
    const close = text.indexOf('-->', at);
    this.isClosed = close !== -1;
    return close === -1 ? text.length : close + 3;
  }

  /** An attribute's value may have the sign in it that ends tags. */
  private pastTag(text: string, from: number): number {
    const close = this.quote === 0 ? text.indexOf('>', from) : -1;
    const isPlain = close !== -1 && this.quotes.after(text, from) > close && this.apostrophes.after(text, from) > close;
    if (!isPlain || close + 1 - from > LONGEST_TAG - this.length) return this.pastQuotes(text, from);
    this.length += close + 1 - from;
    this.isClosed = true;
    return close + 1;
  }

  private pastQuotes(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      this.length += 1;
      if (this.length > LONGEST_TAG) return at;
      if (this.quote !== 0) {
        if (code === this.quote) this.quote = 0;
      } else if (code === END) {
        this.isClosed = true;
        return at + 1;
      } else if (code === QUOTE || code === APOSTROPHE) {
        this.quote = code;
      }
    }
    return text.length;
  }
}

/** Where a sign stands next in a text. It is asked from front to back, so that the text is gone through once. */
class NextSign {
  private readonly sign: string;
  private found = -1;

  constructor(sign: string) {
    this.sign = sign;
  }

  /** Beyond the text where there is none. */
  after(text: string, from: number): number {
    if (this.found >= from) return this.found;
    const found = text.indexOf(this.sign, from);
    this.found = found === -1 ? text.length : found;
    return this.found;
  }
}

function tooLong(at: number, what: string, limit: number): Overlong {
  return { at, message: `a ${what} has more than ${limit} characters. Ask the sender for a file without it.` };
}
