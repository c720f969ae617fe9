import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Pool } from 'pg';
import { SJOVIK } from '../../sample/sjovik-creditor';
import { readConfiguration } from '../../stack/configuration';
import { startStack } from '../../stack/stack';
import { createLedgerPool } from '../../store/connect';
import { Desk } from './fordring-command';
import {
  PREVIOUS_RELEASE,
  commitOf,
  unpackProgram,
  type RecordedLedger,
  type RecordedRelease,
} from './previous-release';

/**
 * Records the ledger and the engine of a small town that another release has kept, for the test that follows
 * docs/guides/upgrade.md: `npx tsx tests/support/record-release.ts COMMIT`, once per release, with the commit of the release
 * that was shipped last. The commands are that release's own. The town lives in virtual time, so nothing depends on the day
 * of the recording. The ledger is kept as rows, since its migrations never change; the engine as its dev server's own file.
 */
async function record(named: string): Promise<void> {
  const commit = commitOf(named);
  const folder = mkdtempSync(join(tmpdir(), 'fordring-release-'));
  chmodSync(folder, 0o755);
  const home = join(folder, 'home');
  const program = unpackProgram(commit, join(folder, 'program'));
  // Who recorded it, and where, is nobody's business.
  const noHost = join(folder, 'no-host.cjs');
  writeFileSync(noHost, "require('node:os').hostname = () => 'recorded';\n");
  const stack = await startStack(readConfiguration({ ...process.env, FORDRING_HOME: home }));
  const pool = createLedgerPool(stack.databaseUrl);
  let stopped = false;
  try {
    const desk = new Desk({ FORDRING_HOME: home, NODE_OPTIONS: `--require ${noHost}` }, folder, program);
    await live(desk, pool);
    const { migrations, ledger } = await ledgerOf(pool);
    await pool.end();
    const release = ((await desk.fordring('engine', 'versions', '--json')).json()[0] as { buildId: string }[])[0]
      ?.buildId;
    await stack.stop();
    stopped = true;
    mkdirSync(PREVIOUS_RELEASE, { recursive: true });
    const about: RecordedRelease = { commit, release: release ?? '', migrations };
    writeFileSync(join(PREVIOUS_RELEASE, 'release.json'), `${JSON.stringify(about, null, 2)}\n`);
    writeFileSync(join(PREVIOUS_RELEASE, 'ledger.json.gz'), gzipSync(JSON.stringify(ledger), { level: 9 }));
    writeFileSync(
      join(PREVIOUS_RELEASE, 'engine.db.gz'),
      gzipSync(withoutTheMachine(readFileSync(join(home, 'temporal.db')), folder), { level: 9 }),
    );
    process.stdout.write(`${JSON.stringify(about)}\n`);
  } finally {
    if (!stopped) await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The server's own notes name the machine and the folder: as many other letters stand there instead. */
function withoutTheMachine(file: Buffer, folder: string): Buffer {
  const text = file.toString('latin1');
  const masked = (name: string): string => 'x'.repeat(name.length);
  return Buffer.from(
    text.replaceAll(folder, masked(folder)).replaceAll(`${hostname()}:`, `${masked(hostname())}:`),
    'latin1',
  );
}

const CREDITOR = 'bjorkvik';
const DEBTORS = `debtor_id,kind,name,address,postal_code,city,country,identity_number
debtor-1,person,Ada Bo,Storgatan 1,999 01,Björkvik,SE,
`;

const { name, organisationNumber, office, addressLines, postalCode, city, phone, email, payment } = SJOVIK;
const LETTERHEAD = { name, organisationNumber, office, addressLines, postalCode, city, phone, email, payment };

/** Six months of a town: paid, part paid, deferred, disputed, reminded, handed over and not yet due. */
async function live(desk: Desk, pool: Pool): Promise<void> {
  const must = async (...words: string[]) => {
    const called = await desk.fordring(...words);
    if (called.exitCode !== 0) throw new Error(`fordring ${words.join(' ')}: ${called.stdout}${called.stderr}`);
  };
  await must(
    'creditor',
    'add',
    CREDITOR,
    '--name',
    'Björkviks kommun',
    '--policy',
    'se-botkyrka',
    '--account',
    '9912346',
  );
  await pool.query('INSERT INTO fordring.rehearsal (creditor_id, lived_until) VALUES ($1, $2)', [
    CREDITOR,
    '2025-01-02',
  ]);
  await must('letterhead', desk.write('letterhead.json', JSON.stringify(LETTERHEAD)));
  const debtors = desk.write('debtors.csv', DEBTORS);
  const worker = await desk.stays('Working on task queue', 'worker');
  const first = Array.from({ length: 10 }, (_one, at) => `A${at + 1} 61 2025-02-03 1200.00 2025-01-02`);
  await must('import', 'invoices', desk.invoices('first.csv', ...first), '--debtors', debtors);
  await reach(desk, must, '2025-01-30', 'A1 1200.00', 'A2 500.00');
  await must(
    'record',
    desk.write('decided.csv', FACTS('2025-01-30,deferred,A3,2025-03-03', '2025-01-30,disputed,A4,')),
  );
  for (const day of ['2025-02-17', '2025-03-03', '2025-03-20']) await reach(desk, must, day);
  const next = Array.from({ length: 4 }, (_one, at) => `B${at + 1} 61 2025-04-30 350.00 2025-03-28`);
  await must('import', 'invoices', desk.invoices('next.csv', ...next), '--debtors', debtors);
  await reach(desk, must, '2025-04-03', 'A5 1320.00');
  await untilStill(pool);
  await worker.ends();
}

const FACTS = (...rows: string[]) => ['on,fact,invoice_number,detail', ...rows, ''].join('\n');

async function reach(
  desk: Desk,
  must: (...words: string[]) => Promise<void>,
  day: string,
  ...paid: string[]
): Promise<void> {
  await must('creditor', 'move-day', day);
  if (paid.length > 0) await must('import', 'bank', desk.bank(`bank-${day}.txt`, day, ...paid));
  await must('record', desk.write(`bank-${day}.csv`, FACTS(`${day},bank-reconciled,,`, `${day},bank-read,,`)));
  await wait(4_000);
}

/** Nothing is left to tell, and the engine has been quiet for a while. */
async function untilStill(pool: Pool): Promise<void> {
  for (;;) {
    await wait(3_000);
    const { rows } = await pool.query('SELECT FROM fordring.outbox WHERE delivered_at IS NULL');
    if (rows.length === 0) return;
  }
}

/** Every row of every table as PostgreSQL writes it, and what the sequences stand at. */
async function ledgerOf(pool: Pool): Promise<{ migrations: string[]; ledger: RecordedLedger }> {
  const { rows: named } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'fordring' AND tablename <> 'migration' ORDER BY 1",
  );
  const tables: Record<string, string[]> = {};
  for (const { name } of named) {
    const { rows } = await pool.query<{ row: string }>(`SELECT one::text AS row FROM fordring."${name}" AS one`);
    tables[name] = rows.map(({ row }) => row);
  }
  const { rows: sequences } = await pool.query<{ name: string; value: string }>(
    "SELECT sequencename AS name, last_value AS value FROM pg_sequences WHERE schemaname = 'fordring' AND last_value IS NOT NULL",
  );
  const { rows: applied } = await pool.query<{ name: string }>('SELECT name FROM fordring.migration ORDER BY number');
  return {
    migrations: applied.map(({ name }) => name),
    ledger: { tables, sequences: Object.fromEntries(sequences.map(({ name, value }) => [name, Number(value)])) },
  };
}

void record(process.argv[2] ?? 'HEAD');
