import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invoice, register } from '../office/ledger-world';
import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();

test('a caseworker lays down everything that is held of a debtor in a new file, and never over another', async () => {
  const { desk, pool } = await townAtDesk();
  await register(pool, invoice({ number: '1001' }));
  const file = join(mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'debtor-')), 'anna.json');
  const given = ['debtor', 'export', 'anna', '--creditor', 'town', '--json', file];
  const { stdout } = await desk.fordring(...given);
  expect(stdout).toMatch(/^debtor +1 +the register, as it stands$/m);
  const { places } = JSON.parse(readFileSync(file, 'utf8')) as { readonly places: readonly object[] };
  expect(places).toContainEqual(
    expect.objectContaining({ place: 'debtor', rows: [expect.objectContaining({ name: 'Anna Åkesson' })] }),
  );
  expect((await desk.fordring(...given)).stderr).toContain('Name another file or folder');
}, 60_000);
