import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { RunName, RunNotice, RunState } from '../../workflows/reconciliation-port';
import { linkHash } from '../../store/hash-chain';
import { stateAfter, type RecordedRunEvent, type RunEvent } from './run-events';
import { RunUnknown } from './run-refused';

/** A run's row. */
export interface RunRow extends RunName {
  readonly runId: number;
  readonly periodRule: string;
  readonly endsOn: CivilDate;
  readonly openedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly state: RunState;
  readonly eventNumber: number;
  readonly lastHash: Buffer;
}

/** Who does something on a business day; nobody when it comes by itself. */
export interface Done {
  readonly on: CivilDate;
  readonly by?: string;
  readonly role?: string;
}

const COLUMNS = `run_id AS "runId", creditor_id AS "creditorId", recipe, period, period_rule AS "periodRule",
  ends_on AS "endsOn", opened_on AS "openedOn", due_on AS "dueOn", state, event_number AS "eventNumber",
  last_hash AS "lastHash"`;

export async function findRun(client: Pool | PoolClient, name: RunName): Promise<RunRow | undefined> {
  const { rows } = await client.query<RunRow>(
    `SELECT ${COLUMNS} FROM fordring.reconciliation_run WHERE creditor_id = $1 AND recipe = $2 AND period = $3`,
    [name.creditorId, name.recipe, name.period],
  );
  return rows[0];
}

/** Throws `RunUnknown`. */
export async function readRun(client: Pool | PoolClient, name: RunName): Promise<RunRow> {
  return (await findRun(client, name)) ?? unknown(name);
}

/** Locks the run until the transaction ends: nobody else signs, reopens or delivers meanwhile. Throws `RunUnknown`. */
export async function lockRun(client: PoolClient, name: RunName): Promise<RunRow> {
  const { rows } = await client.query<RunRow>(
    `SELECT ${COLUMNS} FROM fordring.reconciliation_run
     WHERE creditor_id = $1 AND recipe = $2 AND period = $3 FOR UPDATE`,
    [name.creditorId, name.recipe, name.period],
  );
  return rows[0] ?? unknown(name);
}

function unknown({ creditorId, recipe, period }: RunName): never {
  throw new RunUnknown(
    `${creditorId} has no run of ${recipe} for ${period}. Begin it: fordring reconciliations start ${recipe} --period ${period}.`,
  );
}

export function noticeOf({ state, eventNumber }: RunRow): RunNotice {
  return { state, eventNumber };
}

/** Writes an event of a locked run. `tells`: whether its workflow must hear of it, which it does of what it did not do itself. */
export async function record(
  client: PoolClient,
  run: RunRow,
  { on, by, role }: Done,
  event: RunEvent,
  { tells = true }: { readonly tells?: boolean } = {},
): Promise<RunRow> {
  const eventNumber = run.eventNumber + 1;
  const state = stateAfter(run.state, event);
  const { type, ...data } = event;
  const hash = runEventHash(run.lastHash, run.runId, {
    eventNumber,
    on,
    event,
    ...(by !== undefined && { by }),
    ...(role !== undefined && { role }),
  });
  await client.query(
    `INSERT INTO fordring.reconciliation_event
       (run_id, event_number, type, business_on, done_by, role, data, previous_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [run.runId, eventNumber, type, on, by ?? null, role ?? null, JSON.stringify(data), run.lastHash, hash],
  );
  await client.query(
    `UPDATE fordring.reconciliation_run SET state = $2, event_number = $3, last_hash = $4,
       told_event_number = CASE WHEN $5 OR told_event_number < $6 THEN told_event_number ELSE $3 END
     WHERE run_id = $1`,
    [run.runId, state, eventNumber, hash, tells, run.eventNumber],
  );
  return { ...run, state, eventNumber, lastHash: hash };
}

/** The hash of a run's event: a link of the chain of its run. */
export function runEventHash(previous: Buffer, runId: number, recorded: RecordedRunEvent): Buffer {
  return linkHash(previous, { runId, ...recorded });
}

interface EventRow {
  readonly event_number: number;
  readonly type: string;
  readonly business_on: CivilDate;
  readonly done_by: string | null;
  readonly role: string | null;
  readonly data: object;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
  readonly recorded_at: Date;
}

export interface KeptRunEvent extends RecordedRunEvent {
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  /** By the database's clock, for whoever asks at what hour it was, and whether a signing came after a match. */
  readonly recordedAt: Date;
}

export async function eventsOf(client: Pool | PoolClient, runId: number): Promise<KeptRunEvent[]> {
  const { rows } = await client.query<EventRow>(
    `SELECT event_number, type, business_on, done_by, role, data, previous_hash, hash, recorded_at
     FROM fordring.reconciliation_event WHERE run_id = $1 ORDER BY event_number`,
    [runId],
  );
  return rows.map((row) => ({
    eventNumber: row.event_number,
    on: row.business_on,
    ...(row.done_by !== null && { by: row.done_by }),
    ...(row.role !== null && { role: row.role }),
    event: { type: row.type, ...row.data } as RunEvent,
    previousHash: row.previous_hash,
    hash: row.hash,
    recordedAt: row.recorded_at,
  }));
}

/** The latest event of one kind. */
export function latest<Recorded extends RecordedRunEvent, Type extends RunEvent['type']>(
  events: readonly Recorded[],
  type: Type,
): (Recorded & { readonly event: Extract<RunEvent, { type: Type }> }) | undefined {
  return events.findLast(
    (recorded): recorded is Recorded & { event: Extract<RunEvent, { type: Type }> } => recorded.event.type === type,
  );
}
