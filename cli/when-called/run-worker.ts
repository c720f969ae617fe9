import { withWorker } from '../../compose/compose-worker';
import { relayLedger } from '../../workers/relay-ledger';
import { untilAborted } from '../interrupted';
import type { OpenFordring } from '../open-fordring';

/** Runs workflows and activities, and where it is asked for the relay, until the command is to end. */
export async function runWorker(fordring: OpenFordring, { relay }: { readonly relay: boolean }): Promise<void> {
  const { configuration, stack, pool, client, ending } = fordring;
  const { taskQueue } = configuration;
  await withWorker(fordring, async (worker) => {
    const outbox = relay ? await relayLedger({ pool, client, configuration }) : undefined;
    process.stderr.write(`Working on task queue ${taskQueue} of namespace ${stack.temporal.namespace}; Ctrl-C ends.\n`);
    await worker.runUntil(untilAborted(ending));
    await outbox?.stop();
  });
}
