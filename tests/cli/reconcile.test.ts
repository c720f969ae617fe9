import { Desk } from '../support/fordring-command';

const desk = new Desk();

const SUM_FINANS = `booking_month,account,debit,credit
2021-01,Uddannelseshjælp,0.00,100.00
2021-01,Mellemregning_OP,100.00,0.00
`;
const ECONOMY_SYSTEM = `booking_month,account,debit,credit
2021-01,Uddannelseshjælp,100.00,0.00
2021-01,Mellemregning_OP,0.00,100.00
`;

test('without a recipe lists all of them, a line each', async () => {
  const { exitCode, stdout } = await desk.fordring('reconcile');
  expect(exitCode).toBe(0);
  expect(stdout.split('\n')[0]).toMatch(/^ky-finance +everything that KY posted has arrived in the economy system/);
  expect(stdout).toContain('ky-invoice');
});

test('tells a machine the worked figures of a sample, in the members that scripts count on', async () => {
  const { exitCode, stdout, stderr } = await desk.fordring('reconcile', 'ky-finance', '--sample', '--json');
  expect([exitCode, stderr]).toEqual([3, '']);
  expect(stdout).toMatch(
    new RegExp(
      `^${[
        '{"recipe":"ky-finance","period":"2021-01"',
        '"left":{"rows":16,"total":"96492864.00"}',
        '"right":{"rows":1,"total":"96459311.00"}',
        '"difference":"33553.00"',
        '"explained":[{"cause":"rejected by the economy system (error list)","rows":2,"amount":"10243.30"}]',
        '"remaining":"23309.70"',
        '"identities":[{"name":"Sum - Finans comes to nought","left":"0.00","right":"0.00","holds":true}',
      ]
        .join(',')
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`,
    ),
  );
});

test('tells a person the totals, the causes, what is left and who looks into it, and the identities', async () => {
  const { exitCode, stdout } = await desk.fordring('reconcile', 'ky-finance', '--sample', 'january');
  expect(exitCode).toBe(3);
  expect(stdout).toContain('KY against the economy system, 2021-01 (DKK), rows counted by booking');
  expect(stdout).toMatch(/− rejected by the economy system \(error list\) +2 +10243\.30\nremaining +23309\.70/);
  expect(stdout).toMatch(/2021-01 +other-amount +23309\.70/);
  expect(stdout).toContain('a case in MinSupport (S004-54)');
  expect(stdout).toContain('✓ each failed voucher balances: 10243.30 = 10243.30');
});

test('tells of a sample whose files are made from one another that it holds by construction', async () => {
  const said = "the economy system's two sums are KY's own with debit and credit exchanged";
  const sample = ['reconcile', 'ky-finance', '--sample', 'year'];
  const [text, json, help] = [
    await desk.fordring(...sample),
    await desk.fordring(...sample, '--json'),
    await desk.fordring('reconcile', 'ky-finance'),
  ];
  expect(text.stdout).toContain('– holds by construction: Figure 4 prints KY alone');
  expect((JSON.parse(json.stdout) as { byConstruction?: string }).byConstruction).toContain(said);
  expect(help.stdout).toMatch(/^--sample year: .*\n {2}holds by construction: Figure 4/m);
  expect((await desk.fordring('reconcile', 'ky-finance', '--sample')).stdout).not.toContain('by construction');
});

test('ends with 0 when nothing is left', async () => {
  const { exitCode, stdout } = await desk.fordring('reconcile', 'ky-income-register', '--sample');
  expect([exitCode, /remaining +0\.00/.test(stdout), stdout.includes('Unexplained')]).toEqual([0, true, false]);
});

test('reads files of one’s own, also as a Danish spreadsheet saves them', async () => {
  desk.write('ky.csv', SUM_FINANS);
  const danish = ECONOMY_SYSTEM.replaceAll('.00', ',00').replaceAll(
    /^2021-01,(.*?),(\d+,00),(.*)$/gm,
    '01-2021;$1;$2;$3',
  );
  desk.write(
    'os.csv',
    Buffer.from(danish.replace('booking_month,account,debit,credit', 'Måned;Konto;Debet;Kredit'), 'latin1'),
  );
  const arguments_ = ['--period', '2021-01', '--left', 'ky.csv', '--right', 'os.csv'];
  const { exitCode, stdout, stderr } = await desk.fordring('reconcile', 'ky-finance', ...arguments_);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Compared by account');
});

