import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/civil-date';
import { inTransaction } from '../ledger/connect';
import { keepOutcome, waitingCase, type WaitingCase } from './case-outcomes';
import type { CaseDeliveryDependencies } from './deliver-cases';
import { eachByItself } from './each-by-itself';
import { handOverCase, type PendingCase } from './hand-over-case';

export interface RetryDependencies extends CaseDeliveryDependencies {
  /** The creditor's business day. */
  readonly today: (timeZone: string) => CivilDate;
}

interface HeldCase extends PendingCase {
  readonly reason: string;
  readonly timeZone: string;
}

const BATCH = 200;

/**
 * Tries the cases again that were held, those first that have waited longest since they were tried. What is told is the
 * claim as it stands now: a payment since the step lowers the application. Returns how many went. `onWaiting` is told of
 * those that are held for another reason than before.
 *
 * A failure of the world is thrown once the others have gone.
 */
export async function retryHeldCases(dependencies: RetryDependencies): Promise<number> {
  let referred = 0;
  const waiting: WaitingCase[] = [];
  const { failure } = await inTransaction(dependencies.pool, async (client) =>
    eachByItself(await lockHeld(client), async (held) => {
      const outcome = await handOverCase(held, { on: dependencies.today(held.timeZone) }, dependencies);
      await keepOutcome(client, held, outcome);
      if (outcome.status === 'referred') referred += 1;
      const found = waitingCase(held, outcome);
      if (found && found.reason !== held.reason) waiting.push(found);
    }),
  );
  if (waiting.length > 0) dependencies.onWaiting?.(waiting);
  if (failure) throw failure;
  return referred;
}

/** Those that another process has in hand are passed over; a settled claim has nothing to hand over. */
async function lockHeld(client: PoolClient): Promise<HeldCase[]> {
  const { rows } = await client.query<HeldCase>(
    `SELECT claim_id AS "claimId", step, held.event_number AS "eventNumber", performed_on AS "performedOn", reason,
       time_zone AS "timeZone"
     FROM fordring.counterpart_case AS held JOIN fordring.claim USING (claim_id) JOIN fordring.creditor USING (creditor_id)
     WHERE status IN ('held', 'withheld') AND NOT claim.settled
     ORDER BY tried_at LIMIT $1 FOR UPDATE OF held SKIP LOCKED`,
    [BATCH],
  );
  return rows;
}
