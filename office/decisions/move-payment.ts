import type { PoolClient } from 'pg';
import { invoiceNumberOf } from '../../domain/claim/claim-id';
import { PAYMENT_MOVE } from '../../store/tables';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { decideAndBook, type CommandResult, type RulebookFor } from '../claims/decide-and-book';
import { refuse } from './decision-refused';

/** Where a payment comes from and goes to; in suspense where no claim is named. */
export interface PaymentMove {
  readonly creditorId: string;
  readonly paymentId: string;
  readonly fromClaimId?: string;
  readonly toClaimId?: string;
  /** By which it is moved. */
  readonly decisionId: string;
  readonly today: CivilDate;
  readonly rulebookFor: RulebookFor;
  /** Names what the decision does on a claim. */
  readonly keyOf: (claimId: string) => string;
  /** Who says where the money belongs. */
  readonly by: string;
}

interface Moved {
  readonly receivedOn: CivilDate;
  readonly amount: Money;
}

/**
 * Takes a payment from where it stands and puts it where it belongs, on its own day in both places, and answers what was
 * booked on each claim. Charges follow, and so do letters that should not have been sent. The money passes through
 * suspense. The creditor must be locked. Throws `DecisionRefused`, which must end the transaction, when either cannot be.
 */
export async function movePayment(client: PoolClient, move: PaymentMove): Promise<CommandResult[]> {
  const { fromClaimId, toClaimId } = move;
  const left = fromClaimId === undefined ? undefined : await takeFrom(client, move, fromClaimId);
  const moved = left ?? { result: undefined, moved: await inSuspense(client, move) };
  if (toClaimId === undefined) await backToSuspense(client, move);
  const arrived = toClaimId === undefined ? undefined : await putOn(client, move, toClaimId, moved.moved);
  if (fromClaimId === undefined) await markPlaced(client, move);
  return [moved.result, arrived].flatMap((result) => result ?? []);
}

async function takeFrom(
  client: PoolClient,
  move: PaymentMove,
  claimId: string,
): Promise<{ readonly result: CommandResult; readonly moved: Moved }> {
  const { paymentId, decisionId } = move;
  let moved: Moved | undefined;
  const result = await book(client, move, claimId, {
    command: ({ payments }) => {
      const standing = payments.get(paymentId);
      if (!standing) return nothingStands(paymentId, claimId);
      moved = { receivedOn: standing.on, amount: standing.amount };
      const { on: reversedOn, amount } = standing;
      return { type: 'ReversePayment', reversalId: `move/${decisionId}`, reversedOn, amount, paymentId, decisionId };
    },
    sign: () => moved?.amount.negated(),
  });
  return moved ? { result, moved } : nothingStands(paymentId, claimId);
}

function putOn(client: PoolClient, move: PaymentMove, claimId: string, moved: Moved): Promise<CommandResult> {
  const { paymentId, decisionId } = move;
  return book(client, move, claimId, {
    command: () => ({ type: 'ReceivePayment', paymentId, ...moved, decisionId }),
    sign: () => moved.amount,
  });
}

async function book(
  client: PoolClient,
  { creditorId, paymentId, decisionId, today, rulebookFor, keyOf }: PaymentMove,
  claimId: string,
  how: Pick<Parameters<typeof decideAndBook>[1], 'command'> & { readonly sign: () => Money | undefined },
): Promise<CommandResult> {
  const result = await decideAndBook(client, {
    ...{ claimId, key: keyOf(claimId), contents: { decisionId, claimId }, today, rulebookFor },
    command: how.command,
    beside: (batch) => {
      batch.add(PAYMENT_MOVE, [creditorId, paymentId, claimId, decisionId, how.sign()?.toString() ?? '0']);
    },
  });
  if (result.outcome === 'refused') {
    refuse(result.refusal.refused, `Invoice ${result.claim.invoiceNumber}: ${result.refusal.message}`);
  }
  return result;
}

export function nothingStands(paymentId: string, claimId: string): never {
  const message = `Nothing of payment ${paymentId} stands on invoice ${invoiceNumberOf(claimId)}. fordring explain shows what stands there.`;
  return refuse('payment-not-there', message);
}

/** A payment that was placed once, and was put back. */
async function inSuspense(client: PoolClient, { creditorId, paymentId }: PaymentMove): Promise<Moved> {
  // Whoever else places the payment or gives it back waits, and then finds it gone.
  await client.query('SELECT FROM fordring.payment WHERE creditor_id = $1 AND payment_id = $2 FOR UPDATE', [
    creditorId,
    paymentId,
  ]);
  const { rows } = await client.query<{ received_on: CivilDate; rest: string; currency: Currency }>(
    `SELECT received_on, rest::text, currency FROM fordring.payment_standing
     WHERE creditor_id = $1 AND payment_id = $2 AND status = 'suspense' AND kind = 'payment'`,
    [creditorId, paymentId],
  );
  const [payment] = rows;
  if (!payment) return refuse('not-in-suspense', `Payment ${paymentId} is not in suspense.`);
  return { receivedOn: payment.received_on, amount: Money.of(payment.rest, payment.currency) };
}

async function backToSuspense(client: PoolClient, { creditorId, paymentId }: PaymentMove): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE fordring.payment SET status = 'suspense', matched_by = NULL
     WHERE creditor_id = $1 AND payment_id = $2 AND status = 'matched-by-hand'
       AND (SELECT sum(amount) FROM fordring.payment_placing AS place
            WHERE (place.creditor_id, place.payment_id) = ($1, $2)) = 0`,
    [creditorId, paymentId],
  );
  if (rowCount === 0) {
    const message = `A part of payment ${paymentId} was taken back by the bank; what is left does not go back to suspense. Move it to the invoice that it is for.`;
    refuse('not-reversible', message);
  }
}

async function markPlaced(client: PoolClient, { creditorId, paymentId, by }: PaymentMove): Promise<void> {
  await client.query(
    `UPDATE fordring.payment SET status = 'matched-by-hand', matched_by = $3 WHERE creditor_id = $1 AND payment_id = $2`,
    [creditorId, paymentId, by],
  );
}
