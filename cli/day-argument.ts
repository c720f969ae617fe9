import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../domain/kernel/civil-date';
import { civilDateAt } from '../domain/kernel/civil-time';

/** `--as-of`: the business day of a question; today in the creditor's zone when it is not given. */
export function withAsOf(command: Command): Command {
  return command.option('--as-of <date>', 'the business day, YYYY-MM-DD (default: today)', (text) => civilDate(text));
}

export function dayOf(asOf: string | undefined, timeZone: string): CivilDate {
  return asOf === undefined ? civilDateAt(Date.now(), timeZone) : civilDate(asOf);
}

/** For questions about all creditors: Stockholm and Copenhagen have always kept the same time. */
export const NORDIC_TIME = 'Europe/Stockholm';
