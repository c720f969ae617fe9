import { Fault } from '../../domain/kernel/fault';

/**
 * The bank gate cannot be opened so: the creditor has agreed how often its bank is reconciled, and the opening lacks its
 * day or its evidence, or its day is too old. The message says which. Nothing was changed.
 */
export class BankGateRefused extends Fault {
  override readonly name = 'BankGateRefused';
  override readonly kind = 'refused';
}
