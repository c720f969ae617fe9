import type { LetterPaper } from './paper';
import { INK } from './ink';
import { FACE, SHEET } from './paper';

interface LetterColumn {
  readonly label: string;
  /** A share of the sheet's width; the shares of a table make 1. */
  readonly share: number;
  readonly align: 'left' | 'right';
}

export interface LetterTable {
  readonly columns: readonly LetterColumn[];
  readonly rows: readonly (readonly string[])[];
  /** The sum, set apart by a line. */
  readonly total?: readonly string[];
}

const PADDING = 2.5;

/** A table that goes on with its heading row on the next sheet. The total never stands there alone. */
export function drawTable(paper: LetterPaper, table: LetterTable): void {
  paper.group('Table', () => {
    const heading = table.columns.map(({ label }) => label);
    drawRow(paper, table.columns, heading, 'heading');
    table.rows.forEach((row, index) => {
      const together = index === table.rows.length - 1 && table.total ? 2 : 1;
      const height = rowHeight(paper, table.columns, row, 'plain');
      const page = paper.pageCount();
      paper.makeRoom(height * together);
      if (paper.pageCount() > page) drawRow(paper, table.columns, heading, 'heading');
      drawRow(paper, table.columns, row, 'plain');
    });
    if (table.total) drawRow(paper, table.columns, table.total, 'total');
  });
  paper.cursor += 2;
}

/** Room that a table's heading and first row want, for the heading above them. */
export function tableStart(paper: LetterPaper, table: LetterTable): number {
  const heading = rowHeight(
    paper,
    table.columns,
    table.columns.map(({ label }) => label),
    'heading',
  );
  return heading + 2 * rowHeight(paper, table.columns, table.rows[0] ?? [], 'plain');
}

type RowKind = 'heading' | 'plain' | 'total';

function drawRow(paper: LetterPaper, columns: readonly LetterColumn[], cells: readonly string[], kind: RowKind): void {
  const height = rowHeight(paper, columns, cells, kind);
  const top = paper.cursor;
  const style = styleOf(kind);
  paper.ornament((document) => {
    if (kind === 'heading') document.rect(SHEET.left, top, SHEET.width, height).fill(INK.field);
    else
      rule(
        document,
        kind === 'total' ? top : top + height,
        kind === 'total' ? INK.accent : INK.line,
        kind === 'total' ? 1 : 0.5,
      );
  });
  paper.group('TR', () => {
    let left = SHEET.left;
    columns.forEach((column, index) => {
      const width = column.share * SHEET.width;
      const cell = kind === 'heading' ? 'TH' : 'TD';
      paper.text(cell, cells[index] ?? '', left + 6, top + PADDING, width - 12, { ...style, align: column.align });
      left += width;
    });
  });
  paper.cursor += height;
}

function rowHeight(
  paper: LetterPaper,
  columns: readonly LetterColumn[],
  cells: readonly string[],
  kind: RowKind,
): number {
  const heights = columns.map((column, index) =>
    paper.heightOf(cells[index] ?? '', column.share * SHEET.width - 12, styleOf(kind)),
  );
  return Math.max(...heights) + 2 * PADDING - 1;
}

function styleOf(kind: RowKind) {
  switch (kind) {
    case 'heading':
      return { size: 8.5, ink: INK.quiet };
    case 'plain':
      return {};
    case 'total':
      return { size: 10.5, face: FACE.bold };
  }
}

function rule(document: PDFKit.PDFDocument, y: number, ink: string, weight: number): void {
  document.moveTo(SHEET.left, y).lineTo(SHEET.right, y).lineWidth(weight).strokeColor(ink).stroke();
}