test('the wrong month is not clean: tells which file has rows of which months, and ends with 3', async () => {
  desk.write('ky.csv', SUM_FINANS);
  desk.write('os.csv', ECONOMY_SYSTEM);
  const arguments_ = ['--period', '2017-08', '--left', 'ky.csv', '--right', 'os.csv'];
  const { exitCode, stdout } = await desk.fordring('reconcile', 'ky-finance', ...arguments_);
  expect(exitCode).toBe(3);
  expect(stdout).toContain(
    '✗ left: KY Sum - Finans: none of its 2 rows counts in 2017-08; those of other periods are of',
  );
  expect(stdout).toMatch(/✗ right: .*none of its 2 rows counts in 2017-08.* are of 2021-01\. Check the period/);
  const { stdout: json } = await desk.fordring('reconcile', 'ky-finance', ...arguments_, '--json');
  expect(JSON.parse(json)).toMatchObject({ clean: false, withoutRows: [{ side: 'left' }, { side: 'right' }] });
});

test('one file that has only its header is not clean, two are refused', async () => {
  desk.write('ky.csv', SUM_FINANS);
  desk.write('empty.csv', 'booking_month,account,debit,credit\n');
  const files = (left: string) => ['--period', '2021-01', '--left', left, '--right', 'empty.csv'];
  const one = await desk.fordring('reconcile', 'ky-finance', ...files('ky.csv'));
  expect(one.exitCode).toBe(3);
  expect(one.stdout).toMatch(/✗ right: .* has no rows\. Fetch it again/);
  const both = await desk.fordring('reconcile', 'ky-finance', ...files('empty.csv'));
  expect([both.exitCode, both.stdout]).toEqual([2, '']);
  expect(both.stderr).toMatch(/empty\.csv .* have no rows below their headers: there is nothing to reconcile/);
});

test('a recipe alone tells its files, their columns and headers, the causes that come as files, and its samples', async () => {
  const { exitCode, stdout, stderr } = await desk.fordring('reconcile', 'ky-debtor');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^--left: KY.*As CSV, an Excel workbook, JSON; in several files, such as one a day; can be drawn 92 days back\.$/m,
  );
  expect(stdout).toMatch(/^booked_on \* +day +booked_on, Dato$/m);
  expect(stdout).toMatch(/^--explain failed=FILE: .*explains "rejected by the debtor system"/m);
  expect(stdout).toMatch(/^--sample june: S004 figures 32 and 33/m);
  const bank = await desk.fordring('reconcile', 'bank-ledger');
  expect(bank.stdout).toMatch(/^--left: .*camt\.053 or camt\.054/m);
});

test('rows that match only together can be looked up: 15,218.13 + 14,632.31 + 15,218.13 against 45,068.57 (S004-115)', async () => {
  const { exitCode, stdout } = await desk.fordring('reconcile', 'ky-nemkonto', '--sample', '--json');
  expect(exitCode).toBe(0);
  const { matched } = JSON.parse(stdout) as { matched: { by: string; shown?: { rows: { amount: string }[] }[] }[] };
  const groups = matched.flatMap(({ shown = [] }) => shown.map(({ rows }) => rows.map(({ amount }) => amount).sort()));
  expect(groups).toContainEqual(['14632.31', '15218.13', '15218.13', '45068.57']);
});

