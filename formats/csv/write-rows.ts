/** One row by RFC 4180: a cell is quoted when it holds a comma, a quotation mark or a line break, or has blanks at its ends. */
export function rowOf(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\n`;
}

function cellOf(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
