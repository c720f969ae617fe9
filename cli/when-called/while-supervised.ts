import { withEndpoint } from '../../compose/compose-endpoint';
import { RelayCounts } from '../../workers/relay-counts';
import type { SupervisedWorker } from '../../workers/supervised-worker';
import { untilAborted } from '../interrupted';
import type { OpenFordring } from '../open-fordring';
import { whileRelayed } from './while-relayed';

export interface Supervised {
  readonly startWorker: () => SupervisedWorker;
  readonly relay: boolean;
  /** What is done meanwhile, until the command is to end; nothing but waiting when absent. */
  readonly meanwhile?: (ended: Promise<void>) => Promise<void>;
}

/**
 * Keeps a worker in a process of its own, and the relay where that is asked for, until the command is to end. Both are
 * stopped however that comes; the relay stays up when the worker dies, and so do health and metrics where an address is
 * named for them. Throws `WorkerKeepsEnding` and `PortTaken`.
 */
export function whileSupervised(
  fordring: Pick<OpenFordring, 'stack' | 'pool' | 'client' | 'configuration' | 'ending'>,
  { startWorker, relay, meanwhile = (ended) => ended }: Supervised,
): Promise<void> {
  const relayed = new RelayCounts();
  let worker: SupervisedWorker | undefined;
  const supervise = async (): Promise<void> => {
    worker = startWorker();
    try {
      await meanwhile(Promise.race([untilAborted(fordring.ending), worker.givenUp]));
    } finally {
      await worker.stop();
    }
  };
  return withEndpoint(fordring, { worker: () => worker, relayed }, () =>
    whileRelayed(fordring, relay, supervise, relayed),
  );
}
