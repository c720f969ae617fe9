import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { CaseEngine } from '../../engine/case-engine';
import { executeCommand, type LedgerCommand } from '../../office/claims/execute-command';
import { Rulebooks } from '../../office/claims/rulebooks';
import { deliverFacts } from '../../office/claims/deliver-facts';
import { documentsOf } from '../../office/letters/letter-records';
import { createFolderOutbox } from '../../office/letters/folder-outbox';
import { deliverLetters } from '../../office/letters/deliver-letters';
import { layDownLetterhead } from '../../office/creditors/lay-down-first';
import { SJOVIK } from '../../sample/sjovik-creditor';
import { dropDatabase, ensureDatabase } from '../../stack/databases';
import { commandsIn, section } from '../documents/document';
import { Desk, type Called } from '../support/fordring-command';
import { townPool, townWorker } from '../support/town';
import { untilBooksAgree } from '../support/until-books-agree';
import { useWorld } from '../support/world';

/* The guide, followed step by step: docs/guides/backup-and-restore.md. The backup is a copy of the whole database. */
const world = useWorld();

const GUIDE = 'docs/guides/backup-and-restore.md';

const TODAY = civilDate('2026-12-01');

async function learns(pool: Pool, claimId: string, command: LedgerCommand): Promise<void> {
  const { for: rulebookFor } = await Rulebooks.load(pool);
  await executeCommand(pool, {
    claimId,
    command,
    today: TODAY,
    key: `${claimId}/${JSON.stringify(command)}`,
    rulebookFor,
  });
}

test('a ledger that is put back as the guide says ends with both books equal, and no letter is sent twice', async () => {
  const { stack, nativeConnection: connection } = world();
  const [url, namespace, taskQueue] = [
    await world().newDatabase(),
    await world().newNamespace(),
    world().nameOf('cli'),
  ];
  const desk = new Desk({
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: namespace,
    FORDRING_DATABASE_URL: url,
    FORDRING_TASK_QUEUE: taskQueue,
  });
  const client = new Client({ connection, namespace });
  const engine = new CaseEngine(client, taskQueue);
  const letters = createFolderOutbox(join(desk.folder, 'home', 'outbox', 'letters'));
  const workflowBundle = await world().workflowBundle();

  /** What a worker does: workflows, and the relay of facts and letters. */
  async function working<Result>(work: (pool: Pool) => Promise<Result>): Promise<Result> {
    const pool = townPool(url);
    const worker = await townWorker({ pool, client, connection, taskQueue, workflowBundle });
    const ended = worker.run();
    try {
      return await work(pool);
    } finally {
      worker.shutdown();
      await ended;
      await pool.end();
    }
  }
  const relays = async (pool: Pool) => {
    while ((await deliverFacts(pool, engine)) > 0);
    const { for: rulebookFor } = await Rulebooks.load(pool);
    await deliverLetters({ pool, letters, rulebookFor, withholdWhenGroundIsGone: true });
  };

  // Issued within ten years of today's clock: a claim that is time-barred takes no step.
  const rows = ['A1', 'A2'].map((number) => `${number} 61 2027-01-11 1200.00 2026-12-01`);
  const invoices = desk.invoices('invoices.csv', ...rows);
  // A letter to a debtor without an address would not leave.
  const debtors = desk.write(
    'debtors.csv',
    `debtor_id,kind,name,address,postal_code,city,country,identity_number\ndebtor-1,person,Ada Bo,Storgatan 1,999 01,Björkvik,SE,\n`,
  );
  expect(await desk.imports(invoices, 'main', '--debtors', debtors)).toMatchObject({ exitCode: 0 });
  const [deferred, paid] = await working(async (pool) => {
    const { rows } = await pool.query<{ claim_id: string }>('SELECT claim_id FROM fordring.claim ORDER BY claim_id');
    const ids = rows.map((row) => row.claim_id);
    await layDownLetterhead(pool, ids[0]?.split('/')[0] ?? '', SJOVIK);
    await relays(pool);
    return ids;
  });
  if (!deferred || !paid) throw new Error('Two invoices make two claims.');

  const backup = world().nameOf('backup');
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  await ensureDatabase(stack.databaseUrl, backup, name);

  const deferral: LedgerCommand = {
    ...{ type: 'GrantDeferral', decisionId: 'deferral', grantedOn: TODAY },
    newDueOn: civilDate('2027-03-01'),
  };
  await working(async (pool) => {
    await learns(pool, deferred, deferral);
    const amount = Money.of('1200.00', 'SEK');
    await learns(pool, paid, { type: 'ReceivePayment', paymentId: 'p1', receivedOn: TODAY, amount });
    await relays(pool);
    await engineHas(client, 1);
    await engine.statusOf(deferred);
  });

  await dropDatabase(stack.databaseUrl, name);
  await ensureDatabase(stack.databaseUrl, name, backup);

  const run = (words: readonly string[]): Promise<Called> => desk.fordring(...words);
  const [migrate = [], ledgerCheck = [], outboxCheck = [], record = [], check = [], mend = []] = commandsIn(
    section(GUIDE, '## Put the ledger back'),
  );
  expect(await run(migrate)).toMatchObject({ exitCode: 0 });
  expect(await run(ledgerCheck)).toMatchObject({ exitCode: 0 });
  const left = await run(outboxCheck);
  expect(left).toMatchObject({ exitCode: 3 });
  expect(left.stdout).toMatch(new RegExp(`^left    deferral of ${deferred} on 2026-12-01: .*\\.pdf$`, 'm'));
  expect(await run(record)).toMatchObject({ exitCode: 0 });
  expect((await run(record)).stdout).toBe('The ledger knows everything that has left.\n');

  await working(async (pool) => {
    const differs = await run(check);
    expect(differs).toMatchObject({ exitCode: 3 });
    expect(differs.stdout).toContain(`lost    ${paid} has no workflow\n`);
    expect(differs.stdout).toMatch(
      new RegExp(
        `^differs ${deferred}: the ledger says event 1, next step on .*, the engine event 2, next step on `,
        'm',
      ),
    );
    expect(await run(mend)).toMatchObject({ exitCode: 0 });
    expect((await untilBooksAgree(() => run(check))).stdout).toContain('The two books agree.\n');

    // The decision is handed in again, behind another fact: another number, the same letter.
    await learns(pool, deferred, { type: 'ChangeFlag', changedOn: TODAY, flagged: true, reason: 'kept an eye on' });
    await learns(pool, deferred, deferral);
    await relays(pool);
    expect(await documentsOf(pool, deferred)).toMatchObject([
      { documentId: `${deferred}/3`, status: 'sent', letters: [{ deliveredOn: '2026-12-01' }] },
    ]);
    const index = readFileSync(join(desk.folder, 'home', 'outbox', 'letters', '2026-12-01', 'index.csv'), 'utf8');
    expect(index.trimEnd().split('\n')).toHaveLength(2);
    expect((await untilBooksAgree(() => run(check))).stdout).toContain('The two books agree.\n');
  });
}, 240_000);

async function engineHas(client: Client, running: number): Promise<void> {
  const query = "WorkflowType = 'collectInvoice' AND ExecutionStatus = 'Running'";
  while ((await client.workflow.count(query)).count !== running) await wait(100);
}
