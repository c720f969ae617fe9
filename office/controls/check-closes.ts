import type { PoolClient } from 'pg';
import type { CloseStep } from '../../domain/close/checklist';
import { standingClose, type RecordedCloseEvent, type StandingClose } from '../../domain/close/month-close';
import type { CheckLog } from './check-report';

interface RowOfClose {
  readonly creditorId: string;
  readonly period: string;
  /** Null where the row is gone. */
  readonly steps: readonly CloseStep[] | null;
  readonly state: string;
  readonly eventNumber: number;
  readonly events: number;
  readonly last: number;
}

/** Folds the events of each close, and holds the close's row against what they come to. */
export async function checkCloses(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  const { rows } = await client.query<RowOfClose>(
    `SELECT creditor_id AS "creditorId", period, steps, coalesce(state, '') AS state,
       coalesce(period_close.event_number, 0) AS "eventNumber", coalesce(events, 0)::integer AS events, coalesce(last, 0) AS last
     FROM fordring.period_close FULL JOIN (
       SELECT creditor_id, period, count(*) AS events, max(event_number) AS last
       FROM fordring.close_event GROUP BY 1, 2) AS written USING (creditor_id, period)
     WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) ORDER BY creditor_id, period`,
    [creditorIds ?? null],
  );
  log.examine('closes', rows.length);
  for (const row of rows) {
    const close = `close of ${row.period} of ${row.creditorId}`;
    const { steps } = row;
    const events = steps ? await eventsOf(client, row) : [];
    const problems = log.attempt('closes', close, () =>
      steps ? problemsOf(row, standingClose(steps, events)) : ['its row is gone, and its events are there'],
    );
    for (const problem of problems ?? []) log.offend('closes', `${close}: ${problem}`);
  }
}

function problemsOf({ state, eventNumber, events, last }: RowOfClose, standing: StandingClose): string[] {
  return [
    ...(events === last ? [] : [`it has ${events} events, and the last one is number ${last}`]),
    ...(eventNumber === last ? [] : [`its row names event ${eventNumber} as the last one; that is number ${last}`]),
    ...(state === standing.state ? [] : [`its row says ${state}; by its events it is ${standing.state}`]),
  ];
}

async function eventsOf(
  client: PoolClient,
  { creditorId, period }: Pick<RowOfClose, 'creditorId' | 'period'>,
): Promise<readonly RecordedCloseEvent[]> {
  const { rows } = await client.query<RecordedCloseEvent>(
    `SELECT jsonb_strip_nulls(jsonb_build_object('type', type, 'step', step)) || data AS event, business_on AS on
     FROM fordring.close_event WHERE creditor_id = $1 AND period = $2 ORDER BY event_number`,
    [creditorId, period],
  );
  return rows;
}
