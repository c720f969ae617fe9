import type { PoolClient } from 'pg';
import type { CommandResult } from '../claims/decide-and-book';
import { placeFromSuspense } from '../payments/match-suspense';
import { decisionKey, noteClaim } from './claims-of-decision';
import { refuse } from './decision-refused';
import type { RecordedDecision } from './decision-record';
import { movePayment, type PaymentMove } from './move-payment';

type MoveDecision = Extract<RecordedDecision, { kind: 'payment-move' }>;
type How = Pick<PaymentMove, 'today' | 'rulebookFor' | 'by'>;

/** Carries the move of a payment out: from suspense, or from the claim that the decision names. */
export async function placePayment(
  client: PoolClient,
  { decision, ...how }: How & { readonly decision: MoveDecision },
  claimId: string,
): Promise<CommandResult> {
  const { decisionId, creditorId, terms } = decision;
  const { paymentId, fromClaimId } = terms;
  if (fromClaimId === undefined && !(await wasPlacedBefore(client, creditorId, paymentId))) {
    const { today, by, rulebookFor } = how;
    const key = decisionKey(decisionId, claimId);
    return placeFromSuspense(client, { creditorId, paymentId, claimId, today, key, decisionId, by, rulebookFor });
  }
  const move = { ...moveOf(decisionId, how), creditorId, paymentId, toClaimId: claimId };
  const results = await movePayment(client, { ...move, ...(fromClaimId !== undefined && { fromClaimId }) });
  const [arrived] = results.slice(-1);
  if (!arrived) throw new RangeError(`Decision ${decisionId} moved nothing.`);
  if (fromClaimId !== undefined) await noteResults(client, decisionId, results.slice(0, -1));
  return arrived;
}

/** Puts a payment back where it stood before a decision moved it, by the decision that takes the move back. */
export async function takeMoveBack(
  client: PoolClient,
  { decisionId, creditorId, terms, subject }: MoveDecision,
  takenBackBy: string,
  how: How,
): Promise<void> {
  const [claimId] = subject.of === 'claims' ? subject.claimIds : [];
  if (claimId === undefined) throw new RangeError(`Decision ${decisionId} is about no claim.`);
  const { paymentId, fromClaimId } = terms;
  if (await isTakenBackMoney(client, creditorId, paymentId)) {
    refuse('not-reversible', 'What the bank took back is not moved; the bank pays it in anew, or it is credited.');
  }
  const results = await movePayment(client, {
    ...{ ...moveOf(takenBackBy, how), creditorId, paymentId, fromClaimId: claimId },
    ...(fromClaimId !== undefined && { toClaimId: fromClaimId }),
  });
  await noteResults(client, takenBackBy, results);
}

function moveOf(decisionId: string, how: How): Pick<PaymentMove, 'decisionId' | 'keyOf' | keyof How> {
  return { ...how, decisionId, keyOf: (claimId) => decisionKey(decisionId, claimId) };
}

async function noteResults(client: PoolClient, decisionId: string, results: readonly CommandResult[]): Promise<void> {
  for (const { claim } of results) await noteClaim(client, decisionId, claim.claimId, claim.eventNumber);
}

async function wasPlacedBefore(client: PoolClient, creditorId: string, paymentId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM fordring.payment_share WHERE creditor_id = $1 AND payment_id = $2 LIMIT 1',
    [creditorId, paymentId],
  );
  return rowCount !== 0;
}

async function isTakenBackMoney(client: PoolClient, creditorId: string, paymentId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM fordring.payment WHERE creditor_id = $1 AND payment_id = $2 AND kind <> 'payment'`,
    [creditorId, paymentId],
  );
  return rowCount !== 0;
}
