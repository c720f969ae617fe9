import type { Pool, PoolClient } from 'pg';
import { PeriodStates } from '../../ledger/period-of-books';
import type { PeriodAnswer } from './close-period';
import { tellClose } from './close-steps';
import { daysOf, periodMarks, whileNothingIsBooked, writeMark, type PeriodAct } from './period-marks';
import { PeriodRefused } from './period-refused';

/**
 * Proposes that a month is opened again, soft-closed or closed; another person settles it. The same again by the same
 * person changes nothing. Throws `PeriodRefused`.
 */
export function proposeReopening(pool: Pool, said: PeriodAct): Promise<PeriodAnswer> {
  const { creditorId, period, by } = said;
  daysOf(period);
  return whileNothingIsBooked(pool, creditorId, async (client) => {
    const states = new PeriodStates(await periodMarks(client, creditorId));
    await refuseUnlessReopenable(client, said, states);
    const waiting = states.reopeningOf(period);
    if (waiting && waiting.by !== by) {
      throw new PeriodRefused(
        'own-proposal',
        `${waiting.by} proposed on ${waiting.on} to reopen ${period}. Approve or decline that.`,
      );
    }
    if (!waiting) await writeMark(client, 'reopening-proposed', said);
    return { period, state: states.of(period), already: waiting !== undefined, reopening: 'proposed' };
  });
}

/** Settles what another person proposed; whoever proposed may decline. Throws `PeriodRefused`. */
export function settleReopening(
  pool: Pool,
  mark: 'reopened' | 'reopening-declined',
  said: PeriodAct,
): Promise<PeriodAnswer> {
  const { creditorId, period, by } = said;
  const { to } = daysOf(period);
  const reopening = mark === 'reopened' ? 'reopened' : 'declined';
  return whileNothingIsBooked(pool, creditorId, async (client) => {
    const marks = await periodMarks(client, creditorId);
    const states = new PeriodStates(marks);
    const waiting = states.reopeningOf(period);
    const latest = marks.findLast((one) => one.period === period);
    if (!waiting && latest?.mark === mark && latest.by === by) {
      return { period, state: states.of(period), already: true, reopening };
    }
    if (!waiting) throw new PeriodRefused('nothing-proposed', `Nobody has proposed to reopen ${period}.`);
    if (mark === 'reopened') {
      if (waiting.by === by) {
        throw new PeriodRefused(
          'own-proposal',
          `You proposed to reopen ${period} yourself. Another person approves it.`,
        );
      }
      await refuseUnlessReopenable(client, said, states);
    }
    const number = await writeMark(client, mark, said);
    if (mark === 'reopened') {
      await endClosings(client, { creditorId, to, number });
      const { reason, today: on, role } = said;
      await tellClose(client, said, { type: 'MonthReopened', reason }, { on, by, role });
    }
    return {
      ...{ period, already: false, reopening },
      state: new PeriodStates(await periodMarks(client, creditorId)).of(period),
    };
  });
}

/** Throws `PeriodRefused` where there is nothing to reopen, or a later month is closed. */
async function refuseUnlessReopenable(
  client: PoolClient,
  { creditorId, period }: PeriodAct,
  states: PeriodStates,
): Promise<void> {
  if (states.of(period) === 'open') throw new PeriodRefused('not-closed', `${period} is open.`);
  const through = states.closedThrough ?? '';
  if (through > period) {
    throw new PeriodRefused(
      'out-of-order',
      `${through} is closed with all before it. Reopen ${through} before ${period}.`,
    );
  }
  const { from, to } = daysOf(period);
  const { rows } = await client.query<{ left: boolean }>(
    `SELECT coalesce(range_agg(daterange(from_on, to_on, '[]')) @> daterange($2, $3, '[]'), false) AS left
     FROM fordring.closed_period WHERE creditor_id = $1 AND closed_by = 'export'`,
    [creditorId, from, to],
  );
  if (rows[0]?.left) {
    throw new PeriodRefused(
      'left-in-exports',
      `Every day of ${period} left in an export, so nothing can be booked in it any more. Corrections stand on the first open day.`,
    );
  }
}

async function endClosings(
  client: PoolClient,
  { creditorId, to, number }: { readonly creditorId: string; readonly to: string; readonly number: number },
): Promise<void> {
  await client.query(
    `INSERT INTO fordring.reopened_closing (closing_number, mark_number)
     SELECT closing_number, $3 FROM fordring.closing
     WHERE creditor_id = $1 AND to_on = $2 AND closed_by <> 'export' AND until_entry IS NULL`,
    [creditorId, to, number],
  );
}
