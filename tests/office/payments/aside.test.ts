import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { checkLedger } from '../../../office/controls/check-ledger';
import { importPayments } from '../../../office/payments/import-payments';
import type { ImportReport } from '../../../office/payments/import-report';
import { listAside } from '../../../office/payments/list-aside';
import { settleAside, type AsideAnswer } from '../../../office/payments/settle-aside';
import { balance, entry, statement, structured, transaction } from '../../formats/camt/camt-text';
import { balances, invoice, register, rulebookFor, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1', amount: '100.00' }), invoice({ number: '2', amount: '200.00' }));
});

function take(content: Buffer, today = '2016-03-05'): Promise<ImportReport> {
  return importPayments(pool, {
    ...{ creditorId: 'town', fileName: 'camt.xml', rulebookFor, today: civilDate(today) },
    file: readBankFile(content),
    sha256: createHash('sha256').update(content).digest(),
  });
}

function answer(asideId: string, given: AsideAnswer['answer'], more: Partial<AsideAnswer> = {}) {
  const today = civilDate('2016-03-06');
  return settleAside(pool, {
    creditorId: 'town',
    asideId,
    answer: given,
    note: '',
    by: 'hanna',
    today,
    rulebookFor,
    ...more,
  });
}

async function rows(): Promise<string[]> {
  return (await listAside(pool, ['town'], false)).map(({ reason, amount }) => `${reason} ${amount}`);
}

async function onlyRow(): Promise<string> {
  const [row] = await listAside(pool, ['town'], false);
  return row?.asideId ?? '';
}

async function booksHold(): Promise<void> {
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
}

const paid = (reference: string, amount: string, refs = '') =>
  transaction(`${refs && `<Refs>${refs}</Refs>`}<RmtInf>${structured(reference)}</RmtInf>`, amount);
const SERVICED = '<AcctSvcrRef>R1</AcctSvcrRef>';
const SUM = entry({ amount: '300.00', more: SERVICED });
const DETAILS = entry({ amount: '300.00', more: SERVICED, details: paid('91', '100.00') + paid('92', '200.00') });

test('details that come after their sum are booked out of it, and the money is at the bank once', async () => {
  await take(statement('08', SUM));
  await take(statement('08', DETAILS, '054'));
  expect(await balances(pool)).toEqual(['15190 0.00', '19410 300.00', '29990 0.00', '31100 -300.00']);
  expect(await rows()).toEqual([]);
  await booksHold();
});

test('a sum that comes after its details says nothing new', async () => {
  await take(statement('08', DETAILS, '054'));
  const report = await take(statement('08', SUM));
  expect(report.outcomes.map(({ outcome, sum }) => `${outcome} ${sum.toString()}`)).toEqual(['known 300.00']);
  expect(await balances(pool)).toEqual(['15190 0.00', '19410 300.00', '31100 -300.00']);
  await booksHold();
});

test('some details leave the rest of the sum in suspense', async () => {
  await take(statement('08', SUM));
  await take(statement('08', entry({ amount: '100.00', more: SERVICED, details: paid('91', '100.00') }), '054'));
  expect(await balances(pool)).toEqual(['15190 200.00', '19410 300.00', '29990 -200.00', '31100 -300.00']);
  await booksHold();
});

const NAMELESS = entry({ amount: '100.00', details: paid('91', '100.00') });

test('two payments that nothing tells apart are put before a person, who says that they are two, or one', async () => {
  await take(statement('08', NAMELESS));
  await take(statement('08', NAMELESS, '054'));
  expect(await rows()).toEqual(['question 100.00']);
  expect(await balances(pool)).toContain('19410 100.00');
  expect(await answer(await onlyRow(), 'accept')).toEqual({ booked: 1 });
  expect(await balances(pool)).toContain('19410 200.00');
  await take(statement('04', NAMELESS.replace('<Cd>BOOK</Cd>', 'BOOK'), '054'));
  expect(await answer(await onlyRow(), 'same')).toEqual({ booked: 0 });
  expect(await balances(pool)).toContain('19410 200.00');
  expect(await rows()).toEqual([]);
  await booksHold();
});

