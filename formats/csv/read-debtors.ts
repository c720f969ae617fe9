import type { DebtorRecord } from '../../domain/claim/debtor-record';
import { numberFault } from '../../domain/kernel/identifier';
import { readTable, type RowReader } from './read-table';

export const DEBTOR_COLUMNS = [
  'debtor_id',
  'kind',
  'name',
  'address',
  'postal_code',
  'city',
  'country',
  'identity_number',
] as const;

/** May follow the others: `yes`, or blank where nothing is said. */
export const PROTECTED_COLUMN = 'protected_address';

/** Stands between the lines of an address inside its one cell. */
export const ADDRESS_LINE_SEPARATOR = '|';

type Refuse = (column: (typeof DEBTOR_COLUMNS)[number] | typeof PROTECTED_COLUMN, message: string) => void;

const KINDS: readonly DebtorRecord['kind'][] = ['person', 'business', 'estate', 'public-body'];

/**
 * Reads a back office's debtors, or refuses the whole file with every problem in it. Address, postal code, city and
 * identity number may be blank: for protected persons they often are.
 *
 * Messages never repeat a name, a number or an address, for they end up in logs.
 */
export function readDebtors(bytes: Buffer): DebtorRecord[] {
  return readTable(bytes, DEBTOR_COLUMNS, debtorRow(), PROTECTED_COLUMN);
}

/** Reads the rows of one file, whose cells stand in the order of `DEBTOR_COLUMNS`; the protected column may follow. */
export function debtorRow(): RowReader<DebtorRecord> {
  const lineById = new Map<string, number>();

  return (cells, line, refuse: Refuse) => {
    const trimmed = cells.map((cell) => cell.trim());
    const [debtorId = '', kindText, name = '', address = '', postalCode = '', city = '', country = ''] = trimmed;
    const identityNumber = trimmed[7] ?? '';
    const before = lineById.get(debtorId);
    if (debtorId === '') refuse('debtor_id', 'it is blank. Every debtor needs one.');
    else if (/[\r\n\t]/.test(debtorId)) refuse('debtor_id', 'there is a line break in it. Take it out.');
    else if (before !== undefined) refuse('debtor_id', `it already stands on line ${before}. Take one of the two out.`);
    else lineById.set(debtorId, line);
    for (const [column, value] of [
      ['debtor_id', debtorId],
      ['identity_number', identityNumber],
      ['postal_code', postalCode],
    ] as const) {
      const fault = numberFault(value);
      if (fault !== undefined) refuse(column, fault);
    }
    const kind = KINDS.find((known) => known === kindText);
    if (!kind) refuse('kind', `it is not known. Write one of ${KINDS.join(', ')}.`);
    if (name === '') refuse('name', 'it is blank. Every debtor needs one.');
    if (!/^[A-Z]{2}$/.test(country)) refuse('country', 'it is no country code. Write two capitals, such as SE or DK.');
    const isProtected = trimmed[8] ?? '';
    if (!['', 'yes'].includes(isProtected)) {
      refuse(PROTECTED_COLUMN, 'write yes, or leave it blank. Only a decision opens a protected address.');
    }
    if (!kind) return undefined;
    const addressLines = address.split(ADDRESS_LINE_SEPARATOR).flatMap((part) => part.trim() || []);
    const stated = { debtorId, kind, name, addressLines, postalCode, city, country, identityNumber };
    return { ...stated, ...(isProtected === 'yes' && { addressProtected: true as const }), line };
  };
}
