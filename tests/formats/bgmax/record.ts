/** A record of 80 columns, laid out by hand from Bankgirot's manual: `[column, text]`, columns from 1. */
export function record(code: string, ...placed: readonly (readonly [column: number, text: string])[]): string {
  return placed.reduce((line, [column, text]) => line.padEnd(column - 1) + text, code).padEnd(80);
}

export const START = record('01', [3, 'BGMAX'], [23, '01'], [25, '20160301173035010331'], [45, 'P']);
export const OPENING = record('05', [3, '0009912346'], [23, 'SEK']);

export interface Written {
  readonly code?: string;
  readonly reference?: string;
  readonly referenceCode?: string;
  /** In öre. */
  readonly amount?: string;
  readonly serial?: string;
}

export function payment({ code = '20', reference = '665760', referenceCode = '2', ...rest }: Written): string {
  const { amount = '10000', serial = '000000000101' } = rest;
  return record(
    code,
    [3, '0000000000'],
    [13, reference.padStart(25)],
    [38, amount.padStart(18, '0')],
    [56, referenceCode],
    [57, '1'],
    [58, serial.padEnd(12)],
    [70, '0'],
  );
}

export function deposit(amount: string, count: number, serial = '00074', day = '20160301', currency = 'SEK'): string {
  return record(
    '15',
    [3, '0'.repeat(35)],
    [38, day],
    [46, serial],
    [51, amount.padStart(18, '0')],
    [69, currency],
    [72, String(count).padStart(8, '0')],
  );
}

export function end(payments: number, deductions: number, references: number, deposits: number): string {
  const counts = [payments, deductions, references, deposits].map((count) => String(count).padStart(8, '0'));
  return record('70', [3, counts.join('')]);
}

export function file(...records: readonly string[]): Buffer {
  return Buffer.from(records.map((line) => `${line}\r\n`).join(''), 'latin1');
}