describe('old items (S000-09)', () => {
  const opus = [
    'area,item,booked_on,due_on,as_of,amount',
    'parking,P-1,2017-05-02,2017-05-31,2021-12-31,510.00',
    'parking,P-2,2021-05-03,2021-05-31,2021-12-31,1020.00',
    '',
  ].join('\n');
  const kvantum = ['area,item,booked_on,amount', 'parking,P-2,2021-05-03,1020.00', ''].join('\n');
  const files = ['--left', 'opus.csv', '--right', 'kvantum.csv'];
  beforeAll(() => {
    desk.write('opus.csv', opus);
    desk.write('kvantum.csv', kvantum);
  });

  test('are reconciled anew for each year', async () => {
    const arguments_ = ['reconcile', 'debtor-gl-area', '--period', '2021', ...files, '--every-year'];
    const { exitCode, stdout } = await desk.fordring(...arguments_);
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/^2017 +510\.00 +0\.00 +510\.00 +0\.00 +510\.00 +to be looked into$/m);
    expect(stdout).toMatch(/^2021 +1020\.00 +1020\.00 +0\.00 +0\.00 +0\.00/m);
    expect(stdout).toMatch(/^all +1530\.00 +1020\.00 +510\.00 +0\.00 +510\.00 *$/m);
    const told = JSON.parse((await desk.fordring(...arguments_, '--json')).stdout) as { years: { period: string }[] };
    expect(told.years.map(({ period }) => period)).toEqual(['2017', '2021']);
    const balances = await desk.fordring(...arguments_, '--by', 'balance');
    expect([balances.exitCode, balances.stdout]).toEqual([2, '']);
    expect(balances.stderr).toMatch(/balance counts all up to its end\. Leave --by out\./);
  });

  test('are written as a list that is decided on and given back, and is never written over', async () => {
    const arguments_ = ['reconcile', 'debtor-gl-area', '--period', '2021', '--by', 'balance', ...files];
    const { exitCode, stderr } = await desk.fordring(...arguments_, '--clean-up', 'old.csv');
    expect([exitCode, stderr]).toEqual([3, expect.stringMatching(/^1 old items are in old\.csv\./)]);
    const list = desk.read('old.csv');
    expect(list).toMatch(/^parking,.*P-1,2017-05-02.*,510\.00,DKK,2017-05-31,4,,undecided,,$/m);
    const again = await desk.fordring(...arguments_, '--clean-up', 'old.csv');
    expect([again.exitCode, again.stderr]).toEqual([2, expect.stringMatching(/may have decisions in it/)]);
    desk.write('old.csv', list.replace('undecided,,', 'write off,M. Madsen,2022-01-10'));
    const decided = await desk.fordring(...arguments_, '--explain', 'clean-up=old.csv');
    expect(decided.stdout).toMatch(/− on the clean-up list: decided, not yet booked in Kvantum +1 +510\.00/);
    expect(decided.stdout).toMatch(/^remaining +0\.00$/m);
  });

  test('and a recipe without them says so', async () => {
    const { exitCode, stderr } = await desk.fordring('reconcile', 'ky-finance', '--sample', '--clean-up', 'none.csv');
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/ky-finance says of no item that it is old/)]);
  });
});

test('a file that is refused is named by its path', async () => {
  desk.write('ky.csv', SUM_FINANS);
  desk.write('Økonomi 2021.csv', 'booking_month,account,debit\n2021-01,5.46,1.00\n');
  const arguments_ = ['--period', '2021-01', '--left', 'ky.csv', '--right', 'Økonomi 2021.csv'];
  const { exitCode, stderr } = await desk.fordring('reconcile', 'ky-finance', ...arguments_);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/Økonomi 2021\.csv was refused as ".*"; nothing of it was taken in\.\n +line 1, credit/);
});

test('shows thirty of many differences, and says how many more there are', async () => {
  const rows = Array.from({ length: 45 }, (_, index) => `2021-01,5.46.${index},${index + 1}.00,0.00\n`).join('');
  desk.write('ky.csv', SUM_FINANS);
  desk.write('many.csv', ECONOMY_SYSTEM + rows);
  const arguments_ = ['--period', '2021-01', '--left', 'ky.csv', '--right', 'many.csv'];
  const { exitCode, stdout } = await desk.fordring('reconcile', 'ky-finance', ...arguments_);
  expect(exitCode).toBe(3);
  expect(stdout).toContain('Unexplained: 45');
  expect(stdout).toContain('… and 15 more; --json has them all.');
  expect(stdout).toContain('✗ the economy system comes to nought: 1035.00 ≠ 0.00');
});

