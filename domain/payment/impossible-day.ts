import { civilDate, type CivilDate } from '../kernel/civil-date';
import type { BankMovement } from './bank-movement';

/** No bank file that a program reads is older. */
const FIRST_DAY = civilDate('1990-01-01');

/** Stands in a movement whose day the bank left out. No money can be booked on this day. */
export const NO_DAY = civilDate('0100-01-01');

/** What is the matter with the movement's day: money that comes tomorrow, or came before there were such files. */
export function impossibleDay({ receivedOn, line }: BankMovement, today: CivilDate): string | undefined {
  if (receivedOn === NO_DAY) return `Line ${line}, day: the bank gave none.`;
  if (receivedOn > today) return `Line ${line}, day: ${receivedOn} has not come yet; today is ${today}.`;
  return receivedOn < FIRST_DAY ? `Line ${line}, day: ${receivedOn} is before ${FIRST_DAY}.` : undefined;
}
