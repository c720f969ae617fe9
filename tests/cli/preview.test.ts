import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IBAN, entry, statement } from '../formats/camt/camt-text';
import { Desk } from '../support/fordring-command';

const desk = new Desk();

test('tells a machine every step of every invoice, and then the money that matched nothing', async () => {
  const invoices = desk.invoices('invoices.csv', 'A1 61 2016-02-01 1200.00', 'A2 61 2016-02-01 800.00');
  const bank = desk.bank('bank.txt', '2016-01-20', 'A2 800.00', '?4711 25.50');
  const arguments_ = ['--policy', 'se-botkyrka', '--invoices', invoices, '--payments', bank, '--until', '2016-02-10'];
  const { exitCode, stdout, stderr } = await desk.fordring('preview', ...arguments_, '--json');
  expect([exitCode, stderr]).toEqual([0, '']);
  const reason = 'payment reminder on the invoice amount only (S002-15, S002-16): due date 2016-02-01 + 7 days';
  expect(stdout.split('\n')).toEqual([
    `{"invoice":"A1","steps":[{"step":"reminder","on":"2016-02-08","fee":"0.00","interest":"0.00","total":"1200.00","reason":"${reason}"}],"outcome":"open","balance":"1200.00"}`,
    '{"invoice":"A2","steps":[],"outcome":"paid","balance":"0.00"}',
    '{"unmatched":{"on":"2016-01-20","amount":"25.50","currency":"SEK","references":["4711"],"reason":"the reference 4711 is not known"}}',
    '',
  ]);
});

test('tells a person the steps by group and what is open', async () => {
  const invoices = desk.invoices('people.csv', 'B1 62 2016-02-01 1200.00', 'B2 64 2016-02-01 300.00');
  const told = await desk.fordring(
    'preview',
    '--policy',
    'se-botkyrka',
    '--invoices',
    invoices,
    '--until',
    '2016-06-30',
  );
  expect(told.exitCode).toBe(0);
  expect(told.stdout).toContain('62 Barnomsorg');
  expect(told.stdout).toMatch(/2 invoices; claimed and open 18\d\d\.\d\d SEK; 0 movements matched nothing\./);
});

test('another setting of the policy moves the demand; one outside its window is refused', async () => {
  const invoices = desk.invoices('settings.csv', 'C1 61 2016-02-01 1200.00');
  const preview = (setting: string) =>
    desk.fordring(
      ...['preview', '--policy', 'se-botkyrka', '--invoices', invoices, '--until', '2016-02-29', '--json'],
      ...['--set', setting],
    );
  const moved = await preview('demand.days=21');
  expect(moved.json()).toMatchObject([{ steps: [{ step: 'reminder' }, { step: 'demand', on: '2016-02-22' }] }]);
  const refused = await preview('demand.days=22');
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toContain('22 is outside 17 to 21 (S002-17)');
});

test('an invoice file with headers of its own is read by a saved template, as an import reads it', async () => {
  const rows = [
    'Nr;Kund;Grupp;Utfärdad;Förfaller;Belopp;Valuta;OCR',
    'G1;k1;61;2016-01-02;2016-02-01;1200,00;SEK;',
    '',
  ];
  const invoices = desk.write('own.csv', rows.join('\n'));
  const columns = {
    ...{ invoice_number: 'Nr', debtor_id: 'Kund', invoice_group: 'Grupp', issued_on: 'Utfärdad', due_on: 'Förfaller' },
    ...{ amount: 'Belopp', currency: 'Valuta', payment_reference: 'OCR' },
  };
  const template = desk.write('columns.json', JSON.stringify({ columns }));
  const told = await desk.fordring(
    ...['preview', '--policy', 'se-botkyrka', '--invoices', invoices, '--columns', template],
    ...['--until', '2016-02-01', '--json'],
  );
  expect([told.stderr, told.json()]).toEqual(['', [{ invoice: 'G1', steps: [], outcome: 'open', balance: '1200.00' }]]);
});