describe('a source in parts', () => {
  const list = (...rows: string[]) => ['key,booked_on,amount', ...rows, ''].join('\n');
  beforeAll(() => {
    desk.write('day-1.csv', list('A,2016-08-01,100.00', 'B,2016-08-01,20.00'));
    desk.write('day-2.csv', 'Nyckel;Datum;Belopp\nC;2016-08-02;5,00\nD;2016-08-02;7,50\n');
    desk.write('ledger.csv', list('A,2016-08-01,100.00', 'B,2016-08-01,20.00', 'C,2016-08-02,5.00'));
    desk.write('copy.csv', desk.read('day-1.csv'));
  });
  const bank = (...left: string[]) =>
    desk.fordring('reconcile', 'bank-ledger', '--period', '2016-08', '--right', 'ledger.csv', '--left', ...left);

  test('is all of its files, and a line is told with its file', async () => {
    const { exitCode, stdout } = await bank('day-2.csv', 'day-1.csv');
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/^the bank +4 +132\.50$/m);
    expect(stdout).toMatch(/^D +only-left +7\.50 +left 3 of day-2\.csv \(2016-08-02\)$/m);
    const repeated = await bank('day-1.csv', '--left', 'day-2.csv', '--json');
    expect(JSON.parse(repeated.stdout)).toMatchObject({
      left: { rows: 4, total: '132.50' },
      unexplained: [{ key: 'D', rows: [{ side: 'left', line: 3, file: 'day-2.csv' }] }],
    });
  });

  test('takes no file twice', async () => {
    const twice = await bank('day-1.csv', 'copy.csv');
    expect([twice.exitCode, twice.stderr]).toEqual([
      2,
      expect.stringContaining('day-1.csv and copy.csv are the very same file. Give it once.'),
    ]);
    const recipe = await desk.fordring('reconcile', 'bank-ledger');
    expect(recipe.stdout).toMatch(/^--left: the bank\. .*; in several files, such as one a day\.$/m);
  });
});

describe('is refused with a sentence, and 2', () => {
  beforeAll(() => {
    desk.write('left.csv', SUM_FINANS);
    desk.write('right.csv', ECONOMY_SYSTEM);
    desk.write('no-debit.csv', 'booking_month,account,credit\n2021-01,5.46,1.00\n');
    desk.write('comma.csv', 'booking_month,account,debit,credit\n2021-01,5.46,0.00,1.00\n2021-01,5.46,"1,5",0.00\n');
    desk.write('total.csv', `${ECONOMY_SYSTEM}I alt,,100.00,200.00\n`);
  });

  const files = (right: string) => ['--period', '2021-01', '--left', 'left.csv', '--right', right];

  test.each([
    ['files without a recipe', ['--right', 'right.csv', '--left', 'left.csv'], /Say first which recipe it is/],
    ['a recipe that there is not', ['ky-moon'], /There is no recipe "ky-moon"\. Take one of: ky-finance/],
    [
      'one file',
      ['ky-finance', '--left', 'left.csv'],
      /needs --period, --left and --right, or --sample\. Left is KY Sum - Finans/,
    ],
    [
      'a sample that there is not',
      ['ky-finance', '--sample', 'june'],
      /Take one of: january, year, year-end, posting-overview/,
    ],
    ['a sample with files', ['ky-finance', '--sample', '--left', 'left.csv'], /--sample brings its own files/],
    ['no period', ['ky-finance', ...files('right.csv'), '--period', '2021-13'], /"2021-13" is no period/],
    ['no period rule', ['ky-finance', ...files('right.csv'), '--by', 'moon'], /Take one of: booking/],
    ['a third source', ['ky-finance', ...files('right.csv'), '--third', 'left.csv'], /knows no third source/],
    ['a file that is not there', ['ky-finance', ...files('nowhere.csv')], /nowhere\.csv cannot be read \(ENOENT\)/],
    ['a missing column', ['ky-finance', ...files('no-debit.csv')], /line 1, debit.*: the column is missing/],
    ['a decimal comma', ['ky-finance', ...files('comma.csv')], /line 3, debit: /],
    ['a total that is not the sum', ['ky-finance', ...files('total.csv')], /line 4, credit: it says 200\.00/],
    [
      'a list for which there are several causes',
      ['provision-settlement', ...files('right.csv'), '--explain', 'left.csv'],
      /Write --explain ID=FILE with one of: rejected \(/,
    ],
  ])('%s', async (_, arguments_, told) => {
    const { exitCode, stdout, stderr } = await desk.fordring('reconcile', ...arguments_);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(told);
  });
});
