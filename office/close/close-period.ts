import type { Pool, PoolClient } from 'pg';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import { PeriodStates, type PeriodState } from '../../ledger/period-of-books';
import { materialMissing } from '../audit-file/material';
import { tellClose } from './close-steps';
import { refuseOpenSteps } from './open-steps';
import { daysOf, monthAfter, periodMarks, whileNothingIsBooked, writeMark, type PeriodAct } from './period-marks';
import { PeriodRefused } from './period-refused';

/** How a month stands after somebody closed or reopened it; whether it stood so before. */
export interface PeriodAnswer {
  readonly period: string;
  readonly state: PeriodState;
  readonly already: boolean;
  /** What was said of a reopening; `proposed` while the reopening waits for a second person. */
  readonly reopening?: 'proposed' | 'declined' | 'reopened';
}

/** What a hard closing closes goes back to the beginning of all days. */
const BEGINNING = '0001-01-01';

/**
 * From now on only what is permitted is booked in the month: what becomes known later stands on the first open day after it.
 * The same again changes nothing. Throws `PeriodRefused`.
 */
export function softClosePeriod(pool: Pool, said: PeriodAct): Promise<PeriodAnswer> {
  const { creditorId, period } = said;
  const days = daysOf(period);
  return whileNothingIsBooked(pool, creditorId, async (client) => {
    const state = new PeriodStates(await periodMarks(client, creditorId)).of(period);
    if (state !== 'open') return { period, state, already: true };
    refuseUnlessOver(period, days.to, said.today);
    await writeMark(client, 'soft-closed', said);
    await closeDays(client, said, { ...days, how: 'soft-close' });
    return { period, state: 'soft-closed', already: false };
  });
}

/**
 * From now on the database takes no entry on a day of the month or on any day before. Months are closed in their order. The
 * same again changes nothing. Throws `PeriodRefused`.
 */
export function closePeriod(pool: Pool, said: PeriodAct): Promise<PeriodAnswer> {
  const { creditorId, period, today, by, role } = said;
  const { to } = daysOf(period);
  return whileNothingIsBooked(pool, creditorId, async (client) => {
    const states = new PeriodStates(await periodMarks(client, creditorId));
    if (states.of(period) === 'closed') return { period, state: 'closed', already: true };
    refuseUnlessOver(period, to, said.today);
    const { closedThrough } = states;
    const next = closedThrough === undefined ? period : monthAfter(closedThrough);
    if (next !== period) {
      throw new PeriodRefused('out-of-order', `Months are closed in their order: close ${next} before ${period}.`);
    }
    await refuseOpenSteps(client, said, today);
    await refuseMissingMaterial(client, said, to);
    await writeMark(client, 'closed', said);
    await closeDays(client, said, { from: BEGINNING, to, how: 'close' });
    await tellClose(client, said, { type: 'MonthClosed' }, { on: today, by, role });
    return { period, state: 'closed', already: false };
  });
}

/**
 * Permits that what is booked today, on one claim or on any, stands in a soft-closed month. The permission ends when the month
 * is reopened. Throws `PeriodRefused`.
 */
export function permitLateBooking(pool: Pool, said: PeriodAct): Promise<PeriodAnswer> {
  const { creditorId, period, claimId, today } = said;
  daysOf(period);
  return whileNothingIsBooked(pool, creditorId, async (client) => {
    const marks = await periodMarks(client, creditorId);
    const state = new PeriodStates(marks).of(period);
    if (state !== 'soft-closed') {
      const why = state === 'open' ? 'is open: everybody books in it' : 'is closed. It would have to be reopened';
      throw new PeriodRefused(
        'not-soft-closed',
        `Late bookings are permitted in a soft-closed month. ${period} ${why}.`,
      );
    }
    await refuseUnknownClaim(client, said);
    const reopenedAt = marks.findLastIndex((mark) => mark.mark === 'reopened' && mark.period === period);
    const already = marks
      .slice(reopenedAt + 1)
      .some(
        (mark) =>
          mark.mark === 'booking-permitted' &&
          mark.period === period &&
          mark.on === today &&
          (mark.claimId === undefined || mark.claimId === claimId),
      );
    if (!already) await writeMark(client, 'booking-permitted', said);
    return { period, state, already };
  });
}

/** A year is not closed for good while critical material is missing (S000-03); the database refuses it too. */
async function refuseMissingMaterial(
  client: PoolClient,
  { creditorId, period, today }: PeriodAct,
  through: CivilDate,
): Promise<void> {
  const missing = await materialMissing(client, { creditorId, through, today });
  if (!missing) return;
  const { year, items } = missing;
  const lacks = items.includes('(plan)')
    ? `${year} has no material plan, and a year before it had one. Roll it forward: fordring year-end plan ${year} --rolled-from YEAR.`
    : `the material of ${year} lacks ${items.join(', ')}. See fordring year-end show ${year}; a manager can override an item with a reason.`;
  throw new PeriodRefused('material-missing', `${period} is not closed: ${lacks}`);
}

function refuseUnlessOver(period: string, lastDay: CivilDate, today: CivilDate): void {
  if (lastDay < today) return;
  throw new PeriodRefused(
    'not-over',
    `${period} is not over on ${today}. It can be closed from ${addDays(lastDay, 1)}.`,
  );
}

async function refuseUnknownClaim(client: PoolClient, { creditorId, claimId }: PeriodAct): Promise<void> {
  if (claimId === undefined) return;
  const { rowCount } = await client.query('SELECT FROM fordring.claim WHERE claim_id = $1 AND creditor_id = $2', [
    claimId,
    creditorId,
  ]);
  if (rowCount === 0) throw new PeriodRefused('claim-unknown', `Creditor ${creditorId} has no claim ${claimId}.`);
}

async function closeDays(
  client: PoolClient,
  { creditorId, today }: PeriodAct,
  { from, to, how }: { readonly from: string; readonly to: CivilDate; readonly how: 'close' | 'soft-close' },
): Promise<void> {
  await client.query(
    `INSERT INTO fordring.closed_period (creditor_id, from_on, to_on, closed_on, closed_by, last_entry)
     VALUES ($1, $2, $3, $4, $5, fordring.last_entry_number())`,
    [creditorId, from, to, today, how],
  );
}
