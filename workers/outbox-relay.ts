import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { isConnectionLoss } from '../store/connection-loss';

/** One kind of message that leaves the ledger: returns how many were dealt with. */
export type Delivery = () => Promise<number>;

export interface OutboxRelay {
  /** Ends after the delivery under way. */
  stop(): Promise<void>;
}

const IDLE_PAUSE_MILLISECONDS = 500;
const FAILURE_PAUSE_MILLISECONDS = 3000;

/**
 * Hands on what the ledger's outbox holds, over and over: facts to the engine, letters to the letter port, cases to the
 * counterparts. Several workers may do it at once; each message is taken by one of them. A delivery that fails is tried
 * again; the others go on.
 */
export function relayOutbox(
  deliveries: Readonly<Record<string, Delivery>>,
  onProblem: (what: string, problem: unknown) => void,
): OutboxRelay {
  const ending = new AbortController();
  // Each lane waits on the one signal.
  setMaxListeners(0, ending.signal);
  const pause = (milliseconds: number): Promise<unknown> =>
    wait(milliseconds, undefined, { signal: ending.signal }).catch(() => undefined);

  const relay = async (what: string, deliver: Delivery): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        if ((await deliver()) === 0) await pause(IDLE_PAUSE_MILLISECONDS);
      } catch (problem) {
        if (!isConnectionLoss(problem)) onProblem(what, problem);
        await pause(FAILURE_PAUSE_MILLISECONDS);
      }
    }
  };
  const lanes = Promise.all(Object.entries(deliveries).map(([what, deliver]) => relay(what, deliver)));
  return {
    async stop() {
      ending.abort();
      await lanes;
    },
  };
}
