import type { Judged } from './judge';

type Column = 'refused' | 'found' | 'clean, and the result says why' | 'clean without a reason';
const COLUMNS: readonly Column[] = ['refused', 'found', 'clean, and the result says why', 'clean without a reason'];
const MOST_WORDS = 6;

/** How often each kind of change of each file came to what. */
export class Matrix {
  private readonly cells = new Map<string, Record<Column, number>>();
  private readonly said = new Map<string, number>();
  /** Changes that the result is clean of without a reason. */
  readonly falseCleans: Judged[] = [];

  add(judged: Judged): void {
    const { file, mutation, verdict, says } = judged;
    const place = file === 'left' || file === 'right' || file === 'third' ? file : 'list';
    const name = `${place}, ${mutation.kind}`;
    const column: Column =
      verdict !== 'clean' ? verdict : says === '' ? 'clean without a reason' : 'clean, and the result says why';
    const row = this.cells.get(name) ?? nothing();
    row[column] += 1;
    this.cells.set(name, row);
    if (column === 'clean without a reason') this.falseCleans.push(judged);
    if (verdict !== 'refused') {
      const words = `${verdict}: ${says}`;
      this.said.set(words, (this.said.get(words) ?? 0) + 1);
    }
  }

  inWords(): string {
    const header = ['', ...COLUMNS].join(' | ');
    const rows = [...this.cells]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, row]) => [name, ...COLUMNS.map((column) => String(row[column]))].join(' | '));
    const words = [...this.said]
      .sort(([, one], [, other]) => other - one)
      .slice(0, MOST_WORDS)
      .map(([name, count]) => `  ${count} × ${name}`);
    const unseen = this.falseCleans.map(
      ({ recipe, sample, file, mutation: { kind, line, column = '' } }) =>
        `  ✗ ${recipe} ${sample}: ${file} line ${line}, ${kind} ${column}`,
    );
    return [header, ...rows, ...words, ...unseen].join('\n');
  }
}

function nothing(): Record<Column, number> {
  return { refused: 0, found: 0, 'clean, and the result says why': 0, 'clean without a reason': 0 };
}
