import type { Command } from 'commander';
import { createRequire } from 'node:module';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';

const load = createRequire(__filename);

/**
 * `fordring worker`: runs workflows and activities until it is told to end, and starts them again when they die. Start as
 * many as the load asks for.
 */
export function addWorker(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('worker')
    .option('--no-relay', "leave the ledger's outbox to others")
    .option('--unsupervised', 'run in this very process, for whoever starts the worker again by other means')
    .action(async ({ relay, unsupervised = false }: { relay: boolean; unsupervised?: boolean }) => {
      const { runWorker } = load('../when-called/run-worker') as typeof import('../when-called/run-worker');
      const logsAs = unsupervised ? 'worker' : 'supervisor';
      await withFordring((fordring) => runWorker(fordring, { relay, supervised: !unsupervised }), {
        ...{ endsItself: true, logsAs },
      });
      ended(EXIT.done);
    });
}
