import type { Pool, PoolClient } from 'pg';
import type { Money } from '../../domain/kernel/money';
import { inTransaction } from '../../store/connect';
import { endsTheRound } from '../../store/relay/ends-the-round';
import { reasonOf } from '../../store/relay/reason-of';
import { chargesOnCredited, takeChargesBack } from './charges-back';
import { openInterest } from './open-interest';
import { settleClaimInterest, type InterestSettled, type Settling } from './settle-claim-interest';

interface Asked {
  readonly settling: Settling;
  /** Nothing is kept. */
  readonly dryRun: boolean;
}

/**
 * Settles the late interest and the left charges of every claim of one creditor. A claim that cannot be settled is in the
 * answer, with the reason.
 */
export async function settleOfCreditor(
  pool: Pool,
  creditorId: string,
  { settling, dryRun }: Asked,
): Promise<InterestSettled[]> {
  const settled: InterestSettled[] = [];
  const add = async (
    of: { readonly claimId: string; readonly amount: Money },
    settle: (client: PoolClient) => Promise<InterestSettled | undefined>,
  ): Promise<void> => {
    const one = await inTransaction(pool, settle, { discard: dryRun }).catch((problem: unknown) =>
      notSettled(of, problem),
    );
    if (one) settled.push(one);
  };
  for (const on of await chargesOnCredited(pool, creditorId)) {
    await add(on, (client) => takeChargesBack(client, on, settling));
  }
  for (const open of await openInterest(pool, creditorId)) {
    await add(open, (client) => settleClaimInterest(client, open, settling));
  }
  return settled;
}

function notSettled(
  { claimId, amount }: Pick<InterestSettled, 'claimId' | 'amount'>,
  problem: unknown,
): InterestSettled {
  if (endsTheRound(problem)) throw problem;
  return { claimId, outcome: 'not-settled', amount, message: reasonOf(problem) };
}
