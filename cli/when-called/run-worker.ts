import { withWorker } from '../../compose/compose-worker';
import { endWithSupervisor } from '../../workers/end-with-supervisor';
import { superviseWorker, WORKING } from '../../workers/supervised-worker';
import { untilAborted } from '../interrupted';
import type { OpenFordring } from '../open-fordring';
import { whileRelayed } from './while-relayed';
import { whileSupervised } from './while-supervised';

export interface WorkerWords {
  readonly relay: boolean;
  /** Whether the worker is a process of its own that is started again when it dies. */
  readonly supervised: boolean;
}

/** Runs workflows and activities, and where it is asked for the relay, until the command is to end. */
export async function runWorker(fordring: OpenFordring, { relay, supervised }: WorkerWords): Promise<void> {
  const { configuration, stack } = fordring;
  const on = { taskQueue: configuration.taskQueue, namespace: stack.temporal.namespace };
  const startWorker = () => superviseWorker({ stack, configuration, ...on, announces: true });
  await (supervised ? whileSupervised(fordring, { startWorker, relay }) : here(fordring, relay));
}

async function here(fordring: OpenFordring, relay: boolean): Promise<void> {
  const { configuration, stack, ending } = fordring;
  endWithSupervisor();
  await whileRelayed(fordring, relay, () =>
    withWorker(fordring, async (worker) => {
      process.stderr.write(
        `${WORKING} ${configuration.taskQueue} of namespace ${stack.temporal.namespace}; Ctrl-C ends.\n`,
      );
      await worker.runUntil(untilAborted(ending));
    }),
  );
}
