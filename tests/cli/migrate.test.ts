import { createLedgerPool } from '../../store/connect';
import { Desk } from '../support/fordring-command';
import { useWorld } from '../support/world';

const world = useWorld();

/** A desk whose database somebody else runs, with nothing in it yet. */
async function deskOnEmptyDatabase(): Promise<Desk> {
  const { stack, taskQueue } = world();
  return new Desk({
    FORDRING_DATABASE_URL: await world().emptyDatabase(),
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: stack.temporal.namespace,
    FORDRING_TASK_QUEUE: taskQueue,
  });
}

test("only migrate changes the tables of a town's own database; every other command says that it is to be called", async () => {
  const desk = await deskOnEmptyDatabase();
  for (const command of [['ledger', 'check'], ['worker'], ['start', '--once']]) {
    const { exitCode, stdout, stderr } = await desk.fordring(...command);
    expect([command, exitCode, stdout]).toEqual([command, 1, '']);
    expect(stderr).toMatch(/^fordring: The database lacks (\d+) of \1 migrations, .* fordring migrate\.\n$/);
  }
  expect((await desk.fordring('migrate')).stdout).toMatch(/^Applied 0001-/);
  expect((await desk.fordring('migrate')).stdout).toBe('The ledger is up to date.\n');
  expect(await desk.fordring('ledger', 'check')).toMatchObject({ exitCode: 0, stderr: '' });
}, 120_000);

test('an older program works on with a ledger that a newer release has added to, and refuses one from which it took away', async () => {
  const url = await world().newDatabase();
  const { stack, taskQueue } = world();
  const desk = new Desk({
    FORDRING_DATABASE_URL: url,
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: stack.temporal.namespace,
    FORDRING_TASK_QUEUE: taskQueue,
  });
  const pool = createLedgerPool(url);
  const applies = (number: number, name: string, asksFor: string | null) =>
    pool.query(
      "INSERT INTO fordring.migration (number, name, checksum, release, asks_for) VALUES ($1, $2, 'x', '9.1.0', $3)",
      [number, name, asksFor],
    );
  try {
    await applies(9001, '9001-more', null);
    expect(await desk.fordring('migrate', '--roles')).toMatchObject({
      exitCode: 0,
      stdout:
        'Release 9.1.0 has migrated this database; the last migration is 9001-more. ' +
        'This older program may work with it, and has changed nothing.\n',
    });
    expect(await desk.fordring('ledger', 'check')).toMatchObject({ exitCode: 0 });
    await applies(9002, '9002-less', '9001-more');
    for (const command of [['migrate'], ['ledger', 'check'], ['worker']]) {
      const { exitCode, stdout, stderr } = await desk.fordring(...command);
      expect([command, exitCode, stdout]).toEqual([command, 1, '']);
      expect(stderr).toMatch(/^fordring: Release 9\.1\.0 has migrated .* migration 9002-less and 1 more\. .*\n$/);
    }
  } finally {
    await pool.end();
  }
}, 120_000);
