import type { Command } from 'commander';
import { createRequire } from 'node:module';
import { withFordring } from '../open-fordring';

const load = createRequire(__filename);

/** `fordring start`: everything up, the sample municipality's year lived, and open for work until Ctrl-C. */
export function addStart(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('start')
    .option('--once', 'end after the summary')
    .action(async ({ once = false }: { once?: boolean }) => {
      const { openTown } = load('../when-called/open-town') as typeof import('../when-called/open-town');
      ended(await withFordring((fordring) => openTown(fordring, { once }), { endsItself: true }));
    });
}
