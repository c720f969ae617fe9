import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcess, isAlive, type ProcessIdentity } from './process-identity';
import type { KeptServer, StopOrder } from './server-process';

const LOOK_EVERY_MILLISECONDS = 300;

/** What a killed server leaves behind may hold its port and its files for a moment; after so many attempts it is another reason. */
const MOST_ATTEMPTS = 50;

/**
 * A server that another process started, kept by us from now on: when it ends by itself, `startAgain` starts it. A server
 * that cannot be started again stays away, and who asks it is told that it does not answer.
 */
export function adoptServer(
  adopted: { readonly identity: ProcessIdentity; readonly folder: string } & StopOrder,
  startAgain: () => Promise<KeptServer>,
  onRestart: () => void,
): KeptServer {
  let ours: KeptServer | undefined;
  let starting: Promise<void> | undefined;
  let isOurs = true;
  const looking = setInterval(look, LOOK_EVERY_MILLISECONDS).unref();

  function look(): void {
    if (starting || isAlive(adopted.identity)) return;
    clearInterval(looking);
    starting = begin();
  }

  async function begin(): Promise<void> {
    // A data folder that is gone, or has been moved away, is nobody's to start on.
    for (let attempt = 1; isOurs && !ours && attempt <= MOST_ATTEMPTS && existsSync(adopted.folder); attempt++) {
      ours = await startAgain().catch(() => undefined);
      if (ours) onRestart();
      else await wait(LOOK_EVERY_MILLISECONDS, undefined, { ref: false });
    }
  }

  return {
    get identity() {
      return ours?.identity ?? adopted.identity;
    },
    letGo() {
      isOurs = false;
      clearInterval(looking);
      ours?.letGo();
    },
    async stop() {
      isOurs = false;
      clearInterval(looking);
      await starting;
      if (ours) await ours.stop();
      else await endProcess(adopted.identity, adopted.stopSignal, adopted.stopMilliseconds);
    },
  };
}
