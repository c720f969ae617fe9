import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerClaims } from '../../office/registration/register-claims';
import { anna, invoice, register, rulebookFor } from '../office/ledger-world';
import { tamper } from '../office/controls/tampered-books';
import { useTownAtDesk, type TownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();
let town: TownAtDesk;

async function signedIn(name: string, role: string): Promise<string[]> {
  const { stdout } = await town.desk.fordring('sign-in', name, '--role', role);
  return ['--token-file', /--token-file (\S+\.token)/.exec(stdout)?.[1] ?? ''];
}

test('two persons forget a debtor at the desk, and the list of the forgotten finds who is back after a restore', async () => {
  town = await townAtDesk();
  const { desk, pool } = town;
  await register(pool, invoice({ number: '1001' }));
  const cissi = { ...anna, debtorId: 'cissi', name: 'Cissi Dahlgren' };
  await registerClaims(pool, { creditorId: 'town', debtors: [cissi], registrations: [], rulebookFor });
  const [hanna, sven] = [await signedIn('Hanna', 'case-handler'), await signedIn('Sven', 'supervisor')];

  const list = await desk.fordring('debtor', 'retention', '--on', '2027-01-01', ...hanna);
  expect(list.stdout).toMatch(/^anna +open-claim, untold-message +2027-01-01 +lag \(1997:614\)/m);
  expect(list.stdout).toContain('1 debtor of 2 could be forgotten on 2027-01-01.');
  const possible = await desk.fordring('debtor', 'retention', '--possible', '--json', ...hanna);
  expect(possible.json()).toMatchObject([{ debtors: [{ debtorId: 'cissi', obstacles: [] }] }]);

  const held = await desk.fordring('debtor', 'hold', 'cissi', '--reason', 'a court asks', '--id', 'h-1', ...hanna);
  expect(held.stdout).toContain('Hold h-1 of debtor cissi stands until somebody ends it');
  const why = ['--ground', 'GDPR article 17(1)(a)'];
  const refused = await desk.fordring('debtor', 'forget', 'cissi', ...why, ...hanna);
  expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('a legal hold stands')]);
  expect((await desk.fordring('debtor', 'release', 'h-1', '--reason', 'it is done', ...hanna)).exitCode).toBe(0);
  expect((await desk.fordring('debtor', 'holds', ...hanna)).stdout).toContain('was ended by');

  const bare = await desk.fordring('debtor', 'forget', 'cissi', ...hanna);
  expect([bare.exitCode, bare.stderr]).toEqual([2, expect.stringContaining('--ground')]);
  const put = await desk.fordring('debtor', 'forget', 'cissi', '--id', 'f-1', ...why, ...hanna);
  expect(put.stdout).toContain('Another person confirms it: fordring debtor confirm f-1');
  expect((await desk.fordring('debtor', 'confirm', 'f-1', ...hanna)).stderr).toContain('confirm forgetting');
  const done = await desk.fordring('debtor', 'confirm', 'f-1', ...sven);
  expect(done.stdout).toMatch(/^debtor +1 +0$/m);
  expect((await desk.fordring('debtor', 'confirm', 'f-1', ...sven)).exitCode).toBe(0);
  expect((await desk.fordring('debtor', 'decline', 'f-1', ...sven)).stderr).toContain('Nothing undoes that.');

  const { stdout } = await desk.fordring('debtor', 'forgettings', '--json', ...hanna);
  expect(stdout).not.toContain('Dahlgren');
  const file = join(desk.folder, 'forgotten.json');
  writeFileSync(file, stdout);
  expect((await desk.fordring('debtor', 'forget', '--again', file, ...hanna)).stdout).toContain(
    'Nobody of the list is back.',
  );
  // As a backup of before has it.
  await tamper(
    pool,
    `UPDATE fordring.debtor SET name = 'Cissi Dahlgren' WHERE debtor_id = 'cissi'`,
    'DELETE FROM fordring.erased_row',
    'DELETE FROM fordring.forgetting_mark',
    'DELETE FROM fordring.forgetting',
  );
  await registerClaims(pool, { creditorId: 'town', debtors: [cissi], registrations: [], rulebookFor });
  const back = await desk.fordring('debtor', 'forget', '--again', file, ...hanna);
  expect(back.stdout).toContain('Debtor cissi is back. Another person confirms: fordring debtor confirm');
  writeFileSync(file, '{}');
  expect((await desk.fordring('debtor', 'forget', '--again', file, ...hanna)).stderr).toContain('is no list');
}, 480_000);

test('a document plan that keeps longer takes two persons', async () => {
  town = await townAtDesk();
  const [hanna, sven] = [await signedIn('Hanna', 'case-handler'), await signedIn('Sven', 'supervisor')];
  await register(town.pool, invoice({ number: '1001' }));
  const second = ['--second-token-file', sven[1] ?? ''];
  const said = ['debtor', 'keep-longer', '--years', '12', '--plan', 'our plan 4 kap.', ...hanna, ...second];
  expect((await town.desk.fordring(...said)).exitCode).toBe(0);
  const list = await town.desk.fordring('debtor', 'retention', ...hanna);
  expect(list.stdout).toMatch(/^anna .*2029-01-01 +our plan 4 kap\.$/m);
  const wrong = await town.desk.fordring('debtor', 'keep-longer', '--years', 'ten', '--plan', 'p', ...hanna);
  expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('Give a whole number.')]);
}, 240_000);
