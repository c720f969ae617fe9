import type { Pool } from 'pg';
import type { OfCreditors } from './followed-claims';
import { reasonOf, sqlStateOf } from '../../store/relay/reason-of';

/** An activity that fails the same way again and again, or that a person must look at before it can succeed. */
export interface FailingActivity {
  readonly workflowId: string;
  readonly activity: string;
  readonly reason: string;
  readonly attempts: number;
  readonly since: string;
  readonly lastAt: string;
  /** Trying again does not help: the claim waits until a person has looked. */
  readonly waitsForPerson: boolean;
}

type Activity = Pick<FailingActivity, 'workflowId' | 'activity'>;

/** An activity that fails the same way for so long is work for a person. */
const WORK_AFTER_MINUTES = 15;

/** Of the workflow of a claim, before the claim's id. */
const CLAIM_PREFIX = 'claim/';

/** Notes an attempt that failed and is made again. Another kind of failure than the last begins anew. */
export async function noteFailure(pool: Pool, about: Activity, problem: unknown): Promise<void> {
  await note(pool, about, { problem, waitsForPerson: false });
}

/** Notes that a claim waits for a person, since its activity cannot succeed. */
export async function noteWaitForPerson(pool: Pool, about: Activity, problem: unknown): Promise<void> {
  await note(pool, about, { problem, waitsForPerson: true });
}

async function note(
  pool: Pool,
  { workflowId, activity }: Activity,
  { problem, waitsForPerson }: { readonly problem: unknown; readonly waitsForPerson: boolean },
): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.failing_activity AS known (workflow_id, activity, failure, reason, attempts, waits_for_person)
     VALUES ($1, $2, $3, $4, 1, $5)
     ON CONFLICT (workflow_id, activity) DO UPDATE SET failure = excluded.failure, reason = excluded.reason,
       waits_for_person = excluded.waits_for_person,
       attempts = CASE WHEN known.failure = excluded.failure THEN known.attempts + 1 ELSE 1 END,
       since = CASE WHEN known.failure = excluded.failure THEN known.since ELSE clock_timestamp() END,
       last_at = clock_timestamp()`,
    [workflowId, activity, kindOf(problem), reasonOf(problem), waitsForPerson],
  );
}

/** The activity is tried no more: it has succeeded, or has ended for good. A claim that waits for a person still waits. */
export async function closeFailing(pool: Pool, { workflowId, activity }: Activity): Promise<void> {
  await pool.query(
    'DELETE FROM fordring.failing_activity WHERE workflow_id = $1 AND activity = $2 AND NOT waits_for_person',
    [workflowId, activity],
  );
}

/** The claim goes on: its workflow waits for no person any more. */
export async function closeWaitForPerson(pool: Pool, { workflowId }: Pick<Activity, 'workflowId'>): Promise<void> {
  await pool.query('DELETE FROM fordring.failing_activity WHERE workflow_id = $1 AND waits_for_person', [workflowId]);
}

/**
 * The activities that wait for a person, and those that have failed the same way for a quarter of an hour; the longest
 * first. A claim that was settled meanwhile waits for nobody.
 */
export async function failingActivities(pool: Pool, creditorIds: OfCreditors): Promise<FailingActivity[]> {
  const { rows } = await pool.query<Omit<FailingActivity, 'since' | 'lastAt'> & { since: Date; lastAt: Date }>(
    `SELECT workflow_id AS "workflowId", activity, reason, attempts, since, last_at AS "lastAt",
       waits_for_person AS "waitsForPerson"
     FROM fordring.failing_activity
     WHERE (waits_for_person OR since <= clock_timestamp() - interval '${WORK_AFTER_MINUTES} minutes')
       AND NOT (waits_for_person AND EXISTS (
         SELECT FROM fordring.claim WHERE claim_id = substr(workflow_id, ${CLAIM_PREFIX.length + 1}) AND settled))
       AND ($1::text[] IS NULL OR split_part(workflow_id, '/', 2) = ANY ($1)) ORDER BY since, workflow_id, activity`,
    [creditorIds ?? null],
  );
  return rows.map((row) => ({ ...row, since: row.since.toISOString(), lastAt: row.lastAt.toISOString() }));
}

/** The claims among them that wait for a person. */
export function claimsWaitingForPerson(failing: readonly FailingActivity[]): string[] {
  const waiting = failing.filter(({ waitsForPerson }) => waitsForPerson).map(({ workflowId }) => workflowId);
  return [...new Set(waiting)].map((workflowId) => workflowId.slice(CLAIM_PREFIX.length));
}

function kindOf(problem: unknown): string {
  return sqlStateOf(problem) ?? (problem instanceof Error ? problem.name : 'unknown');
}
