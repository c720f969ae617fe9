import type { Command } from 'commander';
import { civilDate } from '../domain/kernel/civil-date';

/** `--as-of`: the business day of a question; today in the creditor's zone when it is not given. */
export function withAsOf(command: Command): Command {
  return command.option('--as-of <date>', 'the business day, YYYY-MM-DD (default: today)', (text) => civilDate(text));
}
