import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { WorkerStanding } from '../worker-standing';

/** Everything that must answer before work gets on. */
export const PARTS = ['database', 'engine', 'worker'] as const;
export type Readiness = Readonly<Record<(typeof PARTS)[number], boolean>>;

export interface ReadinessParts {
  readonly pool: Pool;
  readonly client: Client;
  /** Absent until a worker has been started. */
  readonly worker: () => WorkerStanding | undefined;
}

const DEADLINE_MILLISECONDS = 2_000;

/** Which parts answer now, within two seconds. */
export async function readinessOf({ pool, client, worker }: ReadinessParts): Promise<Readiness> {
  const { connection } = client;
  const [database, engine] = await Promise.all([
    answers(pool.query('SELECT 1')),
    answers(
      connection.withDeadline(Date.now() + DEADLINE_MILLISECONDS, () => connection.workflowService.getSystemInfo({})),
    ),
  ]);
  return { database, engine, worker: worker()?.isWorking() ?? false };
}

async function answers(question: Promise<unknown>): Promise<boolean> {
  let tired: NodeJS.Timeout | undefined;
  const answered = question.then(
    () => true,
    () => false,
  );
  const late = new Promise<boolean>((resolve) => (tired = setTimeout(() => resolve(false), DEADLINE_MILLISECONDS)));
  return Promise.race([answered, late]).finally(() => clearTimeout(tired));
}
