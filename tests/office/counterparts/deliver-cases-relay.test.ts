import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readClaim } from '../../../office/claims/read-claim';
import { relayLedger } from '../../../workers/relay-ledger';
import { useWorld } from '../../support/world';
import { useLedger } from '../ledger-world';
import { approved, kfmAnswers, referred } from './counterpart-world';

const world = useWorld();
const ledger = useLedger();

/** Looks until it is so, for at most twenty seconds. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < 200; looks += 1) {
    if (await isSo()) return;
    await wait(100);
  }
  throw new Error('It did not come to pass.');
}

test('in production cases leave for the creditor’s own folder, and answers laid there are heard', async () => {
  const pool = await ledger();
  const outbox = await mkdtemp(join(tmpdir(), 'fordring-relay-'));
  const kfm = join(outbox, 'counterparts', 'town', 'kfm');
  await referred(pool, '1');
  await mkdir(join(kfm, 'in'), { recursive: true });
  await writeFile(join(kfm, 'in', '1.txt'), kfmAnswers(approved('town/1')));
  const { taskQueue, client } = world();
  const relay = await relayLedger({ pool, client, configuration: { taskQueue, outbox } });
  try {
    await until(async () => (await readdir(join(kfm, 'out')).catch(() => [])).length > 0);
    await until(async () => (await readdir(join(kfm, 'in', 'read')).catch(() => [])).length > 0);
  } finally {
    await relay.stop();
    await rm(outbox, { recursive: true });
  }
  expect((await readClaim(pool, 'town/1'))?.events.at(-1)?.event.type).toBe('ReferralAnswered');
});
