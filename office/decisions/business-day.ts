import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { readCreditor, todayOf, type Clock } from '../creditors/creditor';
import { refuse } from './decision-refused';

/**
 * Ends the transaction when somebody decides or approves on another day than the creditor's own today: the day of an act
 * is part of its record, and an earlier one would go round the authority that back-dating needs. Only a creditor that
 * lives in virtual time, such as the sample, decides on any day of its own.
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

/** The creditor's today, when it is another day than the stated one and days are not its own. */
export async function otherToday(
  connection: ClientBase | Pool,
  creditorId: string,
  stated: CivilDate,
  clock: Clock,
): Promise<CivilDate | undefined> {
  const creditor = await readCreditor(connection, creditorId);
  if (creditor.virtualToday !== undefined) return undefined;
  const today = todayOf(creditor, clock);
  return stated === today ? undefined : today;
}
