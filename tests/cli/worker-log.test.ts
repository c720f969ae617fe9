import { setTimeout as wait } from 'node:timers/promises';
import { layDownBankFile } from '../../office/payments/incoming-bank-file';
import { bankFileWorkflowId } from '../../workflows/ids';
import { writeBgMax } from '../../formats/bgmax/write-bgmax';
import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { textsIn } from '../support/words-in-history';
import { useTownAtDesk } from './town-at-desk';
import { Client } from '@temporalio/client';
import { useWorld } from '../support/world';

const townAtDesk = useTownAtDesk();
const world = useWorld();

/** Nobody is called so. */
const PAYER = 'Birgersdotter Xylander';
const TEXT = 'URSAEKTA ROERAN';

async function until(found: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await found()) return;
    await wait(200);
  }
  throw new Error('It did not happen within a minute.');
}

test('a database that refuses a payment has the worker log it without the payer, and the engine is told no more', async () => {
  const { desk, pool } = await townAtDesk();
  // The refusal names the whole row in its detail: payer, text and all.
  await pool.query('ALTER TABLE fordring.payment ADD CONSTRAINT planted_check CHECK (amount < 0) NOT VALID');
  const content = writeBgMax({
    writtenAt: '20160120120000000000',
    deposits: [
      {
        ...{ bankgiro: '50501055', depositedOn: civilDate('2016-01-20'), serial: '1' },
        movements: [
          {
            ...{ kind: 'payment', amount: Money.of('100.00', 'SEK'), references: [], serial: '1' },
            ...{ payerName: PAYER, text: [TEXT] },
          },
        ],
      },
    ],
  });
  const worker = await desk.stays('Working on task queue', 'worker');
  const fileId = await layDownBankFile(pool, 'town', { fileName: `${PAYER}.txt`, content });
  const { taskQueue, namespace } = desk.reaches();
  const client = new Client({ connection: world().client.connection, namespace });
  const workflow = await client.workflow.start('importBankFile', {
    ...{ taskQueue, workflowId: bankFileWorkflowId('town', fileId) },
    args: [{ creditorId: 'town', fileId }],
  });
  await until(() => worker.stderr().includes('planted_check'));
  // What the database refuses for its contents is not tried again.
  await expect(workflow.result()).rejects.toThrow();
  const { raw } = await workflow.describe();
  const told = [...textsIn(raw), ...textsIn(await workflow.fetchHistory())];
  await worker.ends();
  expect(told.some((text) => text.includes('planted_check'))).toBe(true);
  for (const secret of ['Birgersdotter', 'Xylander', TEXT, 'URSAEKTA']) {
    expect(worker.stderr()).not.toContain(secret);
    expect(told.filter((text) => text.includes(secret))).toEqual([]);
  }
}, 120_000);
