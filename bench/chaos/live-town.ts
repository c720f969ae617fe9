import { Client } from '@temporalio/client';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { civilDate } from '../../domain/kernel/civil-date';
import { layDownLetterhead } from '../../office/creditors/lay-down-first';
import { registerCreditor } from '../../office/creditors/register-creditor';
import { createFolderOutbox } from '../../office/letters/folder-outbox';
import { deliverLetters } from '../../office/letters/deliver-letters';
import { rehearse } from '../../rehearsal/on-engine/rehearse';
import { sampleMunicipality } from '../../sample/sample-municipality';
import { SeededRandom } from '../../sample/seeded-random';
import { readConfiguration } from '../../stack/configuration';
import { connectTemporal } from '../../stack/connect-temporal';
import { temporalConnectionOptions } from '../../stack/temporal-connection';
import { withVirtualTime } from '../../stack/virtual-time';
import { createLedgerPool } from '../../store/connect';
import { withRetries } from '../../store/connection-loss';
import { readIfThere } from '../../store/whole-files';
import { endWithSupervisor } from '../../workers/end-with-supervisor';
import { relayOutbox } from '../../workers/outbox-relay';
import { chaosTown, TOWN_RULEBOOK, TOWN_UNTIL } from './chaos-town';
import { bookingTwice, tellingTwice } from './disturbed';

const AGAIN_AFTER_MILLISECONDS = 1_000;

/** Lives the town of CHAOS_SEED on the configured servers, from the day that an earlier process of the round came to. */
async function main(): Promise<void> {
  endWithSupervisor();
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const isDisturbed = process.env['CHAOS_DISTURBED'] === 'true';
  for (;;) {
    try {
      await live(isDisturbed);
      return;
    } catch (problem) {
      if (!isDisturbed) throw problem;
      process.stderr.write(`begins again: ${problem instanceof Error ? problem.message : String(problem)}\n`);
      await wait(AGAIN_AFTER_MILLISECONDS);
    }
  }
}

async function live(isDisturbed: boolean): Promise<void> {
  const { temporal, database, outbox, taskQueue } = readConfiguration();
  if (temporal.kind !== 'existing' || database.kind !== 'existing') throw new Error('A town needs servers to live on.');
  const town = chaosTown(Number(process.env['CHAOS_SEED']), Number(process.env['CHAOS_CLAIMS']));
  const { creditorId } = town.creditor;
  // Each process of the round draws otherwise, so that what ended one is not met by the next in the same way.
  const random = new SeededRandom(Number(process.env['CHAOS_SEED']), `town ${process.pid}`);
  const lived = join(outbox, 'lived-through');
  const bookedThrough = await readIfThere(lived);
  const connection = await connectTemporal(temporalConnectionOptions(temporal));
  const pool = createLedgerPool(database.url.reveal(), { connections: 20 });
  const letters = createFolderOutbox(join(outbox, 'letters'));
  const deliver = () =>
    deliverLetters({ pool, letters, rulebookFor: () => TOWN_RULEBOOK, withholdWhenGroundIsGone: false });
  try {
    await withRetries(() => registerCreditor(pool, town.creditor));
    await withRetries(() => layDownLetterhead(pool, creditorId, sampleMunicipality().creditor));
    const relay = relayOutbox({ letters: deliver }, () => undefined);
    try {
      await rehearse({
        ...{ pool, taskQueue, ...town, rulebook: TOWN_RULEBOOK, until: TOWN_UNTIL },
        client: new Client({ connection: withVirtualTime(connection), namespace: temporal.namespace }),
        onProgress: (_done, _of, day) => note(lived, day),
        ...(bookedThrough !== undefined && { bookedThrough: civilDate(bookedThrough) }),
        ...(isDisturbed && { booking: bookingTwice(random), telling: (teller) => tellingTwice(teller, random) }),
      });
    } finally {
      await relay.stop();
    }
    while ((await withRetries(deliver)) > 0);
  } finally {
    await pool.end();
    await connection.close();
  }
}

/** By means of our own: what the chaos itself remembers is not to be disturbed. */
function note(file: string, day: string): void {
  writeFileSync(`${file}.draft`, day);
  renameSync(`${file}.draft`, file);
}

main().catch((problem: unknown) => {
  process.stderr.write(`${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}\n`);
  process.exit(1);
});
