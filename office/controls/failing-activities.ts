import type { Pool } from 'pg';
import type { OfCreditors } from './followed-claims';
import { reasonOf, sqlStateOf } from '../../store/relay/reason-of';

/** An activity of a workflow that fails the same way again and again: work for a person. */
export interface FailingActivity {
  readonly workflowId: string;
  readonly activity: string;
  readonly reason: string;
  readonly attempts: number;
  readonly since: string;
  readonly lastAt: string;
}

/** An activity that fails the same way for so long is work for a person. */
const WORK_AFTER_MINUTES = 15;

/** Notes an attempt that failed. Another kind of failure than the last begins anew. */
export async function noteFailure(
  pool: Pool,
  { workflowId, activity }: Pick<FailingActivity, 'workflowId' | 'activity'>,
  problem: unknown,
): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.failing_activity AS known (workflow_id, activity, failure, reason, attempts)
     VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (workflow_id, activity) DO UPDATE SET failure = excluded.failure, reason = excluded.reason,
       attempts = CASE WHEN known.failure = excluded.failure THEN known.attempts + 1 ELSE 1 END,
       since = CASE WHEN known.failure = excluded.failure THEN known.since ELSE clock_timestamp() END,
       last_at = clock_timestamp()`,
    [workflowId, activity, kindOf(problem), reasonOf(problem)],
  );
}

/** The activity has succeeded, or has ended for good: nobody need look any more. */
export async function closeFailing(
  pool: Pool,
  { workflowId, activity }: Pick<FailingActivity, 'workflowId' | 'activity'>,
): Promise<void> {
  await pool.query('DELETE FROM fordring.failing_activity WHERE workflow_id = $1 AND activity = $2', [
    workflowId,
    activity,
  ]);
}

/** The activities that have failed the same way for a quarter of an hour, the longest first. */
export async function failingActivities(pool: Pool, creditorIds: OfCreditors): Promise<FailingActivity[]> {
  const { rows } = await pool.query<Omit<FailingActivity, 'since' | 'lastAt'> & { since: Date; lastAt: Date }>(
    `SELECT workflow_id AS "workflowId", activity, reason, attempts, since, last_at AS "lastAt"
     FROM fordring.failing_activity
     WHERE since <= clock_timestamp() - interval '${WORK_AFTER_MINUTES} minutes'
       AND ($1::text[] IS NULL OR split_part(workflow_id, '/', 2) = ANY ($1)) ORDER BY since, workflow_id, activity`,
    [creditorIds ?? null],
  );
  return rows.map((row) => ({ ...row, since: row.since.toISOString(), lastAt: row.lastAt.toISOString() }));
}

function kindOf(problem: unknown): string {
  return sqlStateOf(problem) ?? (problem instanceof Error ? problem.name : 'unknown');
}
