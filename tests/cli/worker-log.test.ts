import { executeCommand } from '../../office/claims/execute-command';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { causedBy } from '../../store/cause';
import { setTimeout as wait } from 'node:timers/promises';
import { layDownBankFile } from '../../office/payments/incoming-bank-file';
import { bankFileWorkflowId } from '../../workflows/ids';
import { writeBgMax } from '../../formats/bgmax/write-bgmax';
import { addDays, civilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
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

/** Every line is one JSON object. */
function linesOf(log: string): Record<string, unknown>[] {
  return log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function until(found: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await found()) return;
    await wait(200);
  }
  throw new Error('It did not happen within a minute.');
}

test.each([
  ['text', 'warn'],
  ['json', 'debug'],
])(
  'a database that refuses a payment has the worker log it (%s, %s) without the payer, and the engine is told no more',
  async (format, level) => {
    const { desk: given, pool } = await townAtDesk();
    const desk = given.with({ FORDRING_LOG_FORMAT: format, FORDRING_LOG_LEVEL: level });
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
    if (format === 'json') {
      const failed = linesOf(worker.stderr()).find(
        ({ activity, error }) => activity !== undefined && error !== undefined,
      );
      expect(failed).toMatchObject({
        process: 'worker',
        creditor: 'town',
        workflowId: bankFileWorkflowId('town', fileId),
        attempt: 1,
      });
      expect(failed?.['correlationId']).toMatch(/^[0-9a-f]{16}$/);
    }
    expect(told.some((text) => text.includes('planted_check'))).toBe(true);
    for (const secret of ['Birgersdotter', 'Xylander', TEXT, 'URSAEKTA']) {
      expect(worker.stderr()).not.toContain(secret);
      expect(told.filter((text) => text.includes(secret))).toEqual([]);
    }
  },
  120_000,
);

test('one act is found by its correlation id: in the outbox, the signal and the line of the activity', async () => {
  const { desk: given, pool } = await townAtDesk();
  const desk = given.with({ FORDRING_LOG_FORMAT: 'json', FORDRING_LOG_LEVEL: 'info' });
  const correlations = async (eventNumber: number) => {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT DISTINCT payload #>> '{cause,correlationId}' AS id FROM fordring.outbox
       WHERE topic = 'engine' AND event_number = $1`,
      [eventNumber],
    );
    return rows.map(({ id }) => id);
  };
  // No step is taken while the test runs.
  const due = addDays(civilDateAt(Date.now(), 'Europe/Stockholm'), 30);
  const invoices = desk.invoices('invoices.csv', `A1 61 ${due} 1200.00`, `A2 61 ${due} 800.00`);
  const imported = await desk.fordring('import', 'invoices', invoices, '--creditor', 'town');
  expect(imported).toMatchObject({ exitCode: 0 });
  expect(await correlations(1)).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)]);

  const worker = await desk.stays('Working on task queue', 'worker');
  const claimId = 'town/A1';
  const receivedOn = civilDate('2016-01-20');
  await causedBy({ correlationId: '0123456789abcdef' }, () =>
    executeCommand(pool, {
      ...{ claimId, today: receivedOn, key: 'p1', rulebookFor: () => rulebookOf(seBotkyrka) },
      command: { type: 'ReceivePayment', paymentId: 'p1', receivedOn, amount: Money.of('100.00', 'SEK') },
    }),
  );
  expect(await correlations(2)).toEqual(['0123456789abcdef']);
  const caused = () => linesOf(worker.stderr()).filter(({ correlationId }) => correlationId === '0123456789abcdef');
  await until(() => caused().length >= 2);
  expect(
    caused().map(({ message, activity, process, creditor, claimId: of }) => [message, activity, process, creditor, of]),
  ).toEqual(
    expect.arrayContaining([
      ['A message was told.', undefined, 'supervisor', 'town', claimId],
      ['An activity is done.', 'readClaim', 'worker', 'town', claimId],
    ]),
  );
  await worker.ends();
}, 120_000);
