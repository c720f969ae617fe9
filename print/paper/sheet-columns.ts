/** What a column needs at type of one point. */
export interface ColumnNeed {
  /** With every cell on one line. */
  readonly whole: number;
  /** Its longest word, or its longest figure: a column is never narrower. */
  readonly least: number;
}

/** A table's columns as a page takes them. */
export interface FittedColumns {
  readonly size: number;
  readonly landscape: boolean;
  /** Each part of the table stands on pages of its own, with the leading columns before it. */
  readonly parts: readonly (readonly { readonly column: number; readonly width: number }[])[];
}

export interface PageRoom {
  readonly portrait: number;
  readonly landscape: number;
}

const LARGEST = 8.5;
const SMALLEST = 6.5;
const STEP = 0.5;
/** Left and right of a cell's text, in points. */
export const CELL_PADDING = 3;

/**
 * Upright where the columns fit in readable type, else across, else in smaller type, else in several parts. What room is left
 * goes to the columns whose texts would wrap.
 */
export function fitColumns(needs: readonly ColumnNeed[], leading: number, room: PageRoom): FittedColumns {
  const all = needs.map((_, column) => column);
  for (let size = LARGEST; size >= SMALLEST; size -= STEP)
    for (const landscape of [false, true]) {
      const width = landscape ? room.landscape : room.portrait;
      if (leastOf(needs, all, size) <= width) return { size, landscape, parts: [withWidths(needs, all, size, width)] };
    }
  return inParts(needs, leading, room.landscape);
}

function leastOf(needs: readonly ColumnNeed[], columns: readonly number[], size: number): number {
  return columns.reduce((sum, column) => sum + (needs[column]?.least ?? 0) * size + 2 * CELL_PADDING, 0);
}

function inParts(needs: readonly ColumnNeed[], leading: number, width: number): FittedColumns {
  const size = LARGEST - 1;
  const first = needs.map((_, column) => column).slice(0, leading);
  const parts: number[][] = [[...first]];
  for (let column = leading; column < needs.length; column += 1) {
    const part = parts.at(-1) ?? first;
    const isFull = part.length > first.length && leastOf(needs, [...part, column], size) > width;
    if (isFull) parts.push([...first, column]);
    else part.push(column);
  }
  return { size, landscape: true, parts: parts.map((columns) => withWidths(needs, columns, size, width)) };
}

/** Each column has what it needs at least; the rest is shared by what the columns would like besides. */
function withWidths(needs: readonly ColumnNeed[], columns: readonly number[], size: number, width: number) {
  const wanted = columns.map((column) => ((needs[column]?.whole ?? 0) - (needs[column]?.least ?? 0)) * size);
  const wants = wanted.reduce((sum, want) => sum + want, 0);
  const left = Math.max(0, width - leastOf(needs, columns, size));
  const share = wants === 0 ? 0 : Math.min(1, left / wants);
  return columns.map((column, at) => ({
    column,
    width: (needs[column]?.least ?? 0) * size + 2 * CELL_PADDING + (wanted[at] ?? 0) * share,
  }));
}
