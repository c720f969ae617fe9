import type { Pool } from 'pg';
import { inTransaction } from '../../store/connect';
import { endsTheRound } from '../../store/relay/ends-the-round';
import { reasonOf } from '../../store/relay/reason-of';
import { openInterest, type OpenInterest } from './open-interest';
import { settleClaimInterest, type InterestSettled, type Settling } from './settle-claim-interest';

interface Asked {
  readonly settling: Settling;
  /** Nothing is kept. */
  readonly dryRun: boolean;
}

/** Settles the late interest of every claim of one creditor. A claim that cannot be settled is in the answer, with the reason. */
export async function settleOfCreditor(
  pool: Pool,
  creditorId: string,
  { settling, dryRun }: Asked,
): Promise<InterestSettled[]> {
  const settled: InterestSettled[] = [];
  for (const open of await openInterest(pool, creditorId)) {
    const one = await inTransaction(pool, (client) => settleClaimInterest(client, open.claimId, settling), {
      discard: dryRun,
    }).catch((problem: unknown) => notSettled(open, problem));
    if (one) settled.push(one);
  }
  return settled;
}

function notSettled({ claimId, amount }: OpenInterest, problem: unknown): InterestSettled {
  if (endsTheRound(problem)) throw problem;
  return { claimId, outcome: 'not-settled', amount, message: reasonOf(problem) };
}
