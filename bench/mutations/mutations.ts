import type { Column } from '../../formats/tables/layout';
import { Money } from '../../domain/kernel/money';
import { meaningOf } from '../../reconciliation/known-words';
import type { RecipeSource } from '../../reconciliation/recipe-source';
import type { FileLine } from '../../reconciliation/source-reader';

export const KINDS = [
  'one øre more',
  'dropped',
  'twice',
  'other sign',
  'next month',
  'other',
  'unknown word',
  'blank',
] as const;
export type MutationKind = (typeof KINDS)[number];

/** One change of one row of one file. */
export interface Mutation {
  readonly kind: MutationKind;
  /** The number of the line. */
  readonly line: number;
  /** The column that was changed; absent where the whole row went or came again. */
  readonly column?: string;
  readonly lines: readonly FileLine[];
}

const UNKNOWN_WORD = 'Qwertz';

/** Every change of a row at the place `at`, of each kind and column. */
export function mutationsOf(source: RecipeSource, lines: readonly FileLine[], at: number): Mutation[] {
  const line = lines[at] as FileLine;
  const about = (kind: MutationKind, column?: string) => ({ kind, line: line.line, ...(column && { column }) });
  const withRow = (rows: readonly FileLine[]) => [...lines.slice(0, at), ...rows, ...lines.slice(at + 1)];
  const withCell = (column: string, cell: string) => withRow([{ ...line, fields: { ...line.fields, [column]: cell } }]);
  const changed = (kind: MutationKind, column: string, cell: string | undefined): Mutation[] =>
    cell === undefined || cell === line.fields[column]
      ? []
      : [{ ...about(kind, column), lines: withCell(column, cell) }];
  const ofCells = columnsOf(source)
    .filter(({ name }) => (line.fields[name] ?? '') !== '')
    .flatMap(({ name, type, required }): Mutation[] => {
      const cell = line.fields[name] as string;
      return [...(required === true || isNought(cell) ? [] : changed('blank', name, '')), ...ofCell(name, type, cell)];
    });
  function ofCell(name: string, type: Column['type'], cell: string): Mutation[] {
    if (type === 'amount') {
      return [
        ...changed('one øre more', name, oneMore(cell, line)),
        ...changed('other sign', name, otherSign(cell, line)),
      ];
    }
    if (type === 'date' || type === 'period') return changed('next month', name, nextMonth(cell));
    return [
      ...changed('other', name, other(source, lines, name, cell)),
      ...changed('unknown word', name, unknown(type)),
    ];
  }
  return [{ ...about('dropped'), lines: withRow([]) }, { ...about('twice'), lines: withRow([line, line]) }, ...ofCells];
}

export function columnsOf({ layouts }: RecipeSource): readonly Column[] {
  const table = layouts.find((layout) => layout.kind === 'csv');
  return table?.columns ?? [];
}

function oneMore(cell: string, { currency }: FileLine): string {
  return Money.of(cell, currency as 'DKK')
    .plus(Money.of('0.01', currency as 'DKK'))
    .toString();
}

export function otherSign(cell: string, { currency }: FileLine): string {
  return Money.of(cell, currency as 'DKK')
    .negated()
    .toString();
}

export function nextMonth(cell: string): string | undefined {
  const [year = '', month = '', ...rest] = cell.split('-');
  if (month === '') return String(Number(year) + 1);
  const next = Number(month) === 12 ? [Number(year) + 1, 1] : [Number(year), Number(month) + 1];
  const day = rest.length > 0 ? ['28'] : [];
  return [next[0], String(next[1]).padStart(2, '0'), ...day].join('-');
}

/** A word of another meaning, or what another row of the file says in the column. */
function other(
  { words = [] }: RecipeSource,
  lines: readonly FileLine[],
  name: string,
  cell: string,
): string | undefined {
  const known = words.find(({ column }) => column === name)?.words;
  if (known) {
    const means = meaningOf(known, cell);
    return known.find((word) => word.means !== means)?.written[0]?.replaceAll('…', '');
  }
  const elsewhere = lines.find(({ fields }) => (fields[name] ?? '') !== '' && fields[name] !== cell);
  return elsewhere?.fields[name] ?? `${cell}9`;
}

function unknown(type: Column['type']): string | undefined {
  return type === 'text' ? UNKNOWN_WORD : undefined;
}

function isNought(cell: string): boolean {
  return /^-?0+(\.0+)?$/.test(cell);
}
