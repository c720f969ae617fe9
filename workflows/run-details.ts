import type { RunName, RunNotice } from './reconciliation-port';

/** What the operator reads as current details, in sentences. The first line says what the static summary says. */
export function runDetails({ creditorId, recipe, period }: RunName, notice: RunNotice): string {
  const { state, eventNumber, waitsFor, next } = notice;
  return [
    `The reconciliation ${recipe} of ${creditorId} for ${period}.`,
    `The run is **${state}**.`,
    ...(waitsFor === undefined ? [] : [`The run waits for ${waitsFor}.`]),
    ...(next === undefined ? [] : [`The workflow looks again on ${next.on}, or when something is new.`]),
    `The workflow knows the run up to event ${eventNumber} of the ledger.`,
  ].join('\n\n');
}
