import type { Pool } from 'pg';
import { eachUnlessAside } from '../../store/relay/each-unless-aside';
import { fairly } from '../../store/relay/fairly';
import { relayRound, type Lane, type RoundOptions } from '../../store/relay/lane';
import type { Subject } from '../../store/relay/subject';
import type { CloseName } from '../../workflows/close-port';
import { reachedBy } from '../administrations/reached-by';
import type { NoticePort } from '../reconciliation/notices';
import { creditorsWithCalendar } from './close-checklist';

/** What a close's workflow is told: that the ledger has news, and nothing else. */
export interface CloseNews extends CloseName {
  readonly news: number;
  readonly timeZone: string;
}

/** How closes' workflows are started and told: one that is not there, or has ended, is started. */
export interface CloseEnginePort {
  tell(news: CloseNews): Promise<void>;
}

const AT_ONCE = 50;

const UNTOLD = `SELECT creditor_id || '/' || period AS subject, creditor_id AS creditor, period AS position
  FROM fordring.period_close WHERE told_news < news`;

/**
 * Tells workflows of closes what the ledger has and they do not know; answers how many were dealt with. Told twice is told
 * once. A close whose workflow refuses is set aside and tried again later. Throws `ReceiverAway`.
 */
export function tellCloses(pool: Pool, engine: CloseEnginePort, options?: RoundOptions): Promise<number> {
  const lane: Lane<CloseNews & Subject> = {
    ...{ topic: 'close', batch: AT_ONCE, atOnce: 1 },
    waiting: fairly('close', UNTOLD),
    async read(client, subjects) {
      const { rows } = await client.query<CloseNews & Subject>(
        `SELECT creditor_id || '/' || period AS subject, creditor_id AS "creditorId", period, news, time_zone AS "timeZone"
         FROM fordring.period_close JOIN fordring.creditor USING (creditor_id)
         WHERE creditor_id || '/' || period = ANY ($1) AND told_news < news ORDER BY period`,
        [subjects],
      );
      return rows;
    },
    tell: ({ creditorId, period, news, timeZone }) => engine.tell({ creditorId, period, news, timeZone }),
    async mark(client, closes) {
      const { rowCount } = await client.query(
        `UPDATE fordring.period_close SET told_news = greatest(told_news, told)
         FROM unnest($1::text[], $2::integer[]) AS now (id, told) WHERE creditor_id || '/' || period = id`,
        [closes.map(({ subject }) => subject), closes.map(({ news }) => news)],
      );
      return rowCount ?? 0;
    },
  };
  return relayRound(pool, lane, options);
}

/** The engine's side of calendars: has one looked at anew. */
interface CalendarKeeper {
  keepCalendar(creditorId: string, timeZone: string): Promise<void>;
}

/**
 * Has the calendar of every creditor with a new checklist, source system or write-down proposal look what is due. `woken` keeps
 * for how many of them the calendar was woken, so that a calendar is not woken for nothing.
 */
export async function wakeCalendarsOfCloses(
  pool: Pool,
  engine: CalendarKeeper,
  { woken, onSetAside }: Pick<RoundOptions, 'onSetAside'> & { readonly woken: Map<string, number> },
): Promise<number> {
  const creditors = await creditorsWithCalendar(pool);
  const news = creditors.filter(({ creditorId, reasons }) => woken.get(creditorId) !== reasons);
  await eachUnlessAside(pool, 'calendar-of-closes', news, {
    onSetAside,
    subjectOf: ({ creditorId }) => ({ subject: creditorId, creditorId }),
    async work({ creditorId, timeZone, reasons }) {
      await engine.keepCalendar(creditorId, timeZone);
      woken.set(creditorId, reasons);
    },
  });
  return 0;
}

interface NoticeOfClose extends Subject {
  readonly noticeId: number;
  readonly creditorId: string;
  readonly period: string;
  readonly addressee: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly on: Parameters<NoticePort['deliver']>[0]['on'];
  readonly message: string;
}

/** Delivers what somebody is to be told of a close; answers how many were dealt with. Delivered twice is there once. */
export function deliverCloseNotices(pool: Pool, port: NoticePort, options?: RoundOptions): Promise<number> {
  const lane: Lane<NoticeOfClose> = {
    ...{ topic: 'close-notice', batch: AT_ONCE, atOnce: 1 },
    waiting: fairly(
      'close-notice',
      `SELECT notice_id::text AS subject, creditor_id AS creditor, notice_id AS position
       FROM fordring.close_notice WHERE delivered_at IS NULL`,
    ),
    async read(client, subjects) {
      const { rows } = await client.query<NoticeOfClose>(
        `SELECT notice_id::text AS subject, notice_id AS "noticeId", notice.creditor_id AS "creditorId", period, addressee,
           name, email, noted_on AS on, message
         FROM fordring.close_notice AS notice LEFT JOIN LATERAL (
           SELECT name, nullif(email, '') AS email FROM fordring.reconciliation_party AS party
           WHERE party.creditor_id = notice.creditor_id AND party = addressee ORDER BY entry_number DESC LIMIT 1) AS party ON true
         WHERE notice_id = ANY ($1::bigint[]) AND delivered_at IS NULL ORDER BY notice_id`,
        [subjects],
      );
      return rows;
    },
    tell: async (notice) => {
      await port.deliver({ ...notice, ...(await reachedBy(pool, notice)), recipe: 'close' });
    },
    async mark(client, notices) {
      const { rowCount } = await client.query(
        'UPDATE fordring.close_notice SET delivered_at = clock_timestamp() WHERE notice_id = ANY ($1)',
        [notices.map(({ noticeId }) => noticeId)],
      );
      return rowCount ?? 0;
    },
  };
  return relayRound(pool, lane, options);
}
