import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { readConfiguration } from '../../stack/configuration';
import { startStack } from '../../stack/stack';
import { createLedgerPool } from '../../store/connect';
import { MIGRATIONS_FOLDER, migrate } from '../../store/migrate';
import { commandsIn, section, textOf } from '../documents/document';
import { Desk, type Called, type Staying } from '../support/fordring-command';
import { lifeOnEngine } from '../support/life-on-engine';
import { previousRelease, programOf, putUpEngine, putUpLedger } from '../support/previous-release';
import { untilBooksAgree } from '../support/until-books-agree';
import { useWorld } from '../support/world';

/* docs/guides/upgrade.md, followed command by command, on the ledger and the engine that the previous release left. */
const world = useWorld();

const GUIDE = 'docs/guides/upgrade.md';
const TASK_QUEUE = 'fordring';
const OLD = previousRelease().release;
/** What the guide calls the new release and the old one. */
const [NEW, OLD_IN_GUIDE] = ['0.2.0-5c1e0d7a9b3f2468', '0.1.0-8d2f6b1c3e5a7094'];

/** The commands of a section, with the name of the release that was recorded. */
function printed(heading: string): string[][] {
  const commands = commandsIn(section(GUIDE, heading));
  return commands.map((words) => words.map((word) => (word === OLD_IN_GUIDE ? OLD : word)));
}

/** A command did what the guide says of it, in the guide's words. `…` stands for a name. */
function says(called: Called, words: string): void {
  expect(textOf(GUIDE)).toContain(`\`${words}\``);
  expect(called).toMatchObject({ exitCode: 0, stderr: '' });
  expect(called.stdout).toMatch(new RegExp(words.replaceAll('.', '\\.').replaceAll('…', '.+')));
}

interface Town {
  readonly pool: Pool;
  readonly client: Client;
  readonly newRelease: Desk;
  readonly oldRelease: Desk;
  /** Whether this program stands in for the old one, whose code this clone lacks. */
  readonly isStandIn: boolean;
  readonly closes: () => Promise<void>;
}

/** The town of the previous release, on servers that go on without its workers. */
async function townAsLeft(): Promise<Town> {
  const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'upgrade-'));
  const home = join(folder, 'home');
  putUpEngine(home);
  const url = await world().emptyDatabase();
  const pool = createLedgerPool(url);
  await putUpLedger(pool, previousRelease(), folder);
  const { temporal, stop } = await startStack(readConfiguration({ FORDRING_HOME: home, FORDRING_DATABASE_URL: url }));
  const connection = await Connection.connect(temporal.connectionOptions);
  const given = {
    FORDRING_DATABASE_URL: url,
    FORDRING_TEMPORAL_ADDRESS: temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: temporal.namespace,
    FORDRING_TASK_QUEUE: TASK_QUEUE,
  };
  const program = programOf(previousRelease(), join(folder, 'old-release'));
  return {
    pool,
    client: new Client({ connection, namespace: temporal.namespace }),
    newRelease: new Desk({ ...given, FORDRING_BUILD_ID: NEW }, folder),
    oldRelease: new Desk({ ...given, FORDRING_BUILD_ID: OLD }, folder, program),
    isStandIn: program === undefined,
    closes: async () => {
      await connection.close();
      await pool.end();
      await stop();
    },
  };
}

/** The town comes to a day, and its claims take their steps: so many events does each have then. */
async function comesTo({ newRelease, pool }: Town, day: string, events: Record<string, number>): Promise<void> {
  const bankRead = newRelease.write(`${day}.csv`, `on,fact,invoice_number,detail\n${day},bank-read,,\n`);
  expect(await newRelease.fordring('creditor', 'move-day', day)).toMatchObject({ exitCode: 0 });
  expect(await newRelease.fordring('record', bankRead)).toMatchObject({ exitCode: 0 });
  const giveUpAt = Date.now() + 90_000;
  for (;;) {
    const { rows } = await pool.query<{ number: string; events: number }>(
      'SELECT invoice_number AS number, event_number AS events FROM fordring.claim WHERE invoice_number = ANY ($1)',
      [Object.keys(events)],
    );
    const stands = Object.fromEntries(rows.map(({ number, events: count }) => [number, count]));
    if (Object.entries(events).every(([number, count]) => stands[number] === count)) return;
    if (Date.now() > giveUpAt) throw new Error(`On ${day} the claims have ${JSON.stringify(stands)} events.`);
    await wait(200);
  }
}

