import type { CivilDate } from '../../domain/kernel/civil-date';
import type { RunName } from '../../workflows/reconciliation-port';
import { isSigned, type RecordedRunEvent } from './run-events';
import { latest, type RunRow } from './run-record';
import { RunRefused } from './run-refused';
import { STANDS } from './stands';

/** Something is done to a run on the creditor's business day. */
export interface Signing {
  readonly run: RunName;
  readonly today: CivilDate;
}

/** Everybody who prepared the result that is to be signed, whoever prepared it again after them. */
export function preparersOf(events: readonly RecordedRunEvent[]): string[] {
  const matchedAt = events.findLastIndex(({ event }) => event.type === 'RunMatched');
  return events.slice(matchedAt).flatMap(({ event, by }) => (event.type === 'RunPrepared' ? [by ?? ''] : []));
}

/** Everybody who prepared or signed the result as it is signed now. */
export function signersOf(events: readonly RecordedRunEvent[]): string[] {
  const approved = latest(events, 'RunApproved');
  return [...preparersOf(events), ...(approved?.by === undefined ? [] : [approved.by])];
}

/** There is nothing yet that could be prepared or signed. */
export function notMatched(run: RunRow): RunRefused {
  return new RunRefused('not-matched', `${run.recipe} for ${run.period} has no result yet: ${STANDS[run.state]}.`);
}

/** Throws `RunRefused` of what is signed, or passed over for good. */
export function refuseSigned(run: RunRow): void {
  if (run.state === 'passed-over') {
    throw new RunRefused('passed-over', `${run.recipe} for ${run.period} is passed over: ${STANDS[run.state]}.`);
  }
  if (!isSigned(run.state)) return;
  throw new RunRefused('already-signed', `${run.recipe} for ${run.period} is signed already.`);
}
