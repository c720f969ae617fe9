import type { Command } from 'commander';
import { english } from '../domain/explain/written';
import type { CivilDate } from '../domain/kernel/civil-date';

const told = new Set<string>();
let isDayAsked = false;

/** Says whether the command that is called takes `--as-of`: only then is it worth naming. */
export function dayAskedOf({ options }: Pick<Command, 'options'>): void {
  isDayAsked = options.some(({ long }) => long === '--as-of');
}

/** Says on standard error, once for each creditor, which day it is there: the machine's clock would not tell. */
export function tellVirtualDay({ creditorId }: { readonly creditorId: string }, today: CivilDate): void {
  if (told.has(creditorId)) return;
  told.add(creditorId);
  const another = isDayAsked ? ' Another day: --as-of.' : '';
  process.stderr.write(`${creditorId} lives in virtual time: today is ${english.date(today)} there.${another}\n`);
}

/** Says on standard error that an act has taken a creditor in virtual time along to its day. */
export function tellDayMoved(
  { creditorId, virtualToday }: { readonly creditorId: string; readonly virtualToday?: CivilDate },
  day: CivilDate,
): void {
  const from = virtualToday === undefined ? '' : ` from ${english.date(virtualToday)}`;
  process.stderr.write(
    `${creditorId} lives in virtual time: this act moved its day${from} to ${english.date(day)}, for good. Its claims, reconciliations and closes go on from there.\n`,
  );
}
