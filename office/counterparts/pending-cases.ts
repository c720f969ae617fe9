import type { PoolClient } from 'pg';
import type { CounterpartName } from './counterpart-facts';
import type { PendingCase } from './hand-over-case';

/** Not with its counterpart yet. */
export type WaitingPendingCase = PendingCase & {
  readonly counterpart: CounterpartName | undefined;
  readonly reason: string;
  /** As of which event it was about to go when the process that had it in hand died. */
  readonly attemptedAs?: number;
};

/** The claim's cases that were held or withheld, in order. */
export async function pendingCases(client: PoolClient, claimId: string): Promise<WaitingPendingCase[]> {
  const { rows } = await client.query<
    PendingCase & { counterpart: CounterpartName | null; reason: string; attempted_as: number | null }
  >(
    `SELECT claim_id AS "claimId", step, event_number AS "eventNumber", performed_on AS "performedOn", counterpart, reason,
       as_of_event AS attempted_as
     FROM fordring.counterpart_case WHERE claim_id = $1 AND status IN ('held', 'withheld') ORDER BY event_number`,
    [claimId],
  );
  return rows.map(({ counterpart, attempted_as: attemptedAs, ...row }) => ({
    ...row,
    counterpart: counterpart ?? undefined,
    ...(attemptedAs !== null && { attemptedAs }),
  }));
}

/** Whether anything became of it already. */
export async function isKnown(client: PoolClient, { claimId, step, eventNumber }: PendingCase): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM fordring.counterpart_case WHERE claim_id = $1 AND step = $2 AND event_number = $3',
    [claimId, step, eventNumber],
  );
  return (rowCount ?? 0) > 0;
}
