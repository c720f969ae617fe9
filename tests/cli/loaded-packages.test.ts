import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUMMARIES } from '../../cli/summaries';

const COMMAND = join(__dirname, '..', '..', 'bin', 'fordring.mjs');
const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'loaded-'));
const note = join(folder, 'packages.json');

/** Temporal's packages, the database's driver, and what draws letters: each takes longer to load than a small command. */
const SLOW = /^(@temporalio.|pg$|pdfkit$)/;

/** Which of the slow packages a command loads. That it did what it was asked is seen first. */
function slowOf(...given: readonly string[]): string[] {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(__dirname, '..', 'support', 'tell-loaded.cjs'), COMMAND, ...given],
    {
      cwd: folder,
      env: { ...process.env, LOADED_PACKAGES: note },
      encoding: 'utf8',
    },
  );
  expect([given, status, stderr]).toEqual([given, 0, '']);
  const packages = JSON.parse(readFileSync(note, 'utf8')) as string[];
  expect(packages).toContain('commander');
  return packages.filter((name) => SLOW.test(name));
}

test('the list of commands loads none of them', () => {
  expect(slowOf('--help')).toEqual([]);
});

test.each(Object.keys(SUMMARIES))('the help of %s loads neither the engine nor what draws pages', (command) => {
  expect(slowOf(command, '--help').filter((name) => name !== 'pg')).toEqual([]);
});

test('what works on files alone loads neither engine nor database', () => {
  expect(slowOf('generate', 'sjovik', '--into', 'sjovik')).toEqual([]);
  const portfolio = ['--policy', 'se-botkyrka', '--invoices', 'sjovik/invoices.csv', '--until', '2015-03-31'];
  expect(slowOf('preview', ...portfolio)).toEqual([]);
  expect(slowOf('reconcile')).toEqual([]);
  expect(slowOf('reconcile', 'bank-ledger')).toEqual([]);
  expect(slowOf('reconcile', 'ky-refund', '--sample')).toEqual([]);
});
