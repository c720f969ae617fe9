/** A cell as its file has it: text that a person wrote, or a number that a program stored. */
export type Cell = string | NumberCell;

/** A number of a workbook or a JSON document: it has no decimal sign or separators to be declared. */
export interface NumberCell {
  /** Plain decimal digits with a point and a minus sign: `-15218.13`. */
  readonly digits: string;
  /** The day from which a workbook counts its dates; absent where numbers are never dates. */
  readonly epoch?: '1900' | '1904';
}

/** Why a cell does not fit its column: what it is and what to do, in one sentence each. */
export class CellFault extends Error {
  override readonly name = 'CellFault';
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** The text of a cell without the blanks around it. */
export function textOfCell(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  if (/^-?\d{16}/.test(cell.digits)) {
    throw new CellFault(
      'it is a number of more than 15 digits, which a workbook does not keep. Format the column as text.',
    );
  }
  return cell.digits;
}
