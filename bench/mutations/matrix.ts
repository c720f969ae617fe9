import type { Judged } from './judged';

const COLUMNS = [
  'refused',
  'found',
  'clean, and the result says why',
  'as before, and the result says why',
  'clean without a reason',
  'as before without a reason',
] as const;
type Column = (typeof COLUMNS)[number];
const MOST_WORDS = 12;

/** How often each kind of change of each file came to what. */
export class Matrix {
  private readonly cells = new Map<string, Record<Column, number>>();
  private readonly said = new Map<string, number>();
  /** Changes of which the result says nothing, and does not say why. */
  readonly unnoticed: Judged[] = [];

  add(judged: Judged): void {
    const { file, mutation, verdict, says } = judged;
    const place = file === 'left' || file === 'right' || file === 'third' ? file : 'list';
    const name = `${place}, ${mutation.kind}`;
    const isNoticed = verdict === 'refused' || verdict === 'found';
    const column: Column = isNoticed
      ? verdict
      : `${verdict}${says === '' ? ' without a reason' : ', and the result says why'}`;
    const row = this.cells.get(name) ?? nothing();
    row[column] += 1;
    this.cells.set(name, row);
    if (!isNoticed && says === '') this.unnoticed.push(judged);
    if (verdict !== 'refused') {
      const words = `${verdict}: ${says}`;
      this.said.set(words, (this.said.get(words) ?? 0) + 1);
    }
  }

  /** Those after which the result is clean: they look like nothing. */
  get falseCleans(): readonly Judged[] {
    return this.unnoticed.filter(({ verdict }) => verdict === 'clean');
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
    const unseen = this.unnoticed.map(
      ({ recipe, sample, file, mutation: { kind, line = 'all', column = '' } }) =>
        `  ✗ ${recipe} ${sample}: ${file} line ${line}, ${kind} ${column}`,
    );
    return [header, ...rows, ...words, ...unseen].join('\n');
  }
}

function nothing(): Record<Column, number> {
  return Object.fromEntries(COLUMNS.map((column) => [column, 0])) as Record<Column, number>;
}
