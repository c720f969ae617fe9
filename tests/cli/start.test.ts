import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeSample } from '../../cli/start-afresh';
import { TRY_NEXT, tryNextLines } from '../../cli/try-next';
import { Desk, type Staying } from '../support/fordring-command';

/** The sample's year takes about a minute of this, on servers that the command starts itself. */
const A_FIRST_START = 600_000;

let open: Staying | undefined;
afterEach(async () => {
  await open?.ends();
  open = undefined;
});

/** As a shell reads a line: words, and what stands in quotes as one. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
}

/** The summary up to what decisions of people change. */
function storyOf(stdout: string): string[] {
  const lines = stdout.slice(stdout.indexOf('Sjövik kommun: 638 invoices')).split('\n');
  const end = lines.findIndex((line) => line.startsWith('Temporal UI'));
  return lines.slice(0, end).filter((line) => !line.startsWith('Before a person'));
}

/** What each suggestion must answer; a list of what waits ends with 3, as it always does. */
const ANSWERS: Readonly<Record<string, readonly [exitCode: number, ...words: string[]]>> = {
  explain: [0, 'It is 667 days past due. It can be demanded through 3 September 2025.', 'What it waits for'],
  show: [0, 'Invoice 62000087 of sjovik, group 62: monitored', 'accrued since, not claimed (2016-12-30)'],
  match: [0, 'the reference 9845460600 is not known'],
  standstill: [3, 'sjovik/65000112  since 2015-04-17  448.71 SEK  for a case handler'],
  decide: [0, '(hold) is taken, on 1 invoice.'],
  decisions: [0, 'sjovik/65000112  2016-12-30  executed'],
  reconcile: [0, 'the bank against the ledger'],
  reconciliations: [0, 'Nothing is to be reconciled.'],
  ledger: [0, 'The ledger is whole.'],
  generate: [0, 'botkyrka'],
  preview: [0, 'invoices'],
  '--help': [0, 'Usage: fordring'],
};

test(
  'everything that the start screen suggests works as printed, and a person’s own invoices stay out of the story',
  async () => {
    const desk = new Desk();
    const town = (open = await desk.stays('Open for work', 'start'));
    expect(town.stdout).toContain(tryNextLines().join('\n'));
    for (const { command } of TRY_NEXT) {
      const [called = '', ...given] = wordsOf(command);
      const answer = await desk.fordring(called, ...given);
      const [exitCode, ...words] = ANSWERS[called] ?? [NaN];
      expect([command, answer.exitCode]).toEqual([command, exitCode]);
      for (const text of words) expect(answer.stdout).toContain(text);
      if (called !== '--help') expect(answer.stdout).not.toMatch(/2026|time-barred/);
    }
    const held = await desk.fordring('standstill', '--json');
    expect(held.stderr).toContain(
      'sjovik lives in virtual time: today is 30 December 2016 there. Another day: --as-of.',
    );
    expect(held.json()).not.toContainEqual(expect.objectContaining({ claim: 'sjovik/65000112' }));

    desk.invoices('own.csv', '9001 61 2026-11-02 1200.00');
    expect((await desk.imports('own.csv')).exitCode).toBe(0);
    const toTheSample = await desk.fordring('import', 'invoices', 'own.csv', '--creditor', 'sjovik');
    expect(toTheSample.stderr).toContain('sjovik is the creditor of the sample');
    expect((await desk.fordring('show', 'main/9001')).stderr).not.toContain('virtual time');
    const again = await desk.fordring('start', '--once');
    expect(storyOf(again.stdout)).toEqual(storyOf(town.stdout));

    const atWork = await desk.fordring('start', '--fresh');
    expect([atWork.exitCode, atWork.stdout, atWork.stderr]).toEqual([
      2,
      '',
      expect.stringContaining('Another process'),
    ]);
    expect(await town.ends()).toBe(0);
    const besideOwn = await desk.fordring('start', '--fresh');
    expect([besideOwn.exitCode, besideOwn.stdout]).toEqual([2, '']);
    expect(besideOwn.stderr).toMatch(/also those of main, which would be lost; nothing was removed.*FORDRING_HOME/);
  },
  A_FIRST_START,
);

test('a fresh start is refused on servers that were there before', async () => {
  const desk = new Desk({ FORDRING_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  const refused = await desk.fordring('start', '--fresh');
  expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain('nothing is removed from them');
});

test('a fresh start takes ledger, workflows and letters, and leaves who may sign in', async () => {
  const desk = new Desk();
  const home = join(desk.folder, 'home');
  expect((await desk.fordring('decisions')).stdout).toBe('None.\n');
  mkdirSync(join(home, 'outbox', 'letters'), { recursive: true });
  const before = process.env['FORDRING_HOME'];
  process.env['FORDRING_HOME'] = home;
  try {
    await removeSample();
  } finally {
    if (before === undefined) delete process.env['FORDRING_HOME'];
    else process.env['FORDRING_HOME'] = before;
  }
  expect(existsSync(join(home, 'outbox'))).toBe(false);
  expect(existsSync(join(home, 'temporal.db'))).toBe(false);
  expect(existsSync(join(home, 'identity'))).toBe(true);
  expect((await desk.fordring('decisions')).stdout).toBe('None.\n');
}, 120_000);
