import { Desk } from '../support/fordring-command';
import { useWorld } from '../support/world';

const world = useWorld();

test('the work is not handed to a release of which no worker runs', async () => {
  const { stack } = world();
  const desk = new Desk({
    FORDRING_DATABASE_URL: await world().newDatabase(),
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: stack.temporal.namespace,
    FORDRING_TASK_QUEUE: world().nameOf('town'),
  });
  const refusal = {
    exitCode: 2,
    stdout: '',
    stderr:
      'fordring: Release 9.1.0-none cannot have the work: the engine knows no worker of it that runs. ' +
      'Start its workers first; fordring engine versions lists the releases.\n',
  };
  expect(await desk.fordring('engine', 'promote', '9.1.0-none')).toMatchObject(refusal);
  expect(await desk.fordring('engine', 'promote', '9.1.0-none', '--percent', '10')).toMatchObject(refusal);
}, 60_000);