test('a statement id of last year names another statement', async () => {
  const next = NAMELESS.replaceAll('2016-03-01', '2017-03-01');
  await take(statement('08', NAMELESS));
  const report = await take(statement('08', next), '2017-03-05');
  expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['overpaid']);
  expect(await rows()).toEqual([]);
});

test('a placeholder names nothing: two payments under it are two', async () => {
  const under = (on: string, reference: string) =>
    entry({ more: '<AcctSvcrRef>NONREF</AcctSvcrRef>', details: paid(reference, '100.00') }).replaceAll(
      '2016-03-01',
      on,
    );
  await take(statement('08', under('2016-03-01', '91')));
  await take(statement('08', under('2016-03-02', '92')));
  expect(await balances(pool)).toContain('19410 200.00');
});

const KEPT = '<Chrgs><TtlChrgsAndTaxAmt Ccy="SEK">4.00</TtlChrgsAndTaxAmt></Chrgs>';
const CHARGED = entry({
  amount: '296.00',
  more: SERVICED + KEPT,
  details: paid('91', '100.00') + paid('92', '200.00'),
});

test('a batch that the bank charged is accepted as it was paid, and what the bank kept waits in suspense', async () => {
  const report = await take(statement('08', CHARGED + entry({ direction: 'DBIT', amount: '10.00' })));
  expect(report.aside).toEqual([
    { reason: 'charged', count: 1, sum: '296.00', currency: 'SEK' },
    { reason: 'payment-out', count: 1, sum: '-10.00', currency: 'SEK' },
  ]);
  expect(await rows()).toEqual(['charged 296.00']);
  expect(await answer(await onlyRow(), 'accept')).toEqual({ booked: 3 });
  expect(await balances(pool)).toEqual(['15190 0.00', '19410 296.00', '29990 4.00', '31100 -300.00']);
  await take(statement('08', CHARGED, '054'));
  await booksHold();
});

test('the report of a file that comes again names no row that a person has answered, and counts those', async () => {
  const file = statement('08', CHARGED + entry({ direction: 'DBIT', amount: '10.00' }));
  const first = await take(file);
  expect(await take(file)).toEqual({ ...first, replayed: true });
  await answer(await onlyRow(), 'accept');
  expect(await take(file)).toEqual({
    ...{ ...first, replayed: true, answered: 1 },
    aside: [{ reason: 'payment-out', count: 1, sum: '-10.00', currency: 'SEK' }],
  });
});

const DAYLESS = entry({ amount: '100.00', dates: '', details: paid('91', '100.00') });

test('a row without a day is booked on the day that a person says, and on no other', async () => {
  await take(statement('08', DAYLESS));
  expect(await rows()).toEqual(['no-day 100.00']);
  const row = await onlyRow();
  await expect(answer(row, 'accept')).rejects.toThrow(/the bank gave none. Say the right day with correct or suspense/);
  await expect(answer(row, 'suspense')).rejects.toThrow(/the bank gave none/);
  await expect(answer(row, 'correct', { reference: '92' })).rejects.toThrow(/the bank gave none/);
  await expect(answer(row, 'correct', { on: civilDate('2030-03-01') })).rejects.toThrow(/has not come yet/);
  expect(await answer(row, 'correct', { on: civilDate('2016-03-01') })).toEqual({ booked: 1 });
  expect(await answer(row, 'correct', { on: civilDate('2016-03-01') })).toEqual({ booked: 0 });
  expect(await balances(pool)).toEqual(['15190 200.00', '19410 100.00', '31100 -300.00']);
  await take(statement('08', DAYLESS));
  expect(await rows()).toEqual([]);
  await booksHold();
});

