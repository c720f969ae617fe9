import type { Pool } from 'pg';
import { LATE_AFTER_MINUTES } from '../../store/relay/on-its-way';
import type { OfCreditors } from './followed-claims';

/** How one topic's messages to others stand. */
export interface TopicFigures {
  readonly topic: string;
  /** Messages that were not told yet, with those that were set aside. */
  readonly untold: number;
  /** Since when the oldest of them waits, in seconds. */
  readonly oldestSeconds: number;
  readonly setAside: number;
}

/** Something that should have been told some minutes ago, and was not. */
export interface LateMessage {
  readonly topic: string;
  /** A claim where there is one; else a run, a notice, a creditor. */
  readonly about: string;
  readonly since: string;
  /** Why it was refused, how often, and when it is tried next; nothing where nobody has come to it yet. */
  readonly refused?: { readonly reason: string; readonly tries: number; readonly nextTryAt: string };
}

export interface Untold {
  readonly topics: readonly TopicFigures[];
  /** Those that are late, the oldest first; the first hundred. */
  readonly late: readonly LateMessage[];
  readonly lateInAll: number;
}

/** What has messages of its own. */
export const TOPICS: readonly string[] = [
  ...['engine', 'document', 'counterpart', 'run', 'notice', 'calendar', 'wake-call', 'close', 'close-notice', 'day'],
];

/** Every message that waits, whatever table the message stands in; work that has no message stands as set aside alone. */
const MESSAGES = `
  SELECT topic, CASE topic WHEN 'engine' THEN claim_id ELSE outbox_id::text END AS subject, claim_id AS about,
    split_part(claim_id, '/', 1) AS creditor_id, created_at AS since
  FROM fordring.outbox WHERE delivered_at IS NULL
  UNION ALL
  SELECT 'run', run_id::text, recipe || '/' || period, creditor_id,
    (SELECT min(recorded_at) FROM fordring.reconciliation_event AS event
     WHERE event.run_id = run.run_id AND event.event_number > told_event_number)
  FROM fordring.reconciliation_run AS run WHERE told_event_number < event_number
  UNION ALL
  SELECT 'notice', notice_id::text, recipe || '/' || period, creditor_id, noted_at
  FROM fordring.reconciliation_notice JOIN fordring.reconciliation_run USING (run_id) WHERE delivered_at IS NULL
  UNION ALL
  SELECT 'calendar', creditor_id, creditor_id, creditor_id, min(calendar_changed_at)
  FROM fordring.reconciliation_series WHERE told_calendar_number < calendar_number GROUP BY creditor_id
  UNION ALL
  SELECT 'wake-call', wake_call_id::text, gate, creditor_id, greatest(asked_at,
    CASE WHEN opens_on <= (clock_timestamp() AT TIME ZONE time_zone)::date THEN opens_on::timestamp AT TIME ZONE time_zone END)
  FROM fordring.wake_call JOIN fordring.creditor USING (creditor_id)
  WHERE expanded_at IS NULL AND opens_on <= fordring.today_of(creditor_id)
  UNION ALL
  SELECT 'close', creditor_id || '/' || period, 'close/' || period, creditor_id, news_since
  FROM fordring.period_close WHERE told_news < news
  UNION ALL
  SELECT 'close-notice', notice_id::text, 'close/' || period, creditor_id, noted_at
  FROM fordring.close_notice WHERE delivered_at IS NULL
  UNION ALL
  SELECT 'day', creditor_id, business_day::text, creditor_id, moved_at
  FROM fordring.rehearsal WHERE NOT is_lived AND coalesce(told_day, '-infinity') < business_day
  UNION ALL
  SELECT topic, subject, coalesce(claim_id, subject), creditor_id, first_refused_at
  FROM fordring.set_aside
  WHERE topic NOT IN (${TOPICS.map((topic) => `'${topic}'`).join(', ')})`;

const OF_CREDITORS = `FROM (${MESSAGES}) AS message LEFT JOIN fordring.set_aside AS aside USING (topic, subject)
  WHERE $1::text[] IS NULL OR message.creditor_id = ANY ($1)`;

/** What the ledger has not told others yet, topic by topic, and what of it is late. */
export async function untold(pool: Pool, creditorIds: OfCreditors): Promise<Untold> {
  const { rows: topics } = await pool.query<TopicFigures>(
    `SELECT topic, count(*)::integer AS untold, count(aside.reason)::integer AS "setAside",
       coalesce(extract(epoch FROM clock_timestamp() - min(since)), 0)::integer AS "oldestSeconds"
     ${OF_CREDITORS} GROUP BY topic ORDER BY topic`,
    [creditorIds ?? null],
  );
  const { rows } = await pool.query<LateRow>(
    `SELECT topic, about, min(since) AS since, aside.reason, aside.tries, aside.next_try_at AS "nextTryAt",
       count(*) OVER ()::integer AS "inAll"
     ${OF_CREDITORS} GROUP BY topic, about, aside.reason, aside.tries, aside.next_try_at
     HAVING min(since) <= clock_timestamp() - interval '${LATE_AFTER_MINUTES} minutes' ORDER BY since, topic, about LIMIT 100`,
    [creditorIds ?? null],
  );
  return { topics, late: rows.map(lateMessage), lateInAll: rows[0]?.inAll ?? 0 };
}

interface LateRow {
  readonly topic: string;
  readonly about: string;
  readonly since: Date;
  readonly reason: string | null;
  readonly tries: number;
  readonly nextTryAt: Date;
  readonly inAll: number;
}

function lateMessage({ topic, about, since, reason, tries, nextTryAt }: LateRow): LateMessage {
  return {
    ...{ topic, about, since: since.toISOString() },
    ...(reason !== null && { refused: { reason, tries, nextTryAt: nextTryAt.toISOString() } }),
  };
}
