import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { Fault } from '../../domain/kernel/fault';
import { decideAndBook, type CommandResult, type LedgerCommand, type RulebookFor } from '../claims/decide-and-book';
import { PAYMENT_SHARE } from '../../store/tables';

/** There is no such payment, or it has its place already. Choose a payment that is in suspense. */
export class PaymentNotInSuspense extends Fault {
  override readonly name = 'PaymentNotInSuspense';
  override readonly kind = 'refused';
}

export interface SuspenseMatchRequest {
  readonly creditorId: string;
  readonly paymentId: string;
  readonly claimId: string;
  readonly today: CivilDate;
  readonly key: string;
  /** By which it is placed. */
  readonly decisionId: string;
  /** Who says where the money belongs. */
  readonly by: string;
  readonly rulebookFor: RulebookFor;
}

interface SuspensePayment {
  readonly kind: BankMovement['kind'];
  readonly received_on: CivilDate;
  readonly amount: string;
  readonly currency: Currency;
}

/**
 * A person says which claim a payment in suspense is for, in the transaction of their decision. The payment then counts
 * from the day on which it was received. Repeated with the same key it returns the first result. Refused as a reversal is
 * when nothing can be taken back there. Throws `PaymentNotInSuspense` and `ClaimUnknown`.
 */
export async function placeFromSuspense(client: PoolClient, request: SuspenseMatchRequest): Promise<CommandResult> {
  const { creditorId, paymentId, claimId, today, key, decisionId, by, rulebookFor } = request;
  let amount = '';
  const result = await decideAndBook(client, {
    claimId,
    key,
    contents: { creditorId, paymentId, claimId },
    today,
    rulebookFor,
    source: 'suspense',
    command: async () => {
      const payment = await lockSuspense(client, creditorId, paymentId);
      amount = payment.amount;
      return commandOf(paymentId, payment, decisionId);
    },
    beside: (batch) => {
      batch.add(PAYMENT_SHARE, [creditorId, paymentId, claimId, amount]);
    },
  });
  if (result.outcome === 'accepted' && !result.replayed) {
    await client.query(
      `UPDATE fordring.payment SET status = 'matched-by-hand', matched_by = $3 WHERE creditor_id = $1 AND payment_id = $2`,
      [creditorId, paymentId, by],
    );
  }
  return result;
}

async function lockSuspense(client: PoolClient, creditorId: string, paymentId: string): Promise<SuspensePayment> {
  await client.query('SELECT FROM fordring.payment WHERE creditor_id = $1 AND payment_id = $2 FOR UPDATE', [
    creditorId,
    paymentId,
  ]);
  const { rows } = await client.query<SuspensePayment & { status: string }>(
    `SELECT kind, received_on, rest::text AS amount, currency, status FROM fordring.payment_standing
     WHERE creditor_id = $1 AND payment_id = $2`,
    [creditorId, paymentId],
  );
  const [payment] = rows;
  if (!payment) throw new PaymentNotInSuspense(`There is no payment ${paymentId} of creditor ${creditorId}.`);
  if (payment.status !== 'suspense')
    throw new PaymentNotInSuspense(`Payment ${paymentId} has its place already (${payment.status}).`);
  return payment;
}

/** A person says what the payment is for: the debtor's own reference did not. What the bank takes back is no move. */
function commandOf(paymentId: string, payment: SuspensePayment, decisionId: string): LedgerCommand {
  const amount = Money.of(payment.amount, payment.currency);
  return payment.kind === 'payment'
    ? { type: 'ReceivePayment', paymentId, receivedOn: payment.received_on, amount, decisionId }
    : { type: 'ReversePayment', reversalId: paymentId, reversedOn: payment.received_on, amount };
}
