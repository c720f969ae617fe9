import { openRun, type ReconcilePeriodInput, type RunOutcome } from './open-run';

/**
 * One reconciliation of one period, from the day on which it is due until it is signed, filed and acknowledged.
 *
 * The workflow waits for the files of both sides, and whoever owes one is reminded. When they are there they are loaded,
 * matched and every difference classified. One person prepares the result and another signs it; whatever nobody explains
 * has an owner and a day, and goes a step higher when that has passed. Then the evidence is filed; where the recipe demands
 * it, the client acknowledges. A new file, or a run that is opened again, leads back to the matching.
 *
 * What is decided is decided in the ledger, under its locks. A signal says no more than that there is news there.
 */
export async function reconcilePeriod(input: ReconcilePeriodInput): Promise<RunOutcome> {
  const run = openRun(input);

  while (!run.hasEnded()) await run.unlessSomethingChanges(run.nextAct());

  return run.outcome();
}