test('with the names of an account the same money in two bank files counts once, as an import has it', async () => {
  const invoices = desk.invoices('accounts.csv', 'F1 61 2016-02-01 800.00');
  const giro = desk.bank('giro.txt', '2016-01-20', 'F1 800.00');
  const dates = '<BookgDt><Dt>2016-01-20</Dt></BookgDt>';
  const bank = desk.write('camt.xml', statement('08', entry({ amount: '800.00', dates })));
  const preview = (...more: readonly string[]) =>
    desk.fordring(
      ...['preview', '--policy', 'se-botkyrka', '--invoices', invoices, '--until', '2016-02-10', '--json'],
      ...['--payments', giro, '--payments', bank, ...more],
    );
  const unsaid = await preview();
  expect(unsaid.stderr).toContain('1 row of the bank files would be set aside');
  const said = await preview('--account', `991-2346=${IBAN}`);
  expect([said.stderr, said.json()]).toEqual(['', [{ invoice: 'F1', steps: [], outcome: 'paid', balance: '0.00' }]]);
  const twice = await preview('--account', `991-2346=${IBAN}`, '--account', '991-2346');
  expect(twice).toMatchObject({ exitCode: 2, stdout: '' });
  expect(twice.stderr).toContain('9912346 stands in');
});

describe('what is refused', () => {
  test('a bad line is named by number and field, and nothing is printed', async () => {
    const invoices = desk.invoices('bad.csv', 'D1 61 2016-02-01 1200.00', 'D2 61 2016-02-31 12.50');
    const refused = await desk.fordring(
      ...['preview', '--policy', 'se-botkyrka', '--invoices', invoices, '--until', '2016-02-10', '--json'],
    );
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('line 3, due_on: ');
    expect(refused.stderr).not.toContain('    at ');
  });

  test.each<[string, string[], RegExp]>([
    ['a group that the policy does not know', ['E1 99 2016-02-01 1200.00'], /line 2, invoice_group: "99"/],
    [
      'an invoice number that stands twice',
      ['E1 61 2016-02-01 1.00', 'E1 61 2016-02-01 2.00'],
      /line 3, invoice_number/,
    ],
    ['an amount of three decimals', ['E1 61 2016-02-01 1.001'], /line 2, amount/],
  ])('%s', async (_what, rows, message) => {
    const invoices = desk.invoices('refused.csv', ...rows);
    const refused = await desk.fordring(
      ...['preview', '--policy', 'se-botkyrka', '--invoices', invoices, '--until', '2016-02-10', '--json'],
    );
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toMatch(message);
  });

  test.each<[string, string[], RegExp]>([
    ['a policy that is not shipped', ['--policy', 'se-atlantis'], /There is no policy "se-atlantis"\. Use se-botkyrka/],
    ['a file that is not there', ['--invoices', 'nowhere.csv'], /nowhere\.csv cannot be read \(ENOENT\)/],
    ['a day that is none', ['--until', '2016-02-30'], /"2016-02-30" is no day of the calendar/],
    ['a bank file that is none', ['--payments', 'invoices.csv'], /invoices\.csv|BgMax/],
  ])('%s', async (_what, other, message) => {
    desk.invoices('invoices.csv', 'A1 61 2016-02-01 1200.00', 'A2 61 2016-02-01 800.00');
    const refused = await desk.fordring(
      ...['preview', '--policy', 'se-botkyrka', '--invoices', 'invoices.csv', '--until', '2016-02-10', '--json'],
      ...other,
    );
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toMatch(message);
  });

  test('a bank file whose sum is wrong, with the record that says so', async () => {
    const bank = desk.bank('sum.txt', '2016-01-20', 'A1 100.00');
    const text = readFileSync(join(desk.folder, bank), 'latin1');
    desk.write(
      bank,
      text.replace(/^20.{53}/m, (payment) => payment.replace(/10000$/, '10001')),
    );
    const refused = await desk.fordring(
      ...[
        'preview',
        '--policy',
        'se-botkyrka',
        '--invoices',
        'invoices.csv',
        '--payments',
        bank,
        '--until',
        '2016-02-10',
      ],
    );
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toMatch(
      /line 5, TK15 amount: it says 100\.00, but the section from line 2 comes to 100\.01/,
    );
  });
});
