import type { Pool } from 'pg';
import type { CommandResult } from '../../office/claims/decide-and-book';
import { namedRefusal } from '../../office/claims/named-refusal';
import { placeFromSuspense } from '../../office/payments/match-suspense';
import { inTransaction } from '../../store/connect';

export type SuspenseMatchRequest = Omit<Parameters<typeof placeFromSuspense>[1], 'decisionId'>;

/** Places a payment from suspense in a transaction of its own, without the decision that goes before it. */
export async function matchSuspense(pool: Pool, request: SuspenseMatchRequest): Promise<CommandResult> {
  const { paymentId, key } = request;
  try {
    return await inTransaction(pool, (client) => placeFromSuspense(client, { ...request, decisionId: key }));
  } catch (error) {
    throw namedRefusal(error, { key, paymentId });
  }
}
