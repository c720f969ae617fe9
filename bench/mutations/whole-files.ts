import type { RecipeSource } from '../../reconciliation/recipe-source';
import type { FileLine } from '../../reconciliation/source-reader';
import { columnsOf, nextMonth, otherSign } from './mutations';

export const WHOLE_KINDS = [
  'amounts exchanged',
  'split in two',
  'backwards',
  'given twice',
  'without a row',
  'of the next month',
  'a column of blanks',
  'a column of one word',
  'every amount with the other sign',
] as const;
export type WholeKind = (typeof WHOLE_KINDS)[number];

/** One change of a file that is more than a row of it. */
export interface WholeMutation {
  readonly kind: WholeKind;
  readonly column?: string;
  readonly lines: readonly FileLine[];
}

/** Every such change of a file: what somebody does who takes the wrong export, sorts it by one column, or fills it in. */
export function wholeMutationsOf(
  source: RecipeSource,
  lines: readonly FileLine[],
  counts: (line: FileLine) => boolean,
): WholeMutation[] {
  const columns = columnsOf(source).filter(({ name }) =>
    lines.some(({ fields }) => !['', '0.00'].includes(fields[name] ?? '')),
  );
  const ofType = (...types: string[]) => columns.filter(({ type }) => types.includes(type)).map(({ name }) => name);
  const amounts = ofType('amount');
  const every = (names: readonly string[], change: (cell: string, line: FileLine) => string) =>
    lines.map((line) => withCells(line, names, change));
  const all: WholeMutation[] = [
    ...amounts.flatMap((column) => exchanged(lines, column, counts)),
    ...amounts.flatMap((column) => split(lines, column, counts)),
    { kind: 'backwards', lines: [...lines].reverse() },
    { kind: 'given twice', lines: [...lines, ...lines] },
    { kind: 'without a row', lines: [] },
    { kind: 'of the next month', lines: every(ofType('date', 'period'), (cell) => nextMonth(cell) ?? cell) },
    { kind: 'every amount with the other sign', lines: every(amounts, otherSign) },
    ...columns.map(({ name }): WholeMutation => ({
      kind: 'a column of blanks',
      column: name,
      lines: every([name], () => ''),
    })),
    ...ofType('text').map((column): WholeMutation => ({
      kind: 'a column of one word',
      column,
      lines: every([column], () => lines.find(({ fields }) => (fields[column] ?? '') !== '')?.fields[column] ?? ''),
    })),
  ];
  const before = text(lines);
  return all.filter(({ lines: changed }) => text(changed) !== before);
}

function text(lines: readonly FileLine[]): string {
  return JSON.stringify(lines.map(({ fields }) => fields));
}

function withCells(
  line: FileLine,
  names: readonly string[],
  change: (cell: string, line: FileLine) => string,
): FileLine {
  const cells = names.flatMap((name) => {
    const cell = line.fields[name] ?? '';
    return cell === '' ? [] : [[name, change(cell, line)] as const];
  });
  return { ...line, fields: { ...line.fields, ...Object.fromEntries(cells) } };
}

/** The first two rows that differ in an amount have each other’s. */
function exchanged(lines: readonly FileLine[], column: string, counts: (line: FileLine) => boolean): WholeMutation[] {
  const isAmount = (line: FileLine) => (line.fields[column] ?? '') !== '' && counts(line);
  const first = lines.findIndex(isAmount);
  const second = lines.findIndex((line) => isAmount(line) && line.fields[column] !== lines[first]?.fields[column]);
  if (first < 0 || second < 0) return [];
  const cellAt = (at: number) => lines[at]?.fields[column] ?? '';
  const other = new Map([
    [first, cellAt(second)],
    [second, cellAt(first)],
  ]);
  const changed = lines.map((line, at) => withCells(line, [column], (cell) => other.get(at) ?? cell));
  return [{ kind: 'amounts exchanged', column, lines: changed }];
}

/** The first row of an amount stands twice, with a part of it each. */
function split(lines: readonly FileLine[], column: string, counts: (line: FileLine) => boolean): WholeMutation[] {
  const at = lines.findIndex((line) => Number(line.fields[column] ?? '') > 0.01 && counts(line));
  const line = lines[at];
  if (!line) return [];
  const ore = BigInt((line.fields[column] ?? '').replace('.', ''));
  const text = (part: bigint) =>
    String(part)
      .padStart(3, '0')
      .replace(/(\d\d)$/, '.$1');
  const parts = [ore / 3n + 1n, ore - ore / 3n - 1n].map((part) => withCells(line, [column], () => text(part)));
  return [{ kind: 'split in two', column, lines: [...lines.slice(0, at), ...parts, ...lines.slice(at + 1)] }];
}
