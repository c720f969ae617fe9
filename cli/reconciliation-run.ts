import type { Command } from 'commander';
import { civilDate } from '../domain/kernel/civil-date';
import { periodFrom } from '../reconciliation/period';
import type { RunName } from '../workflows/reconciliation-port';
import type { AtCounter } from './at-counter';
import { withAsOf } from './day-argument';
import { Refused } from './refusals';
import { TOKEN_FILE } from './signed-in';

export interface RunOptions {
  readonly creditor?: string;
  readonly period: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
}

/** A run of the caller's creditor. */
export type NamedRun = Omit<RunName, 'creditorId'>;

/** What names a run on the command line. Options that the list has too are taken from it where they were given to it. */
export function withRun(command: Command, description: string): Command {
  return withAsOf(command.argument('<recipe>', 'as fordring reconcile lists them'))
    .description(description)
    .option('--creditor <id>', 'whose run it is (default: the only creditor)')
    .option('--period <period>', 'a month 2021-06, a quarter 2021-Q2, a year 2021 or a day 2021-06-30')
    .option(...TOKEN_FILE);
}

/** Throws `Refused` and `InvalidPeriod`. */
export function periodOf({ period }: Partial<RunOptions>): string {
  if (period !== undefined) return periodFrom(period);
  throw new Refused('Say which period it is: --period 2026-10.');
}

/**
 * Something is done on the creditor's today. The day of a delivery or a signature is part of the evidence; only a creditor
 * whose portfolio was rehearsed in virtual time may name another. Throws `Refused`.
 */
export async function refuseOtherDay(
  { office, actor }: Pick<AtCounter, 'office' | 'actor'>,
  creditorId: string,
  asOf: string | undefined,
): Promise<void> {
  if (asOf === undefined) return;
  const { today, virtualToday } = await office.creditors.today({ by: actor, creditorId }, {});
  const day = civilDate(asOf);
  if (day === today || virtualToday !== undefined) return;
  if (day > today)
    throw new Refused(`${day} is still to come; nothing is delivered, prepared or signed on a day in the future.`);
  throw new Refused(
    `${day} has passed: today is ${today}, and nothing is delivered, prepared or signed on another day.`,
  );
}
