import { withWorker, type ReleaseHere } from '../../compose/compose-worker';
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
  /** When the worker's release takes the work from the one that has it; never by itself when absent. */
  readonly takesOver?: 'once' | 'always';
  /** Whether the worker is of a release. */
  readonly versioned: boolean;
}

/** Runs workflows and activities, and where it is asked for the relay, until the command is to end. */
export async function runWorker(fordring: OpenFordring, words: WorkerWords): Promise<void> {
  const { configuration, stack } = fordring;
  const { relay, supervised, takesOver, versioned } = words;
  const on = { taskQueue: configuration.taskQueue, namespace: stack.temporal.namespace };
  const startWorker = () =>
    superviseWorker({ stack, configuration, ...on, versioned, ...(takesOver && { takesOver }), announces: true });
  await (supervised ? whileSupervised(fordring, { startWorker, relay }) : here(fordring, words));
}

async function here(fordring: OpenFordring, { relay, takesOver, versioned }: WorkerWords): Promise<void> {
  const { configuration, stack, ending } = fordring;
  endWithSupervisor();
  const standing = new WorkerHere();
  const relayed = new RelayCounts();
  const told = configuration.metrics && { sdkMetricsPort: await freePort(undefined, 'FORDRING_METRICS_ADDRESS') };
  const work = () =>
    withWorker(
      fordring,
      async (worker, release) => {
        say(
          `${WORKING} ${configuration.taskQueue} of namespace ${stack.temporal.namespace}; Ctrl-C ends.`,
          { taskQueue: configuration.taskQueue, namespace: stack.temporal.namespace },
          'info',
        );
        if (release && release.current !== release.buildId) say(waits(release));
        standing.works({ ...told });
        await worker.runUntil(untilAborted(ending));
      },
      { ...told, versioned, takesOver: takesOver ?? (stack.isOwn ? 'always' : 'never') },
    );
  const relaying = () => whileRelayed(fordring, relay, work, relayed);
  // Whoever supervises this process serves its health and metrics too.
  await (isSupervised() ? relaying() : withEndpoint(fordring, { worker: () => standing, relayed }, relaying));
}

function waits({ buildId, current }: ReleaseHere): string {
  return (
    `Release ${buildId} waits: release ${current} has the work. ` +
    `When workers of the new release run, hand the work over: fordring engine promote ${buildId}`
  );
}
