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
