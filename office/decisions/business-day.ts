import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import { refuse } from './decision-refused';
import { CreditorUnknown } from '../creditors/creditor-chart';

/** What time it is, in milliseconds since 1970. */
export type Clock = () => number;

/** The creditor's own today by the clock. Throws `CreditorUnknown`. */
export async function todayOf(
  connection: ClientBase | Pool,
  creditorId: string,
  clock: Clock = Date.now,
): Promise<CivilDate> {
  const { rows } = await connection.query<{ time_zone: string }>(
    'SELECT time_zone FROM fordring.creditor WHERE creditor_id = $1',
    [creditorId],
  );
  if (!rows[0]) throw new CreditorUnknown(creditorId);
  return civilDateAt(clock(), rows[0].time_zone);
}

/**
 * Ends the transaction when somebody decides or approves on another day than the creditor's own today by the clock: the
 * day of an act is part of its record, and an earlier one would go round the authority that back-dating needs. Only a
 * creditor whose portfolio was rehearsed in virtual time, the sample, decides on its own days.
 */
export async function checkBusinessDay(
  client: ClientBase,
  creditorId: string,
  stated: CivilDate,
  clock: Clock,
): Promise<void> {
  const today = await otherToday(client, creditorId, stated, clock);
  if (today === undefined) return;
  refuse(
    'not-today',
    stated < today
      ? `Today is ${today}; nothing is decided on ${stated} any more. What is to count from then: use --on ${stated} --back-dated.`
      : `Today is ${today}; nothing is decided on ${stated} yet. Decide it today, or when that day has come.`,
  );
}

/** The creditor's today by the clock, when it is another day than the stated one and days are not its own. */
export async function otherToday(
  connection: ClientBase | Pool,
  creditorId: string,
  stated: CivilDate,
  clock: Clock,
): Promise<CivilDate | undefined> {
  const today = await todayOf(connection, creditorId, clock);
  return stated === today || (await isRehearsed(connection, creditorId)) ? undefined : today;
}

/** Whether the creditor's portfolio was lived through in virtual time, so that its today is no day of the clock. */
export async function isRehearsed(connection: ClientBase | Pool, creditorId: string): Promise<boolean> {
  const { rowCount } = await connection.query('SELECT FROM fordring.rehearsal WHERE creditor_id = $1', [creditorId]);
  return rowCount !== 0;
}
