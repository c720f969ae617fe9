import type { DebtorRecord } from '../../domain/claim/debtor-record';
import { ADDRESS_LINE_SEPARATOR, DEBTOR_COLUMNS } from './read-debtors';
import { rowOf } from './write-rows';

/** What `readDebtors` reads again: UTF-8, LF, one debtor a row. */
export function writeDebtors(debtors: Iterable<Omit<DebtorRecord, 'line'>>): Buffer {
  const rows = [rowOf(DEBTOR_COLUMNS)];
  for (const debtor of debtors) {
    rows.push(
      rowOf([
        debtor.debtorId,
        debtor.kind,
        debtor.name,
        addressOf(debtor.addressLines),
        debtor.postalCode,
        debtor.city,
        debtor.country,
        debtor.identityNumber,
      ]),
    );
  }
  return Buffer.from(rows.join(''), 'utf8');
}

function addressOf(lines: readonly string[]): string {
  if (lines.every((line) => !line.includes(ADDRESS_LINE_SEPARATOR))) return lines.join(ADDRESS_LINE_SEPARATOR);
  throw new RangeError(
    `An address line cannot hold "${ADDRESS_LINE_SEPARATOR}": it separates the lines in the CSV file.`,
  );
}
