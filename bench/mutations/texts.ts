import type { InputProblem } from '../../domain/kernel/input-refused';
import { rowsOf } from '../../formats/csv/read-rows';
import { rowOf } from '../../formats/csv/write-rows';
import type { RecipeSource } from '../../reconciliation/recipe-source';

export const TEXT_KINDS = [
  'a header of another name',
  'a further column of amounts',
  'a wrong total',
  'an amount in another notation',
  'no amount at all',
  'cut off',
  'without a header',
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** A file as it is written, changed in one way. */
export interface TextMutation {
  readonly kind: TextKind;
  readonly column?: string;
  readonly text: string;
}

/** What may go wrong while somebody saves, edits or sends a file with commas between its cells. */
export function textMutationsOf({ layouts }: RecipeSource, text: string): TextMutation[] {
  if (IS_NO_TABLE.test(text)) return [];
  const [names = [], ...rows] = cellsOf(text);
  if (rows.length === 0) return [];
  const written = (head: readonly string[], body: readonly (readonly string[])[]) =>
    [head, ...body].map((cells) => rowOf(cells)).join('');
  const at = amountPlace(rows);
  const withAmount = (cell: (amount: string) => string) =>
    rows.map((cells, row) =>
      row === at?.row ? cells.map((one, column) => (column === at.column ? cell(one) : one)) : cells,
    );
  return [
    ...names.map((column, place): TextMutation => ({
      kind: 'a header of another name',
      column,
      text: written(
        names.map((name, of) => (of === place ? 'Qwertz' : name)),
        rows,
      ),
    })),
    {
      kind: 'a further column of amounts',
      text: written(
        [...names, 'Qwertz'],
        rows.map((cells) => [...cells, '77.00']),
      ),
    },
    ...(layouts.some((layout) => 'totals' in layout && layout.totals) ? wrongTotal(names, rows, written) : []),
    ...(at
      ? ([
          {
            kind: 'an amount in another notation',
            text: written(
              names,
              withAmount(() => '1.234;50'),
            ),
          },
          {
            kind: 'no amount at all',
            text: written(
              names,
              withAmount(() => 'abc'),
            ),
          },
        ] as const)
      : []),
    { kind: 'cut off', text: text.slice(0, Math.floor(text.trimEnd().length / 2)) },
    { kind: 'without a header', text: written(rows[0] ?? [], rows.slice(1)) },
  ];
}

/** SIE, XML and JSON have no cells between commas. */
export const IS_NO_TABLE = /^\s*[#<{[]/;

/** Throws `RangeError`: a sample whose quotes are wrong would be left out unseen. */
export function cellsOf(text: string): (readonly string[])[] {
  const refuse = ({ message }: InputProblem) => {
    throw new RangeError(message);
  };
  return [...rowsOf(text, refuse)].map(({ cells }) => cells);
}

const AMOUNT = /^-?\d+\.\d\d$/;

function amountPlace(rows: readonly (readonly string[])[]): { row: number; column: number } | undefined {
  const row = rows.findIndex((cells) => cells.some((cell) => AMOUNT.test(cell)));
  const column = rows[row]?.findIndex((cell) => AMOUNT.test(cell)) ?? -1;
  return column < 0 ? undefined : { row, column };
}

/** A last row that says the total of a column, and a wrong one. */
function wrongTotal(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  written: (head: readonly string[], body: readonly (readonly string[])[]) => string,
): TextMutation[] {
  const at = amountPlace(rows);
  if (!at) return [];
  const total = names.map((_, column) => (column === at.column ? '987654.32' : column === 0 ? 'I alt' : ''));
  return [{ kind: 'a wrong total', text: written(names, [...rows, total]) }];
}
