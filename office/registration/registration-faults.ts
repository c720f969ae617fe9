import { Fault } from '../../domain/kernel/fault';

/**
 * The invoice is registered with other contents, or is twice in one list; nothing was taken up. Correct the file, or
 * credit the invoice and issue a new one.
 */
export class InvoiceKnownOtherwise extends Fault {
  override readonly name = 'InvoiceKnownOtherwise';
  override readonly kind = 'refused';
}

/**
 * An invoice names a debtor who is neither in the list nor in the register; nothing was taken up. Hand over the debtor
 * with the invoice.
 */
export class DebtorUnknown extends Fault {
  override readonly name = 'DebtorUnknown';
  override readonly kind = 'refused';
}
