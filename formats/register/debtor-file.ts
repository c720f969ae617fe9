import type { DebtorRecord } from '../../domain/claim/debtor-record';
import { ADDRESS_LINE_SEPARATOR, DEBTOR_COLUMNS, debtorRow, PROTECTED_COLUMN, readDebtors } from '../csv/read-debtors';
import { columnTemplate, NO_TEMPLATE, type ColumnTemplate } from './column-template';
import { ownFormOr } from './own-form';
import { readRegister, type RegisterField } from './read-register';

const NEEDED: readonly string[] = ['debtor_id', 'kind', 'name', 'country'];

const FIELDS = [...DEBTOR_COLUMNS, PROTECTED_COLUMN].map((name): RegisterField => ({
  ...{ name, type: 'text', required: NEEDED.includes(name) },
  ...(name === 'address' && { between: ADDRESS_LINE_SEPARATOR }),
}));

/** Reads debtors in our own form, or as people save them, perhaps under headers that a template names. Throws `InputRefused`. */
export function readDebtorFile(bytes: Buffer, template?: ColumnTemplate): DebtorRecord[] {
  const asSaved = () =>
    readRegister(bytes, { title: 'debtors', fields: FIELDS, readRow: debtorRow() }, template ?? NO_TEMPLATE);
  return template ? asSaved() : ownFormOr(bytes, DEBTOR_COLUMNS, () => readDebtors(bytes), asSaved);
}

/** Throws `InputRefused`. */
export function debtorTemplate(data: unknown, fileName: string): ColumnTemplate {
  return columnTemplate(data, fileName, [...DEBTOR_COLUMNS, PROTECTED_COLUMN]);
}
