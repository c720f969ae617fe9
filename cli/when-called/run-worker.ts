import { withWorker } from '../../compose/compose-worker';
import { withEndpoint } from '../../compose/compose-endpoint';
import { freePort } from '../../stack/free-port';
import { endWithSupervisor, isSupervised } from '../../workers/end-with-supervisor';
import { say } from '../../workers/process-log';
import { RelayCounts } from '../../workers/relay-counts';
import { superviseWorker, WORKING } from '../../workers/supervised-worker';
import { WorkerHere } from '../../workers/worker-standing';
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
  const standing = new WorkerHere();
  const relayed = new RelayCounts();
  const told = configuration.metrics && { sdkMetricsPort: await freePort(undefined, 'FORDRING_METRICS_ADDRESS') };
  const work = () =>
    withWorker(
      fordring,
      async (worker) => {
        say(
          `${WORKING} ${configuration.taskQueue} of namespace ${stack.temporal.namespace}; Ctrl-C ends.`,
          { taskQueue: configuration.taskQueue, namespace: stack.temporal.namespace },
          'info',
        );
        standing.works({ ...told });
        await worker.runUntil(untilAborted(ending));
      },
      { ...told },
    );
  const relaying = () => whileRelayed(fordring, relay, work, relayed);
  // Whoever supervises this process serves its health and metrics too.
  await (isSupervised() ? relaying() : withEndpoint(fordring, { worker: () => standing, relayed }, relaying));
}
