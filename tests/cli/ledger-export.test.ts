import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk } from '../support/fordring-command';
import { useWorld } from '../support/world';
import { readSie } from '../formats/sie/read-sie';

const world = useWorld();

test('the journal goes to the general ledger as SIE 4I, and no file is written over', async () => {
  const { stack } = world();
  const desk = new Desk({
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: await world().newNamespace(),
    FORDRING_DATABASE_URL: await world().newDatabase(),
    FORDRING_TASK_QUEUE: world().nameOf('cli'),
  });
  const invoices = desk.invoices('invoices.csv', 'A1 61 2016-02-01 1200.00', 'A2 62 2016-02-01 800.00');
  // The only creditor is meant where none is named, whatever its id.
  expect(await desk.imports(invoices, 'town')).toMatchObject({ exitCode: 0 });
  expect((await desk.fordring('import', 'invoices', invoices)).stdout).toContain(
    '0 invoices registered for town, 2 were',
  );
  expect((await desk.fordring('report', 'open-items')).stdout).toContain('2 open claims');

  const asked = ['ledger', 'export', '--from', '2015-01-01', '--to', '2099-12-31', '--out', 'journal.se'];
  const exported = await desk.fordring(...asked);
  expect(exported.exitCode).toBe(0);
  expect(exported.stdout).toBe('Export 1: 2 vouchers, 2000.00 SEK in debit and in credit: journal.se\n');
  expect(readSie(readFileSync(join(desk.folder, 'journal.se'))).vouchers.length).toBe(2);

  const accounts = await desk.fordring('ledger', 'accounts');
  expect(accounts.stdout).toMatch(/^15190 +Kundfordringar \* +2000\.00 +0\.00 +2000\.00$/m);
  expect(accounts.stdout).toContain('* control accounts, together 2000.00 SEK on ');
  const journal = await desk.fordring('ledger', 'journal', '--invoice', 'A1', '--json');
  const voucher = String((journal.json() as [{ vouchers: [{ voucher: number }] }])[0].vouchers[0].voucher);
  expect((await desk.fordring('ledger', 'voucher', voucher)).stdout).toContain('in export 1\n    Invoice A1: issued');

  const again = await desk.fordring(...asked);
  expect(again.exitCode).toBe(2);
  expect(again.stderr).toContain('journal.se is there already, and is not written over.');
  const turned = await desk.fordring('ledger', 'export', '--from', '2016-02-01', '--to', '2016-01-01', '--out', 'x');
  expect(turned).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('lies before --from') as string });

  await desk.fordring('creditor', 'add', 'city', '--name', 'City', '--policy', 'se-botkyrka');
  const which = await desk.fordring('ledger', 'accounts');
  expect(which).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('There are: city, town.') as string });
}, 240_000);
