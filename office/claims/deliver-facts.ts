import type { EnginePayload } from './outbox-messages';
import type { Pool, PoolClient } from 'pg';
import type { CaseNotice } from '../../domain/claim/case-notice';
import type { Cause } from '../../domain/kernel/cause';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { causedBy } from '../../store/cause';
import { untoldSubjects } from '../../store/outbox';
import { relayRound, type Lane, type RoundOptions } from '../../store/relay/lane';

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
  /** Of the latest message. */
  readonly cause?: Cause;
}

/** The engine, as the ledger's outbox sees it. Both calls can be repeated. */
export interface CaseEnginePort {
  /** A new claim gets its workflow. One that runs already is left alone. */
  start(news: ClaimNews): Promise<void>;
  /** The claim's workflow is told that the ledger knows more; an open claim whose workflow is gone gets a new one. */
  tell(news: ClaimNews): Promise<void>;
}

const BATCH = 200;
const AT_ONCE = 48;

/** A claim's untold messages as one: what its workflow is told, and how far that reaches. */
interface ClaimInHand {
  readonly subject: string;
  readonly claimId: string;
  readonly creditorId: string;
  /** The claim's last message that this stands for. */
  readonly through: number;
  readonly news: ClaimNews;
  readonly cause?: Cause;
}

/**
 * Hands on, once, what the ledger has not told the engine yet: new claims get their workflow, changed ones a signal with
 * their latest event number. However many messages wait about a claim, its workflow is told once. A claim whose workflow
 * refuses is set aside and tried again later. Returns how many messages were dealt with; throws `ReceiverAway`.
 */
export function deliverFacts(pool: Pool, engine: CaseEnginePort, options?: RoundOptions): Promise<number> {
  return relayRound(pool, factsLane(engine), options);
}

function factsLane(engine: CaseEnginePort): Lane<ClaimInHand> {
  return {
    ...{ topic: 'engine', batch: BATCH, atOnce: AT_ONCE },
    waiting: (client, question) => untoldSubjects(client, 'engine', 'claim_id', question),
    read: readNews,
    tell: ({ news, cause }) => {
      const tell = () => tellOne(news, engine);
      return cause ? causedBy(cause, tell) : tell();
    },
    async mark(client, claims) {
      const { rowCount } = await client.query(
        `UPDATE fordring.outbox SET delivered_at = clock_timestamp()
         FROM unnest($1::text[], $2::bigint[]) AS told (claim_id, through)
         WHERE outbox.claim_id = told.claim_id AND outbox_id <= through AND topic = 'engine' AND delivered_at IS NULL`,
        [claims.map(({ claimId }) => claimId), claims.map(({ through }) => through)],
      );
      return rowCount ?? 0;
    },
  };
}

async function tellOne(news: ClaimNews, engine: CaseEnginePort): Promise<void> {
  if (!news.registered) return engine.tell(news);
  // A claim that was paid before its workflow was started needs none.
  if (news.notice.stage !== 'settled') await engine.start(news);
}

async function readNews(client: PoolClient, claimIds: readonly string[]): Promise<ClaimInHand[]> {
  const { rows } = await client.query<{
    claim_id: string;
    creditor_id: string;
    invoice_group: string;
    time_zone: string;
    business_day: CivilDate | null;
    through: number;
    payload: EnginePayload;
    registered: boolean;
  }>(
    `SELECT claim_id, creditor_id, invoice_group, time_zone, business_day, latest.outbox_id AS through, latest.payload,
       EXISTS (SELECT FROM fordring.outbox WHERE outbox.claim_id = claim.claim_id AND topic = 'engine'
         AND delivered_at IS NULL AND payload @> '{"registered": true}') AS registered
     FROM fordring.claim JOIN fordring.creditor USING (creditor_id) LEFT JOIN fordring.rehearsal USING (creditor_id)
       CROSS JOIN LATERAL (
         SELECT outbox_id, payload FROM fordring.outbox
         WHERE outbox.claim_id = claim.claim_id AND topic = 'engine' AND delivered_at IS NULL
         ORDER BY outbox_id DESC LIMIT 1) AS latest
     WHERE claim_id = ANY ($1) ORDER BY latest.outbox_id`,
    [claimIds],
  );
  return rows.map((row) => ({
    subject: row.claim_id,
    claimId: row.claim_id,
    creditorId: row.creditor_id,
    through: row.through,
    news: {
      claimId: row.claim_id,
      creditorId: row.creditor_id,
      invoiceGroup: row.invoice_group,
      timeZone: row.time_zone,
      ...(row.business_day !== null && { virtualToday: row.business_day }),
      registered: row.registered,
      bookedOn: row.payload.bookedOn,
      notice: row.payload.notice,
      ...causeOf(row.payload),
    },
    ...causeOf(row.payload),
  }));
}

function causeOf({ cause }: EnginePayload): { readonly cause?: Cause } {
  return cause ? { cause } : {};
}
