import { addDays, civilDate } from '../../domain/kernel/civil-date';
import type { CreditorBooks } from '../creditor-books';
import type { Cells } from '../row';

/** A file of balances need not name the account: then it is of the control accounts together. */
export function unlessControl({ controlAccounts }: CreditorBooks): (fields: Cells) => string | undefined {
  const isControl = new Set(controlAccounts);
  const reason = `not on a control account of the sub-ledger (${controlAccounts.join(', ')})`;
  return ({ account = '' }) => (account === '' || isControl.has(account) ? undefined : reason);
}

/**
 * A row of another section on the same account is of another sub-ledger. A row of the general ledger that names no section is
 * of none; the sub-ledger is of the sections already (`unnamed` counts).
 */
export function unlessOfSection(
  { sections = [] }: CreditorBooks,
  unnamed: 'counts' | 'left out',
): (fields: Cells) => string | undefined {
  if (sections.length === 0) return () => undefined;
  const wanted = new Set(sections);
  const reason = `not of the sub-ledger’s sections (${sections.join(', ')})`;
  return ({ objects = '', section = objects }) => {
    const named = section.split(' ').filter((one) => one !== '');
    if (named.length === 0 && unnamed === 'counts') return undefined;
    return named.some((one) => wanted.has(one)) ? undefined : reason;
  };
}

/**
 * What an account brings along into the year is no movement of its first month: it stands on the day before, whichever month
 * the fiscal year begins with.
 */
export function dayOf(day: string, isBroughtAlong: boolean): string {
  return isBroughtAlong && day.endsWith('-01') ? addDays(civilDate(day), -1) : day;
}

export function isCarriedForward({ series = '', text: about = '' }: Cells): boolean {
  return series === 'IB' || /^(ingående|carried forward)/i.test(about);
}

/** *Faktura 4711*, *Fakturanr 4711*, *Faktnr: 4711*, *invoice no. 4711*. */
const NAMED_IN_WORDS = '(?:fakt(?:ura)?|invoice)\\.?\\s*(?:nr|nummer|no)?[.:]?\\s+([\\w-]*\\d[\\w-]*)';

/**
 * The invoice of a voucher's row: its own column, its object of dimension 10, or what its text names. What an account
 * carries forward is of many invoices.
 */
export function invoiceBy({ invoiceIn = NAMED_IN_WORDS }: CreditorBooks): (fields: Cells) => string {
  const pattern = new RegExp(invoiceIn, 'i');
  return (fields) => {
    const { invoice = '', invoice_number: number = invoice, objects = '', text: about = '' } = fields;
    if (isCarriedForward(fields)) return '';
    if (number !== '') return number;
    const object = /(?:^| )10:(\S+)/.exec(objects);
    const named = object ?? pattern.exec(`${about} ${fields.voucher_text ?? ''}`);
    return named?.[1] ?? named?.[0] ?? '';
  };
}

/** What the identities ask for, and how many rows no invoice is known of. */
export function talliesOf(fields: Cells): readonly string[] {
  if (isCarriedForward(fields)) return ['carried forward'];
  return fields.invoice === '' && (fields.month ?? '') === '' ? [WITHOUT_NUMBER] : [];
}

const WITHOUT_NUMBER = 'without an invoice’s number';
