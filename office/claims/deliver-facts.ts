import type { EnginePayload } from './outbox-messages';
import type { Pool } from 'pg';
import type { CaseNotice } from '../../domain/claim/case-notice';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { deliverOutbox, type UndeliveredMessage } from '../../store/outbox';
import { inParallel } from '../../domain/kernel/in-parallel';

/** A message about a claim, or several that travel as one: the latest notice counts. */
export interface ClaimNews {
  readonly claimId: string;
  readonly creditorId: string;
  readonly invoiceGroup: string;
  readonly timeZone: string;
  /** The business day of a creditor that lives in virtual time. */
  readonly virtualToday?: CivilDate;
  /** The claim is new: there is no workflow yet. */
  readonly registered: boolean;
  /** The business day on which the latest fact was booked. */
  readonly bookedOn: CivilDate;
  readonly notice: CaseNotice;
}

/** The engine, as the ledger's outbox sees it. Both calls can be repeated. */
export interface CaseEnginePort {
  /** A new claim gets its workflow. One that runs already is left alone. */
  start(news: ClaimNews): Promise<void>;
  /** The claim's workflow is told that the ledger knows more; an open claim whose workflow is gone gets a new one. */
  tell(news: ClaimNews): Promise<void>;
}

const BATCH = 500;
const AT_ONCE = 48;

/**
 * Hands on, once, what the ledger has not told the engine yet: new claims get their workflow, changed ones a signal with
 * their latest event number. Returns how many messages were delivered.
 */
export async function deliverFacts(pool: Pool, engine: CaseEnginePort): Promise<number> {
  return deliverOutbox<EnginePayload>(pool, 'engine', BATCH, async (messages) => {
    await inParallel(await newsOf(pool, messages), AT_ONCE, (news) => deliverOne(news, engine));
    return messages.map(({ outboxId }) => outboxId);
  });
}

async function deliverOne(news: ClaimNews, engine: CaseEnginePort): Promise<void> {
  if (!news.registered) return engine.tell(news);
  // A claim that was paid before its workflow was started needs none.
  if (news.notice.stage !== 'settled') await engine.start(news);
}

async function newsOf(pool: Pool, messages: readonly UndeliveredMessage<EnginePayload>[]): Promise<ClaimNews[]> {
  const byClaim = new Map<string, UndeliveredMessage<EnginePayload>[]>();
  for (const message of messages) {
    const earlier = byClaim.get(message.claimId);
    if (earlier) earlier.push(message);
    else byClaim.set(message.claimId, [message]);
  }
  const { rows } = await pool.query<{
    claim_id: string;
    creditor_id: string;
    invoice_group: string;
    time_zone: string;
    business_day: CivilDate | null;
  }>(
    `SELECT claim_id, creditor_id, invoice_group, time_zone, business_day FROM fordring.claim
       JOIN fordring.creditor USING (creditor_id) LEFT JOIN fordring.rehearsal USING (creditor_id)
     WHERE claim_id = ANY ($1)`,
    [[...byClaim.keys()]],
  );
  return rows.flatMap((row) => {
    const about = byClaim.get(row.claim_id) ?? [];
    const last = about.at(-1);
    if (!last) return [];
    return {
      claimId: row.claim_id,
      creditorId: row.creditor_id,
      invoiceGroup: row.invoice_group,
      timeZone: row.time_zone,
      ...(row.business_day !== null && { virtualToday: row.business_day }),
      registered: about.some(({ payload }) => payload.registered),
      bookedOn: last.payload.bookedOn,
      notice: last.payload.notice,
    };
  });
}
