import type { Claim } from '../../domain/claim/claim';
import type { LedgerCommand } from './decide-and-book';
import { PAYMENT, PAYMENT_SHARE } from '../../store/tables';
import type { RowBatch } from '../../store/write-rows';

export function paymentIdOf(command: LedgerCommand): string | undefined {
  if (command.type === 'ReceivePayment') return command.paymentId;
  return command.type === 'ReversePayment' ? command.reversalId : undefined;
}

/** A payment that was reported for one claim and not through a bank file: it is for this claim alone. */
export function addPaymentOfCommand(batch: RowBatch, claim: Claim, command: LedgerCommand): void {
  if (command.type !== 'ReceivePayment' && command.type !== 'ReversePayment') return;
  const { creditorId, claimId } = claim;
  const received = command.type === 'ReceivePayment';
  const paymentId = received ? command.paymentId : command.reversalId;
  const on = received ? command.receivedOn : command.reversedOn;
  const { amount } = command;
  const kind = received ? 'payment' : 'reversal';
  batch.add(PAYMENT, [
    creditorId,
    paymentId,
    kind,
    on,
    amount.toString(),
    amount.currency,
    'matched',
    null,
    '{}',
    null,
  ]);
  batch.add(PAYMENT_SHARE, [creditorId, paymentId, claimId, amount.toString()]);
}
