import type { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { Interrupted, withFordring } from '../open-fordring';
import { openSample } from '../open-sample';
import { removeSample } from '../start-afresh';

/** `fordring start`: everything up, the sample municipality's year lived, and open for work until Ctrl-C. */
export function addStart(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('start')
    .description('bring everything up, let the sample municipality live its year, and stay until Ctrl-C')
    .option('--once', 'end after the summary')
    .option('--fresh', 'take the sample away first, with all that was done to it, and let it live its year again')
    .action(async ({ once, fresh }: { once?: true; fresh?: true }) => {
      if (fresh) await removeSample();
      try {
        await withFordring((fordring) => openSample(fordring, { stays: !once }), { endsItself: true });
        ended(EXIT.done);
      } catch (problem) {
        if (!(problem instanceof Interrupted)) throw problem;
        process.stderr.write(`${problem.message}\n`);
        ended(EXIT.interrupted);
      }
    });
}
