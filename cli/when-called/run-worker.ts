import { withWorker } from '../../compose/compose-worker';
import { endWithSupervisor } from '../../workers/end-with-supervisor';
import { relayLedger } from '../../workers/relay-ledger';
import { superviseWorker, WORKING } from '../../workers/supervised-worker';
import { untilAborted } from '../interrupted';
import type { OpenFordring } from '../open-fordring';

export interface WorkerWords {
  readonly relay: boolean;
  /** Whether the worker is a process of its own that is started again when it dies. */
  readonly supervised: boolean;
}

/** Runs workflows and activities, and where it is asked for the relay, until the command is to end. */
export async function runWorker(fordring: OpenFordring, { relay, supervised }: WorkerWords): Promise<void> {
  await (supervised ? besideRelay(fordring, relay) : here(fordring, relay));
}

/** The relay and any servers of ours stay up when the worker dies. */
async function besideRelay(fordring: OpenFordring, relay: boolean): Promise<void> {
  const { configuration, stack, ending } = fordring;
  const { taskQueue } = configuration;
  const worker = superviseWorker({
    ...{ stack, configuration, taskQueue, namespace: stack.temporal.namespace },
    announces: true,
  });
  const outbox = relay ? await relayLedger(fordring) : undefined;
  try {
    await Promise.race([untilAborted(ending), worker.givenUp]);
  } finally {
    await worker.stop();
    await outbox?.stop();
  }
}

async function here(fordring: OpenFordring, relay: boolean): Promise<void> {
  const { configuration, stack, ending } = fordring;
  endWithSupervisor();
  await withWorker(fordring, async (worker) => {
    const outbox = relay ? await relayLedger(fordring) : undefined;
    process.stderr.write(
      `${WORKING} ${configuration.taskQueue} of namespace ${stack.temporal.namespace}; Ctrl-C ends.\n`,
    );
    await worker.runUntil(untilAborted(ending));
    await outbox?.stop();
  });
}
