import type { Command } from 'commander';
import { withWorker } from '../../compose/compose-worker';
import { relayLedger } from '../../workers/relay-ledger';
import { EXIT } from '../exit-codes';
import { untilAborted, withFordring } from '../open-fordring';

/** `fordring worker`: runs workflows and activities until it is told to end. Start as many as the load asks for. */
export function addWorker(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('worker')
    .description('run workflows and activities, and hand on what the ledger has to tell, until Ctrl-C')
    .option('--no-relay', "leave the ledger's outbox to others")
    .action(async ({ relay }: { relay: boolean }) => {
      await withFordring(
        async (fordring) => {
          const { configuration, stack, pool, client, ending } = fordring;
          await withWorker(fordring, async (worker) => {
            const outbox = relay ? await relayLedger({ pool, client, configuration }) : undefined;
            process.stderr.write(
              `Working on task queue ${configuration.taskQueue} of namespace ${stack.temporal.namespace}; Ctrl-C ends.\n`,
            );
            await worker.runUntil(untilAborted(ending));
            await outbox?.stop();
          });
        },
        { endsItself: true },
      );
      ended(EXIT.done);
    });
}
