import type { Command } from 'commander';
import { STANDS } from '../office/reconciliation/sign-off';
import { ensureRun, tellRuns } from '../office/reconciliation/tell-runs';
import { RunEngine } from '../engine/run-engine';
import type { Actor } from '../domain/authority/actor';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { RunName, RunNotice } from '../workflows/reconciliation-port';
import { EXIT } from './exit-codes';
import { withFordring, type OpenFordring } from './open-fordring';
import { writeLine } from './output';
import { creditorOfRun, dayOfAct, periodOf, type RunOptions } from './reconciliation-run';
import { signedIn } from './signed-in';

export type Ended = (exitCode: number) => void;

export interface AboutAct {
  readonly fordring: OpenFordring;
  readonly actor: Actor;
  readonly run: RunName;
  readonly today: CivilDate;
}

/** Whatever the acts ask for; what an act cannot do without is demanded of the command line. */
export type ActOptions = Readonly<Partial<Record<'by' | 'note' | 'reason' | 'receipt' | 'source' | 'out', string>>> & {
  /** One of `withdraw`, any number of `deliver`. */
  readonly file?: string | readonly string[];
};

/** An act on a run: who does it is known by their token, and the run's workflow is told afterwards. */
export function acting(
  ended: Ended,
  act: (about: AboutAct, options: ActOptions) => Promise<void>,
): (recipe: string, options: unknown, command: Command) => Promise<void> {
  return async (recipe, _options, command) => {
    const options = command.optsWithGlobals<RunOptions & ActOptions>();
    const period = periodOf(options);
    await withFordring(async (fordring) => {
      const { pool, client, configuration } = fordring;
      const actor = await signedIn(configuration, options.tokenFile);
      const creditor = await creditorOfRun(pool, options.creditor);
      const today = dayOfAct(options.asOf, creditor);
      const run = { creditorId: creditor.creditorId, recipe, period };
      await act({ fordring, actor, run, today }, options);
      const engine = new RunEngine(client, configuration.taskQueue);
      await tellRuns(pool, engine);
      // Whoever does something with a run finds it alive afterwards, also one whose workflow was lost.
      await ensureRun(pool, engine, run);
    });
    ended(EXIT.done);
  };
}

export async function tell({ recipe, period }: RunName, { state }: RunNotice): Promise<void> {
  await writeLine(`${recipe} for ${period}: ${STANDS[state]}.`);
}
