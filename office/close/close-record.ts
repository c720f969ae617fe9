import type { Pool, PoolClient } from 'pg';
import type { CloseStep } from '../../domain/close/checklist';
import {
  standingClose,
  type CloseEvent,
  type RecordedCloseEvent,
  type StandingClose,
} from '../../domain/close/month-close';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { canonicalJson } from '../../store/ledger-json';
import type { CloseName } from '../../workflows/close-port';
import { CloseUnknown } from './close-refused';

/** A close as the ledger keeps it. */
export interface KeptClose extends CloseName {
  readonly openedOn: CivilDate;
  readonly steps: readonly CloseStep[];
  readonly news: number;
  readonly events: readonly RecordedCloseEvent[];
  readonly standing: StandingClose;
}

/** Who does something on a business day; nobody when the close does so by itself. */
export interface DoneOn {
  readonly on: CivilDate;
  readonly by?: string;
  readonly role?: string;
}

interface Row {
  readonly opened_on: CivilDate;
  readonly steps: readonly CloseStep[];
  readonly news: number;
}

/** Throws `CloseUnknown`. */
export async function readClose(connection: Pool | PoolClient, name: CloseName): Promise<KeptClose> {
  const kept = await findClose(connection, name);
  if (kept) return kept;
  throw new CloseUnknown(`The close of ${name.period} of ${name.creditorId} has not begun. See fordring close show.`);
}

export async function findClose(
  connection: Pool | PoolClient,
  { creditorId, period }: CloseName,
  lock = false,
): Promise<KeptClose | undefined> {
  const { rows } = await connection.query<Row>(
    `SELECT opened_on, steps, news FROM fordring.period_close WHERE creditor_id = $1 AND period = $2 ${lock ? 'FOR UPDATE' : ''}`,
    [creditorId, period],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { rows: events } = await connection.query<RowOfEvent>(
    `SELECT type, step, data, done_by, role, business_on FROM fordring.close_event
     WHERE creditor_id = $1 AND period = $2 ORDER BY event_number`,
    [creditorId, period],
  );
  const recorded = events.map(recordedOf);
  const { steps, news, opened_on: openedOn } = row;
  return { creditorId, period, openedOn, steps, news, events: recorded, standing: standingClose(steps, recorded) };
}

/** The closes of a creditor that are begun by a day and not closed, in their order. */
export async function openClosesOf(pool: Pool, creditorId: string, day: CivilDate): Promise<KeptClose[]> {
  const { rows } = await pool.query<{ period: string }>(
    `SELECT period FROM fordring.period_close WHERE creditor_id = $1 AND state <> 'closed' AND opened_on <= $2
     ORDER BY period`,
    [creditorId, day],
  );
  const found = [];
  for (const { period } of rows) found.push(await findClose(pool, { creditorId, period }));
  return found.filter((close) => close !== undefined);
}

interface RowOfEvent {
  readonly type: string;
  readonly step: string | null;
  readonly data: object;
  readonly done_by: string | null;
  readonly role: string | null;
  readonly business_on: CivilDate;
}

function recordedOf({ type, step, data, done_by: by, role, business_on: on }: RowOfEvent): RecordedCloseEvent {
  const event = { type, ...(step !== null && { step }), ...data } as CloseEvent;
  return { event, on, ...(by !== null && { by }), ...(role !== null && { role }) };
}

/**
 * Decides on a close under its lock and records the events that the decision gives, with what somebody is to be told. Throws
 * `CloseUnknown`.
 */
export function decideOnClose(
  pool: Pool,
  name: CloseName,
  done: DoneOn,
  decide: (close: KeptClose) => readonly CloseEvent[],
): Promise<KeptClose> {
  return inTransaction(pool, (client) => decideLocked(client, name, done, decide));
}

/** The same in the caller's transaction. */
export async function decideLocked(
  client: PoolClient,
  name: CloseName,
  done: DoneOn,
  decide: (close: KeptClose) => readonly CloseEvent[],
): Promise<KeptClose> {
  const close = (await findClose(client, name, true)) ?? (await readClose(client, name));
  const events = decide(close);
  if (events.length === 0) return close;
  for (const [at, event] of events.entries())
    await writeEvent(client, { name, number: close.events.length + at + 1, event, done });
  const after = await readClose(client, name);
  await client.query(
    `UPDATE fordring.period_close SET event_number = $3, state = $4, news = news + 1 WHERE creditor_id = $1 AND period = $2`,
    [name.creditorId, name.period, after.events.length, after.standing.state],
  );
  return { ...after, news: after.news + 1 };
}

async function writeEvent(
  client: PoolClient,
  written: { readonly name: CloseName; readonly number: number; readonly event: CloseEvent; readonly done: DoneOn },
): Promise<void> {
  const { name, number, event, done } = written;
  const { type, step = null, ...data } = event as CloseEvent & { readonly step?: string };
  await client.query(
    `INSERT INTO fordring.close_event (creditor_id, period, event_number, type, step, data, done_by, role, business_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[name.creditorId, name.period, number, type, step, canonicalJson(data)],
      ...[done.by ?? null, done.role ?? null, done.on],
    ],
  );
}
