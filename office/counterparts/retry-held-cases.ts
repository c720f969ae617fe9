import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { DayKeeper } from '../creditors/creditor';
import type { AnswerNote } from './answer-notes';
import { keepOutcome, noteAttempt, waitingCase, type WaitingCase } from './case-outcomes';
import type { CaseDeliveryDependencies } from './deliver-cases';
import { creditorOf } from '../../domain/claim/claim-id';
import { eachUnlessAside } from '../../store/relay/each-unless-aside';
import type { RoundOptions } from '../../store/relay/lane';
import { handOverCase } from './hand-over-case';
import { unlessInHand } from './one-claim';
import { pendingCases } from './pending-cases';
import { tellChanges } from './tell-changes';

export interface RetryDependencies extends CaseDeliveryDependencies {
  /** The creditor's business day. */
  readonly today: (creditor: DayKeeper) => CivilDate;
}

interface WaitingClaim {
  readonly claimId: string;
  readonly timeZone: string;
  readonly virtualToday: CivilDate | null;
  /** Of changes that could not be told. */
  readonly stuck: readonly string[];
}

const BATCH = 200;

/**
 * Tries the cases again that were held, and the changes that could not be told, those first that have waited longest since
 * they were tried. What is told is the claim as it stands now: a payment since the step lowers the application. Returns how
 * many cases went. `onWaiting` is told of those that are held for another reason than before.
 *
 * A failure of the world sets the claim aside, and it is tried again; the others go on.
 */
export async function retryHeldCases(
  dependencies: RetryDependencies,
  { onSetAside }: Pick<RoundOptions, 'onSetAside'> = {},
): Promise<number> {
  let referred = 0;
  const waiting: WaitingCase[] = [];
  const notes: AnswerNote[] = [];
  const { pool } = dependencies;
  try {
    const claims = await waitingClaims(pool);
    await eachUnlessAside(pool, 'held-case', claims, {
      onSetAside,
      isPart: claims.length === BATCH,
      subjectOf: ({ claimId }) => ({ subject: claimId, claimId, creditorId: creditorOf(claimId) }),
      work: async (claim) => {
        const tried = await unlessInHand(pool, claim.claimId, (client) => retry(client, claim, dependencies));
        referred += tried?.referred ?? 0;
        waiting.push(...(tried?.waiting ?? []));
        notes.push(...(tried?.notes ?? []));
      },
    });
  } finally {
    if (waiting.length > 0) dependencies.onWaiting?.(waiting);
    if (notes.length > 0) dependencies.onNotes?.(notes);
  }
  return referred;
}

async function retry(
  client: Parameters<typeof tellChanges>[0],
  { claimId, timeZone, virtualToday, stuck }: WaitingClaim,
  dependencies: RetryDependencies,
): Promise<{ referred: number; waiting: WaitingCase[]; notes: readonly AnswerNote[] }> {
  let referred = 0;
  const waiting: WaitingCase[] = [];
  for (const pending of await pendingCases(client, claimId)) {
    const time = {
      on: dependencies.today({ timeZone, ...(virtualToday !== null && { virtualToday }) }),
      ...(pending.attemptedAs !== undefined && { asOfEvent: pending.attemptedAs }),
      onGoing: (asOfEvent: number) => noteAttempt(dependencies.pool, pending, asOfEvent),
    };
    const outcome = await handOverCase(client, pending, time, dependencies);
    await keepOutcome(client, pending, outcome);
    if (outcome.status === 'referred') referred += 1;
    const found = waitingCase(pending, outcome);
    if (found && found.reason !== pending.reason) waiting.push(found);
  }
  const told = await tellChanges(client, claimId, dependencies);
  waiting.push(...told.waiting.filter(({ reason }) => !stuck.includes(reason)));
  return { referred, waiting, notes: told.notes };
}

/** A settled claim has nothing to hand over, but what it was told of may still have to be told. */
async function waitingClaims(pool: Pool): Promise<WaitingClaim[]> {
  const { rows } = await pool.query<WaitingClaim>(
    `SELECT claim_id AS "claimId", time_zone AS "timeZone", business_day AS "virtualToday",
       coalesce(array_agg(stuck) FILTER (WHERE stuck IS NOT NULL), '{}') AS stuck
     FROM fordring.counterpart_case JOIN fordring.claim USING (claim_id) JOIN fordring.creditor USING (creditor_id)
       LEFT JOIN fordring.rehearsal USING (creditor_id)
     WHERE stuck IS NOT NULL OR (status IN ('held', 'withheld') AND NOT claim.settled)
     GROUP BY claim_id, time_zone, business_day ORDER BY min(tried_at) LIMIT $1`,
    [BATCH],
  );
  return rows;
}
