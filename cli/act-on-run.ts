import type { Command } from 'commander';
import type { RunName, RunNotice } from '../workflows/reconciliation-port';
import { STANDS, type Caller, type Office } from '../office/office';
import { atCounter } from './at-counter';
import { EXIT } from './exit-codes';
import { writeLine } from './output';
import { periodOf, refuseOtherDay, type NamedRun, type RunOptions } from './reconciliation-run';

export type Ended = (exitCode: number) => void;

/** What somebody does something with: the counter for runs, who they are there, and the run. */
export interface AboutAct {
  readonly runs: Office['reconciliations'];
  readonly caller: Caller;
  readonly run: NamedRun;
  readonly creditorId: string;
}

/** Whatever the acts ask for; what an act cannot do without is demanded of the command line. */
export type ActOptions = Readonly<
  Partial<
    Record<
      'by' | 'note' | 'reason' | 'receipt' | 'source' | 'out' | 'statedBalance' | 'statedOpening' | 'language',
      string
    >
  >
> & {
  /** One of `withdraw`, any number of `deliver`. */
  readonly file?: string | readonly string[];
};

/** An act on a run, by whoever the token says, on the creditor's own day. */
export function acting(
  ended: Ended,
  act: (about: AboutAct, options: ActOptions) => Promise<void>,
): (recipe: string, options: unknown, command: Command) => Promise<void> {
  return async (recipe, _options, command) => {
    const options = command.optsWithGlobals<RunOptions & ActOptions>();
    const period = periodOf(options);
    await atCounter(options, async (at) => {
      const creditorId = await at.creditorMeant();
      await refuseOtherDay(at, creditorId, options.asOf);
      const run = { recipe, period };
      await act({ runs: at.office.reconciliations, caller: at.caller(creditorId), run, creditorId }, options);
    });
    ended(EXIT.done);
  };
}

export async function tell({ recipe, period }: Omit<RunName, 'creditorId'>, { state }: RunNotice): Promise<void> {
  await writeLine(`${recipe} for ${period}: ${STANDS[state]}.`);
}
