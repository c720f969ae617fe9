import { Option, type Command } from 'commander';
import { createRequire } from 'node:module';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';

const load = createRequire(__filename);

interface WorkerOptions {
  readonly relay: boolean;
  readonly unsupervised?: boolean;
  readonly promote?: 'once' | 'always';
  readonly unversioned?: boolean;
}

/**
 * `fordring worker`: runs workflows and activities until it is told to end, and starts them again when they die. Start as
 * many as the load asks for.
 */
export function addWorker(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('worker')
    .option('--no-relay', "leave the ledger's outbox to others")
    .option('--unsupervised', 'run in this very process, for whoever starts the worker again by other means')
    .addOption(
      new Option('--promote [when]', 'have this release take the work over: if it never had it, or always')
        .choices(['once', 'always'])
        .preset('once'),
    )
    .option('--unversioned', 'take part in no release, for a scratch namespace')
    .action(async ({ relay, unsupervised = false, promote: takesOver, unversioned = false }: WorkerOptions) => {
      const { runWorker } = load('../when-called/run-worker') as typeof import('../when-called/run-worker');
      const words = { relay, supervised: !unsupervised, versioned: !unversioned };
      const logsAs = unsupervised ? 'worker' : 'supervisor';
      await withFordring((fordring) => runWorker(fordring, { ...words, ...(takesOver && { takesOver }) }), {
        ...{ endsItself: true, logsAs },
      });
      ended(EXIT.done);
    });
}
