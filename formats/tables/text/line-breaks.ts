/** Characters of a file without a line feed after which carriage returns are its line breaks. */
const LONGEST_WITHOUT = 65_536;

/**
 * Line feeds where the lines of a file end in a carriage return alone, as old programs end them. What comes first is kept
 * until a line feed, the end or enough text tells which it is.
 */
export class LineBreaks {
  private kept = '';
  private ends: 'not known' | 'as they are' | 'carriage returns' = 'not known';

  take(text: string): string {
    switch (this.ends) {
      case 'as they are':
        return text;
      case 'carriage returns':
        return text.replaceAll('\r', '\n');
      case 'not known':
        this.kept += text;
        if (this.kept.includes('\n')) return this.given('as they are');
        return this.kept.length < LONGEST_WITHOUT ? '' : this.decided();
    }
  }

  /** What is left at the end of the file. */
  end(): string {
    return this.ends === 'not known' ? this.decided() : '';
  }

  private decided(): string {
    // A line feed may follow the last carriage return.
    const isWithin = this.kept.slice(0, -1).includes('\r');
    return this.given(isWithin || this.kept.length < LONGEST_WITHOUT ? 'carriage returns' : 'as they are');
  }

  private given(ends: 'as they are' | 'carriage returns'): string {
    const { kept } = this;
    this.kept = '';
    this.ends = ends;
    return this.take(kept);
  }
}
