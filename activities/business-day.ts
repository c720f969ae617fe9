import { Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import type { CivilDate } from '../domain/kernel/civil-date';
import { civilDateAt } from '../domain/kernel/civil-time';
import { standingDay } from '../office/creditors/lived-days';
import type { BusinessClock } from '../workflows/messages';

/**
 * The instant of business time at which an activity runs, in milliseconds. In production the wall's clock tells; a worker
 * that was away for three days performs a step three days late and says so. While a portfolio is being lived in virtual
 * time the wall knows nothing of its year, so the instant at which the engine scheduled this attempt counts.
 */
export function businessNow({ isVirtual, offsetMilliseconds }: BusinessClock): number {
  return (isVirtual ? Context.current().info.currentAttemptScheduledTimestampMs : Date.now()) + offsetMilliseconds;
}

/** A workflow of a town whose day stands asks again after this long, unless it is told first that the day has moved. */
const STANDS_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

/**
 * Today as a process of a creditor has to take it, and when the workflow is to wake for a later instant or day. There is
 * one today for all: people at the counter, claims, reconciliations, closes and calendars.
 */
export interface TownTime {
  readonly today: CivilDate;
  /** Of an instant of business time: the same in the workflow's own business time. */
  readonly wakesAt: (day: CivilDate, instant: number) => number;
}

/** The creditor's own standing day where it lives in virtual time; else the day by the clock. */
export async function townTime(pool: Pool, creditorId: string, clock: BusinessClock): Promise<TownTime> {
  const standing = await standingDay(pool, creditorId);
  if (standing === undefined)
    return { today: civilDateAt(businessNow(clock), clock.timeZone), wakesAt: (_day, instant) => instant };
  return { today: standing, wakesAt: (day) => standingWake(clock, day <= standing) };
}

/** A day that stands comes by no timer: what is due is due now, and the rest when the workflow is told of a later day. */
export function standingWake(clock: BusinessClock, isDue: boolean): number {
  return businessNow(clock) + (isDue ? 0 : STANDS_MILLISECONDS);
}
