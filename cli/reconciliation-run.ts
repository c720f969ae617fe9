import type { Command } from 'commander';
import type { Pool } from 'pg';
import { readCreditor, todayOf, type KeptCreditor } from '../office/creditors/creditor';
import type { CivilDate } from '../domain/kernel/civil-date';
import { knownCreditors } from './choose-creditor';
import { dayOf, withAsOf } from './day-argument';
import { Refused } from './refusals';
import { TOKEN_FILE } from './signed-in';

export interface RunOptions {
  readonly creditor?: string;
  readonly period: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
}

/** What names a run on the command line. Options that the list has too are taken from it where they were given to it. */
export function withRun(command: Command, description: string): Command {
  return withAsOf(command.argument('<recipe>', 'as fordring reconcile lists them'))
    .description(description)
    .option('--creditor <id>', 'whose run it is (default: the only creditor)')
    .option('--period <period>', 'a month 2021-06, a quarter 2021-Q2, a year 2021 or a day 2021-06-30')
    .option(...TOKEN_FILE);
}

/** Throws `Refused` when it must be said. */
export async function creditorOfRun(pool: Pool, said: string | undefined): Promise<KeptCreditor> {
  const known = await knownCreditors(pool);
  const creditorId = said ?? (known.length === 1 ? known[0]?.creditorId : undefined);
  if (creditorId === undefined) {
    const names = known.map((creditor) => creditor.creditorId).join(', ');
    throw new Refused(
      names === ''
        ? 'There is no creditor yet. Import its invoices first.'
        : `Say whose run it is: --creditor with one of ${names}.`,
    );
  }
  return readCreditor(pool, creditorId);
}

export function periodOf({ period }: Partial<RunOptions>): string {
  if (period !== undefined) return period;
  throw new Refused('Say which period it is: --period 2026-10.');
}

/**
 * The day on which something is done: today by the creditor's clock. The day of a delivery or a signature is part of the
 * evidence; only a creditor whose portfolio was rehearsed in virtual time has days of its own. Throws `Refused`.
 */
export function dayOfAct(asOf: string | undefined, creditor: KeptCreditor): CivilDate {
  const [day, today] = [dayOf(asOf, creditor), todayOf(creditor, Date.now)];
  if (day === today || creditor.virtualToday !== undefined) return day;
  if (day > today)
    throw new Refused(`${day} is still to come; nothing is delivered, prepared or signed on a day in the future.`);
  throw new Refused(
    `${day} has passed: today is ${today}, and nothing is delivered, prepared or signed on another day.`,
  );
}
