import type { Cause } from '../../domain/kernel/cause';
import type { Pool, PoolClient } from 'pg';
import { reasonOf } from './reason-of';
import type { Subject } from './subject';

export interface Refused extends Subject {
  readonly problem: unknown;
}

/** A message that its receiver refused. It is told again by itself. */
export interface SetAside {
  readonly topic: string;
  readonly subject: string;
  readonly creditorId: string | null;
  readonly claimId: string | null;
  readonly reason: string;
  readonly tries: number;
  readonly since: Date;
  readonly nextTryAt: Date;
  readonly cause?: Cause;
}

const COLUMNS = `topic, subject, creditor_id AS "creditorId", claim_id AS "claimId", reason, tries,
  first_refused_at AS since, next_try_at AS "nextTryAt"`;

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 3_600;

/** Sets messages aside, each with a longer pause than the last time: 5 seconds, 10, 20, … an hour. */
export async function putAside(
  connection: Pool | PoolClient,
  topic: string,
  refused: readonly Refused[],
): Promise<SetAside[]> {
  if (refused.length === 0) return [];
  const { rows } = await connection.query<SetAside>(
    `INSERT INTO fordring.set_aside (topic, subject, creditor_id, claim_id, reason, tries, next_try_at)
     SELECT $1, subject, creditor_id, claim_id, reason, 1, clock_timestamp() + make_interval(secs => $6)
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS refused (subject, creditor_id, claim_id, reason)
     ON CONFLICT (topic, subject) DO UPDATE SET reason = excluded.reason, tries = set_aside.tries + 1,
       next_try_at = clock_timestamp() + make_interval(secs => least($6 * 2 ^ least(set_aside.tries, 20), $7))
     RETURNING ${COLUMNS}`,
    [
      topic,
      refused.map(({ subject }) => subject),
      refused.map(({ creditorId }) => creditorId ?? null),
      refused.map(({ claimId }) => claimId ?? null),
      refused.map(({ problem }) => reasonOf(problem)),
      FIRST_PAUSE_SECONDS,
      LONGEST_PAUSE_SECONDS,
    ],
  );
  const causes = new Map(refused.map(({ subject, cause }) => [subject, cause]));
  return rows.map((row) => {
    const cause = causes.get(row.subject);
    return cause ? { ...row, cause } : row;
  });
}

/** What was told at last waits no longer. */
export async function forgetSetAside(
  connection: Pool | PoolClient,
  topic: string,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length === 0) return;
  await connection.query('DELETE FROM fordring.set_aside WHERE topic = $1 AND subject = ANY ($2)', [topic, subjects]);
}

/** Has everything that was set aside, or what is of one creditor, tried at once; answers how many. */
export async function tryAgainNow(pool: Pool, { creditorId }: { readonly creditorId?: string } = {}): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE fordring.set_aside SET next_try_at = clock_timestamp()
     WHERE next_try_at > clock_timestamp() AND ($1::text IS NULL OR creditor_id = $1)`,
    [creditorId ?? null],
  );
  return rowCount ?? 0;
}

/** As a condition of a query about `topic` (a literal): the subject does not rest after a refusal. */
export function doesNotRest(topic: string, subject: string): string {
  return `NOT EXISTS (SELECT FROM fordring.set_aside AS aside
    WHERE aside.topic = '${topic}' AND aside.subject = ${subject} AND aside.next_try_at > clock_timestamp())`;
}
