import { inParallel } from '../../domain/kernel/in-parallel';
import { Desk } from '../support/fordring-command';

const desk = new Desk();

const COMMANDS = [
  ['start'],
  ['creditor', 'add'],
  ['import', 'invoices'],
  ['import', 'bank'],
  ['preview'],
  ['rehearse'],
  ['show'],
  ['explain'],
  ['standstill'],
  ['limitation'],
  ['decide'],
  ['approve'],
  ['decisions'],
  ['authority'],
  ['sign-in'],
  ['cases'],
  ['reconcile'],
  ['reconciliations'],
  ['match'],
  ['record'],
  ['standing-data'],
  ['letterhead'],
  ['engine', 'check'],
  ['ledger', 'check'],
  ['generate'],
  ['worker'],
  ['migrate'],
];

test('every command tells how it is used, and lists itself with the others', async () => {
  const all = await desk.fordring('--help');
  expect(all.exitCode).toBe(0);
  for (const [name = ''] of COMMANDS) expect(all.stdout).toMatch(new RegExp(`^ +${name} `, 'm'));
  await inParallel(COMMANDS, 3, async (command) => {
    const { exitCode, stdout, stderr } = await desk.fordring(...command, '--help');
    expect([command, exitCode, stderr]).toEqual([command, 0, '']);
    expect(stdout).toContain(`Usage: fordring ${command.join(' ')}`);
  });
});

test.each<[string, string[], RegExp]>([
  ['a command that there is not', ['collect'], /unknown command 'collect'/],
  ['an option that there is not', ['ledger', 'check', '--polcy', 'x'], /unknown option '--polcy'/],
  ['an argument that is missing', ['preview', '--policy', 'se-botkyrka'], /required option '--invoices/],
])('%s is refused with exit code 2 and one sentence', async (_what, given, message) => {
  const refused = await desk.fordring(...given);
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toMatch(message);
  expect(refused.stderr).not.toContain('    at ');
});

test.each([
  ['FORDRING_TEMPORAL_ADDRESS', 'temporal', /FORDRING_TEMPORAL_ADDRESS should be host:port/],
  ['FORDRING_TEMPRAL_ADDRESS', 'localhost:7233', /FORDRING_TEMPRAL_ADDRESS is not known/],
  ['FORDRING_DATABASE_URL', 'mysql://secret@host/db', /FORDRING_DATABASE_URL should begin with postgres:\/\//],
])('a wrong variable, %s=%s, is named, and its value is not repeated', async (name, value, message) => {
  const refused = await new Desk({ [name]: value }).fordring('ledger', 'check');
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toMatch(message);
  expect(refused.stderr).not.toContain('secret');
});