/** The letters that left more than once. */
async function sentTwice(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT claim_id || ' ' || kind AS id FROM fordring.document JOIN fordring.letter USING (document_id)
     GROUP BY 1 HAVING count(*) > 1`,
  );
  return rows.map(({ id }) => id);
}

test('the town of the previous release goes to this one and back as the guide says: its claims move on, and no step is taken twice', async () => {
  const [migrates = [], works = [], versions = [], shares = [], promotes = [], engineCheck = [], ledgerCheck = []] =
    printed('## Step by step');
  const [asks = [], worksAgain = [], promotesOld = [], lastCheck = []] = printed('## Go back');
  const town = await townAsLeft();
  const { newRelease, oldRelease, client, pool } = town;
  const workers: Staying[] = [];
  const begins = async (desk: Desk, words: readonly string[], until: string) => {
    const worker = await desk.stays(until, ...words);
    workers.push(worker);
    return worker;
  };
  try {
    const beginsOld = () => begins(oldRelease, works, 'Working on task queue');
    // The code that stands in for the old one asks for the new tables.
    const old = town.isStandIn ? undefined : await beginsOld();

    const migrated = await newRelease.fordring(...migrates);
    const added = migrated.stdout.startsWith('Applied');
    says(migrated, added ? 'Applied …' : 'The ledger is up to date.');
    const worksOn = old ?? (await beginsOld());
    await comesTo(town, '2025-04-15', { A3: 5, B1: 1 });

    const next = await begins(newRelease, works, 'waits: ');
    expect(next.stderr()).toContain(`Release ${NEW} waits: release ${OLD} has the work.`);
    const listed = (await newRelease.fordring(...versions)).stdout.trimEnd().split('\n');
    expect(listed.sort()).toEqual([`${OLD}  has the work`, `${NEW}  waits, and never had the work`]);
    says(await newRelease.fordring(...shares), 'Release … has 10 percent of the workflows.');
    const given = await newRelease.fordring(...shares.slice(0, -1), '0');
    expect(given.stdout).toBe('No release has a share of the work; the current one has all of it.\n');
    says(await newRelease.fordring(...promotes), 'Release … has the work.');
    await comesTo(town, '2025-05-07', { B1: 2, B2: 2, B3: 2, B4: 2 });
    says(await untilBooksAgree(() => newRelease.fordring(...engineCheck)), 'The two books agree.');
    expect(await newRelease.fordring(...ledgerCheck)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await worksOn.ends('SIGTERM')).toBe(0);

    const asked = await oldRelease.fordring(...asks);
    says(asked, added && !town.isStandIn ? 'Release … has migrated this database' : 'The ledger is up to date.');
    await begins(oldRelease, worksAgain, 'waits: ');
    says(await oldRelease.fordring(...promotesOld), 'Release … has the work.');
    expect(await next.ends('SIGTERM')).toBe(0);
    await comesTo(town, '2025-05-28', { B1: 3, B2: 3, B3: 3, B4: 3 });
    says(await untilBooksAgree(() => oldRelease.fordring(...lastCheck)), 'The two books agree.');

    const standing = (await oldRelease.fordring(...versions)).stdout.trimEnd().split('\n').sort();
    expect(standing[0]).toBe(`${OLD}  has the work`);
    expect(standing[1]).toMatch(`${NEW}  had the work; `);
    const { failures, releases } = await lifeOnEngine(client, TASK_QUEUE);
    expect(failures).toEqual([]);
    expect([...releases].sort()).toEqual([OLD, NEW]);
    expect(await sentTwice(pool)).toEqual([]);
    expect(await newRelease.fordring(...ledgerCheck)).toMatchObject({ exitCode: 0, stderr: '' });
  } finally {
    await Promise.all(workers.map((worker) => worker.ends('SIGTERM')));
    await town.closes();
  }
}, 400_000);

test('a release that adds keeps the program before it; one that takes away ends those that the guide says', async () => {
  const url = await world().newDatabase();
  const { address, namespace } = world().stack.temporal;
  const desk = new Desk({
    ...{ FORDRING_DATABASE_URL: url, FORDRING_TASK_QUEUE: world().nameOf('town') },
    ...{ FORDRING_TEMPORAL_ADDRESS: address, FORDRING_TEMPORAL_NAMESPACE: namespace },
  });
  const [asks = []] = printed('## Go back');
  const folder = join(desk.folder, 'migrations');
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const pool = createLedgerPool(url);
  const releases = async (name: string, sql: string) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'up.sql'), sql);
    expect(await migrate(pool, folder, NEW)).toEqual([name]);
  };
  try {
    await releases('9001-other-word', 'ALTER TABLE fordring.debtor ADD COLUMN other_word text');
    says(await desk.fordring(...asks), 'Release … has migrated this database');
    // This program knows what the release asks for: it is the release before the one that takes away.
    const known = readdirSync(MIGRATIONS_FOLDER)
      .filter((name) => /^\d{4}-/.test(name))
      .at(-1);
    await releases('9002-word', `-- contract: ${known}\nALTER TABLE fordring.debtor DROP COLUMN other_word`);
    says(await desk.fordring(...asks), 'Release … has migrated this database');
    await releases('9003-last-word', '-- contract: 9001-other-word\nSELECT 1');
    const refused = 'this older program cannot work with it';
    expect(textOf(GUIDE)).toContain(`exit code 1, and the message has \`${refused}\``);
    for (const command of [asks, ['worker']]) {
      const called = await desk.fordring(...command);
      expect(called.exitCode).toBe(1);
      expect(called.stderr).toContain(refused);
    }
  } finally {
    await pool.end();
  }
}, 120_000);