test('a row without a day is laid in suspense on the day that a person says', async () => {
  await take(statement('08', DAYLESS));
  expect(await answer(await onlyRow(), 'suspense', { on: civilDate('2016-03-02') })).toEqual({ booked: 1 });
  expect(await balances(pool)).toEqual(['15190 300.00', '19410 100.00', '29990 -100.00', '31100 -300.00']);
  await booksHold();
});

test('a batch without a day is booked in its parts, and what the bank kept waits in suspense', async () => {
  await take(statement('08', CHARGED.replace(/<BookgDt>.*<.BookgDt>/, '')));
  expect(await rows()).toEqual(['no-day 296.00']);
  expect(await answer(await onlyRow(), 'correct', { on: civilDate('2016-03-01') })).toEqual({ booked: 3 });
  expect(await balances(pool)).toEqual(['15190 0.00', '19410 296.00', '29990 4.00', '31100 -300.00']);
  await booksHold();
});

const FUTURE = entry({ amount: '100.00', details: paid('91', '100.00') }).replaceAll('2016-03-01', '2030-03-01');
const ANCIENT = FUTURE.replaceAll('2030-03-01', '0206-03-01');

test('a row is laid in suspense, corrected, or found not to be ours; an answer is given once', async () => {
  await take(statement('08', FUTURE));
  const row = await onlyRow();
  await expect(answer(row, 'same')).rejects.toThrow(/is no question/);
  await expect(answer(row, 'correct')).rejects.toThrow(/Say what is to be corrected/);
  await answer(row, 'correct', { on: civilDate('2016-03-01') });
  expect(await balances(pool)).toEqual(['15190 200.00', '19410 100.00', '31100 -300.00']);
  await expect(answer(row, 'not-ours')).rejects.toThrow(/has its answer already: corrected/);
  await expect(answer('nobody', 'accept')).rejects.toMatchObject({ name: 'AsideUnknown' });
});

test.each([
  ['a day that has not come is not accepted', FUTURE, 'accept', {}, /2030-03-01 has not come yet.*right day/],
  ['nor laid in suspense', FUTURE, 'suspense', {}, /2030-03-01 has not come yet/],
  ['a day before all bank files is not accepted', ANCIENT, 'accept', {}, /0206-03-01 is before/],
  ['a correction of the reference does not mend the day', FUTURE, 'correct', { reference: '91' }, /has not come yet/],
  ['a day is not corrected to one to come', ANCIENT, 'correct', { on: civilDate('2016-03-07') }, /2016-03-07 has not/],
  [
    'a day belongs to no other answer',
    ANCIENT,
    'not-ours',
    { on: civilDate('2016-03-01') },
    /correct or suspense alone/,
  ],
  ['nor does a reference', ANCIENT, 'suspense', { reference: '91' }, /said with correct alone/],
] as const)('%s', async (_what, text, given, more, says) => {
  await take(statement('08', text));
  const row = await onlyRow();
  await expect(answer(row, given, more)).rejects.toMatchObject({
    name: 'AsideRefused',
    message: expect.stringMatching(says) as string,
  });
  expect(await onlyRow()).toBe(row);
  expect(await balances(pool)).toEqual(['15190 300.00', '31100 -300.00']);
});

test('a row waits in suspense from the day that a person says, and the same answer is given once', async () => {
  await take(statement('08', ANCIENT));
  const row = await onlyRow();
  const on = civilDate('2016-03-01');
  expect(await answer(row, 'suspense', { on })).toEqual({ booked: 1 });
  expect(await answer(row, 'suspense', { on })).toEqual({ booked: 0 });
  await expect(answer(row, 'suspense', { on: civilDate('2016-03-02') })).rejects.toMatchObject({
    name: 'KeyReusedWithOtherContents',
  });
  const { rows: kept } = await pool.query('SELECT received_on, status FROM fordring.payment');
  expect(kept).toEqual([{ received_on: '2016-03-01', status: 'suspense' }]);
  await booksHold();
});

