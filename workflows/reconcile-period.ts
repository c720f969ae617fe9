import { openRun, type ReconcilePeriodInput, type RunOutcome } from './open-run';

/**
 * One reconciliation of one period, from the day on which it is due until it is signed, filed and acknowledged.
 *
 * The workflow waits for the files of both sides, and whoever owes a file is reminded. When the files are there, they are
 * loaded and matched, and every difference gets a class. One person prepares the result and another signs it. A difference
 * that nobody explains has an owner and a day; when that day has passed, the difference goes a step higher. Then the
 * evidence is filed. Where the recipe demands it, the client acknowledges. A new file, or a run that is opened again, leads
 * back to the matching.
 *
 * The ledger decides everything, under its locks. A signal only says that there is news in the ledger.
 */
export async function reconcilePeriod(input: ReconcilePeriodInput): Promise<RunOutcome> {
  const run = openRun(input);

  while (!run.hasEnded()) {
    await run.unlessSomethingChanges(run.nextAct());
    await run.untilThereIsWork();
  }

  return run.outcome();
}
