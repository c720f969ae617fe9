import type { CreditorBooks } from '../reconciliation/creditor-books';

/** `1510, invoices by \[(\d+)\], sections 1:10, opposite sign`. */
export function booksInWords({ controlAccounts, invoiceIn, subLedgerSign, sections }: CreditorBooks): string {
  return [
    controlAccounts.join(', '),
    ...(invoiceIn === undefined ? [] : [`invoices by ${invoiceIn}`]),
    ...(sections === undefined ? [] : [`sections ${sections.join(', ')}`]),
    ...(subLedgerSign === 'opposite' ? ['opposite sign of the sub-ledger'] : []),
  ].join(', ');
}