test('the same file again takes in what stood aside once its cause is gone, and nothing else', async () => {
  const file = statement(
    '08',
    NAMELESS + entry({ details: paid('92', '100.00') }).replaceAll('2016-03-01', '2016-03-09'),
  );
  await take(file);
  expect(await rows()).toEqual(['impossible-day 100.00']);
  expect((await take(file)).takenIn).toBeUndefined();
  expect(await take(file, '2016-03-10')).toMatchObject({ replayed: true, takenIn: 1 });
  expect((await take(file, '2016-03-10')).takenIn).toBeUndefined();
  expect(await balances(pool)).toContain('19410 200.00');
  expect(await rows()).toEqual([]);
});

test('a movement that the ledger has twice is found the same day by the balance of the bank', async () => {
  const whole = balance('OPBD', '0') + balance('CLBD', '100') + NAMELESS;
  await take(statement('08', NAMELESS, '054'));
  await answerAll('accept');
  await take(statement('08', whole));
  await answerAll('accept');
  const { checks } = await checkLedger(pool);
  expect(checks.find(({ name }) => name === 'bank-balances')?.offenders).toEqual([
    'town, account SE4550000000058398257466, 2016-03-01: the bank says 100.00, the ledger comes to 200.00, SEK',
  ]);
});

async function answerAll(given: AsideAnswer['answer'], more: Partial<AsideAnswer> = {}): Promise<void> {
  for (const { asideId } of await listAside(pool, ['town'], false)) await answer(asideId, given, more);
}

test('movements that were booked before names were kept get theirs from the kept file', async () => {
  const old = statement('08', entry({ more: SERVICED, details: paid('91', '100.00', '<EndToEndId>E1</EndToEndId>') }));
  await pool.query('INSERT INTO fordring.incoming_bank_file VALUES ($1, $2, $3, $4)', [
    ...['town', createHash('sha256').update(old).digest(), 'old.xml', old],
  ]);
  await take(old);
  for (const table of ['movement_telling', 'movement_name', 'named_bank_file']) {
    await pool.query(`ALTER TABLE fordring.${table} DISABLE TRIGGER USER`);
    await pool.query(`DELETE FROM fordring.${table}`);
  }
  const again = entry({ details: paid('91', '100.00', '<EndToEndId>E1</EndToEndId>') });
  const report = await take(statement('08', again, '054'));
  expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['known']);
  const { rows: names } = await pool.query('SELECT level, name, movement_id FROM fordring.movement_name');
  expect(names).toEqual([{ level: 'entry', name: 'R1', movement_id: 'SE4550000000058398257466/R1/1' }]);
});

test.each([
  ['a name', 'movement_name', /^name of a movement SE\d+ entry "R1" \S+: it was written, and is gone$/],
  ['what a file told', 'movement_telling', /^telling of a movement \d+: it was written, and is gone$/],
  ['a row that was set aside', 'bank_aside', /^row set aside .*: it was written, and is gone$/],
])('%s cannot be taken away unseen', async (_what, table, offender) => {
  await take(
    statement(
      '08',
      NAMELESS +
        entry({ more: SERVICED, details: paid('91', '100.00') }) +
        entry({ details: paid('92', '100.00') }).replaceAll('2016-03-01', '2016-03-09'),
    ),
  );
  expect(await rows()).toEqual(['impossible-day 100.00']);
  await booksHold();
  await answerAll('suspense', { on: civilDate('2016-03-05') });
  await booksHold();
  const client = await pool.connect();
  await client.query('SET session_replication_role = replica');
  await client.query(`DELETE FROM fordring.${table}`);
  await client.query('RESET session_replication_role');
  client.release();
  const { checks } = await checkLedger(pool);
  expect(checks.find(({ name }) => name === 'imprints')?.offenders).toContainEqual(expect.stringMatching(offender));
});
