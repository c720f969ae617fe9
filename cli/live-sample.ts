import { Client } from '@temporalio/client';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createFolderOutbox } from '../office/letters/folder-outbox';
import { registerCreditor } from '../office/creditors/register-creditor';
import { registerLetterhead } from '../office/creditors/register-letterhead';
import { deliverLetters } from '../office/letters/deliver-letters';
import { withVirtualTime } from '../stack/virtual-time';
import { rehearse } from '../rehearsal/on-engine/rehearse';
import type { SupervisedWorker } from '../rehearsal/on-engine/supervised-worker';
import { relayOutbox } from '../workers/outbox-relay';
import { tellProblem } from '../workers/relay-ledger';
import { Interrupted } from './interrupted';
import type { OpenFordring } from './open-fordring';
import { progressBar } from './progress-bar';
import { SAMPLE_UNTIL, type SampleYear } from './sample-year';

/**
 * Lets the sample municipality live through its year, unless it has already done so here. One that was interrupted goes
 * on where it stood. Returns whether it was lived now.
 */
export async function liveSample(
  fordring: OpenFordring,
  year: SampleYear,
  startWorker: () => SupervisedWorker,
): Promise<boolean> {
  const { pool, connection, client, configuration, ending } = fordring;
  const { creditorId } = year.creditor;
  const { rowCount } = await pool.query('SELECT FROM fordring.rehearsal WHERE creditor_id = $1 AND lived_until >= $2', [
    creditorId,
    SAMPLE_UNTIL,
  ]);
  if (rowCount) return false;

  await registerCreditor(pool, year.creditor);
  await registerLetterhead(pool, creditorId, year.sample.creditor);
  const worker = startWorker();
  const letters = createFolderOutbox(join(configuration.outbox, 'letters'));
  const deliver = (): Promise<number> =>
    deliverLetters({ pool, letters, rulebookFor: () => year.rulebook, withholdWhenGroundIsGone: false });
  const outbox = relayOutbox({ letters: deliver }, tellProblem);
  const progress = progressBar('Living 2015 and 2016', process.stderr);
  try {
    await rehearse({
      pool,
      client: new Client({ connection: withVirtualTime(connection), namespace: client.options.namespace }),
      taskQueue: configuration.taskQueue,
      creditor: year.creditor,
      debtors: year.sample.debtors,
      rulebook: year.rulebook,
      portfolio: year.portfolio,
      until: SAMPLE_UNTIL,
      bankFilesOn: year.bankFilesOn,
      onProgress: (done, of, day) => {
        progress.show(done, of, day);
        if (ending.aborted) throw new Interrupted('Interrupted; the next start goes on from here.');
      },
    });
    await outbox.stop();
    while ((await deliver()) > 0);
    await hadSimulatedCounterparts(pool, creditorId);
    await pool.query(
      'INSERT INTO fordring.rehearsal (creditor_id, lived_until) VALUES ($1, $2) ON CONFLICT (creditor_id) DO UPDATE SET lived_until = excluded.lived_until',
      [creditorId, SAMPLE_UNTIL],
    );
    return true;
  } finally {
    progress.end();
    await outbox.stop();
    await worker.stop();
  }
}

/** Simulated counterparts have heard and answered; nothing of the sample goes to the folders of the real ones. */
async function hadSimulatedCounterparts(pool: Pool, creditorId: string): Promise<void> {
  await pool.query(
    `UPDATE fordring.outbox SET delivered_at = clock_timestamp()
     FROM fordring.claim WHERE outbox.claim_id = claim.claim_id AND creditor_id = $1
       AND topic = 'counterpart' AND delivered_at IS NULL`,
    [creditorId],
  );
}
