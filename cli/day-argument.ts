import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../domain/kernel/civil-date';

/** `--as-of`: the business day of a question; today in the creditor's zone when it is not given. */
export function withAsOf(command: Command): Command {
  return command.option('--as-of <date>', 'the business day, YYYY-MM-DD (default: today)', (text) => civilDate(text));
}

/** `--known`: with `--as-of`, the same two days give the same figures for ever. */
export function withKnown(command: Command): Command {
  return withAsOf(command).option(
    '--known <date>',
    'leave out what the ledger learned after this day, YYYY-MM-DD (default: nothing)',
    (text) => civilDate(text),
  );
}

export function knownBy({ known }: { readonly known?: CivilDate }): { readonly known?: CivilDate } {
  return known === undefined ? {} : { known };
}
