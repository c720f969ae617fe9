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
 * stopped however that comes; the relay stays up when the worker dies. Throws `WorkerKeepsEnding`.
 */
export function whileSupervised(
  fordring: Pick<OpenFordring, 'pool' | 'client' | 'configuration' | 'ending'>,
  { startWorker, relay, meanwhile = (ended) => ended }: Supervised,
): Promise<void> {
  return whileRelayed(fordring, relay, async () => {
    const worker = startWorker();
    try {
      await meanwhile(Promise.race([untilAborted(fordring.ending), worker.givenUp]));
    } finally {
      await worker.stop();
    }
  });
}
