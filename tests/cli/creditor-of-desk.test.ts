import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();

test('a desk says once for which creditor it works, and --creditor overrides it', async () => {
  const { desk } = await townAtDesk();
  for (const id of ['sea', 'lake']) {
    expect(await desk.fordring('creditor', 'add', id, '--name', id, '--policy', 'se-botkyrka')).toMatchObject({
      exitCode: 0,
    });
  }
  const unsaid = await desk.fordring('period', 'show');
  expect(unsaid.exitCode).toBe(2);
  expect(unsaid.stderr).toContain('Name the creditor with --creditor, or for all commands with FORDRING_CREDITOR.');

  const atSea = desk.with({ FORDRING_CREDITOR: 'sea' });
  expect(await atSea.fordring('period', 'show')).toMatchObject({ exitCode: 0 });

  const atMoon = desk.with({ FORDRING_CREDITOR: 'moon' });
  const unknown = await atMoon.fordring('period', 'show');
  expect(unknown.exitCode).toBe(2);
  expect(unknown.stderr).toContain('There is no creditor moon (FORDRING_CREDITOR).');
  expect(await atMoon.fordring('period', 'show', '--creditor', 'lake')).toMatchObject({ exitCode: 0 });
}, 240_000);
