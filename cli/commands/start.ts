import type { Command } from 'commander';
import { createRequire } from 'node:module';
import { withFordring } from '../open-fordring';

const load = createRequire(__filename);

/** `fordring start`: everything up, the sample municipality's year lived, and open for work until Ctrl-C. */
export function addStart(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('start')
    .option('--once', 'end after the summary')
    .option('--fresh', 'take the sample away first, with all that was done to it, and let it live its year again')
    .action(async ({ once = false, fresh = false }: { once?: boolean; fresh?: boolean }) => {
      if (fresh) await (load('../start-afresh') as typeof import('../start-afresh')).removeSample();
      const { openSample } = load('../when-called/open-sample') as typeof import('../when-called/open-sample');
      ended(
        await withFordring((fordring) => openSample(fordring, { stays: !once }), { endsItself: true, logsAs: 'start' }),
      );
    });
}
