import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../domain/kernel/civil-date';
import { todayOf, type KeptCreditor } from '../office/creditors/creditor';
import { tellVirtualDay } from './virtual-day';

/** `--as-of`: the business day of a question; today in the creditor's zone when it is not given. */
export function withAsOf(command: Command): Command {
  return command.option('--as-of <date>', 'the business day, YYYY-MM-DD (default: today)', (text) => civilDate(text));
}

/** The day that is said, or the creditor's own today. */
export function dayOf(asOf: string | undefined, creditor: KeptCreditor): CivilDate {
  if (asOf !== undefined) return civilDate(asOf);
  const today = todayOf(creditor, Date.now);
  if (creditor.virtualToday !== undefined) tellVirtualDay(creditor, today);
  return today;
}
