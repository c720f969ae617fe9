import { relayLedger } from '../../workers/relay-ledger';
import type { RelayCounts } from '../../workers/relay-counts';
import type { OpenFordring } from '../open-fordring';

/** Does the work beside the relay, where that is asked for. The relay is stopped however the work ends. */
export async function whileRelayed(
  fordring: Pick<OpenFordring, 'pool' | 'client' | 'configuration'>,
  relay: boolean,
  work: () => Promise<void>,
  counts?: RelayCounts,
): Promise<void> {
  const outbox = relay ? await relayLedger(fordring, counts) : undefined;
  try {
    await work();
  } finally {
    await outbox?.stop();
  }
}
