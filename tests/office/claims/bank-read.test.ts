import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { instantOf } from '../../../domain/kernel/civil-time';
import { InputRefused } from '../../../domain/kernel/input-refused';
import type { StepName } from '../../../domain/policy/policy';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { performStep, type StepAnswer } from '../../../office/claims/perform-step';
import { expandWakeCalls } from '../../../office/controls/wake-calls';
import { unreadBanks } from '../../../office/controls/unread-banks';
import { missedAtGates } from '../../../office/controls/missed-at-gates';
import { standstills } from '../../../office/explain/standstill';
import { checkLedger } from '../../../office/controls/check-ledger';
import { liftBankWord } from '../../../office/creditors/lift-bank-word';
import { sayBankRead } from '../../../office/creditors/say-bank-read';
import { importPayments } from '../../../office/payments/import-payments';
import { writeBgMax } from '../../../formats/bgmax/write-bgmax';
import { balance, entry, statement, IBAN } from '../../formats/camt/camt-text';
import { askTheBanksFiles } from '../../support/bank-supposed-read';
import { invoice, register, rulebookFor, useLedger } from '../ledger-world';

const ledger = useLedger();

/** 1,200.00 due Monday 1 February 2016: the reminder's day is Monday 8 February. */
async function due(): Promise<Pool> {
  const pool = await ledger();
  await askTheBanksFiles(pool);
  await register(pool, invoice({ number: '1' }));
  return pool;
}

const noon = (day: string): number => instantOf(civilDate(day), 12 * 3600, 'Europe/Stockholm');

function takes(pool: Pool, step: StepName, dueOn: string, day = dueOn): Promise<StepAnswer> {
  const today = civilDate(day);
  return performStep(pool, {
    ...{ claimId: 'town/1', step, dueOn: civilDate(dueOn), today, now: noon(day), rulebookFor },
  });
}

async function reads(pool: Pool, content: Buffer, day: string): Promise<void> {
  const sha256 = createHash('sha256').update(content).digest();
  const file = readBankFile(content);
  await importPayments(pool, {
    ...{ creditorId: 'town', file, fileName: 'bank', sha256, today: civilDate(day), rulebookFor },
  });
}

/** A file without payments, made on a day at six in the morning. */
const madeOn = (day: string): Buffer =>
  writeBgMax({ writtenAt: `${day.replaceAll('-', '')}060000000000`, deposits: [] });

/** A statement without entries that closes on a day. */
const closesOn = (day: string): Buffer =>
  statement('08', balance('OPBD', '0.00', 'SEK', 'CRDT', day) + balance('CLBD', '0.00', 'SEK', 'CRDT', day));

const says = (pool: Pool, through: string, source?: string, day = '2016-02-08') =>
  sayBankRead(pool, {
    ...{ creditorId: 'town', through: civilDate(through), today: civilDate(day), by: 'anna' },
    ...(source !== undefined && { source }),
  });

const WAITS = { waits: 'gate', gate: 'bank-read', waitsFor: 'the bank to be read through 2016-02-01' };

test('without a file through the due date the reminder waits, and says for what', async () => {
  const pool = await due();
  const { notice, refusal } = await takes(pool, 'reminder', '2016-02-08');
  expect(notice).toMatchObject({ ...WAITS, next: { step: 'reminder', on: '2016-02-08' } });
  expect(refusal?.message).toContain('no file of it has been read');
});

test.each([
  ['a file that was made on the due date itself', madeOn('2016-02-01'), false],
  ['a file that was made the day after', madeOn('2016-02-02'), true],
  ['a statement that closes the day before', closesOn('2016-01-29'), false],
  ['a statement that closes on the due date', closesOn('2016-02-01'), true],
  ['a notification that was made later', statement('08', entry(), '054'), true],
])('%s', async (_what, content, opens) => {
  const pool = await due();
  await reads(pool, content, '2016-02-08');
  const { refusal } = await takes(pool, 'reminder', '2016-02-08');
  expect(refusal === undefined).toBe(opens);
});

test('a file that was made ahead of the business day knows no more than that day', async () => {
  const pool = await due();
  await reads(pool, madeOn('2017-01-01'), '2016-01-29');
  expect((await takes(pool, 'reminder', '2016-02-08')).notice).toMatchObject(WAITS);
});

test('the demand waits for the last day that the reminder gave, the hand-over for that of the warning', async () => {
  const pool = await due();
  await says(pool, '2016-02-01');
  await takes(pool, 'reminder', '2016-02-08');
  expect((await takes(pool, 'demand', '2016-02-18')).notice).toMatchObject({
    gate: 'bank-read',
    waitsFor: 'the bank to be read through 2016-02-17',
  });
  await says(pool, '2016-02-17', undefined, '2016-02-19');
  expect((await takes(pool, 'demand', '2016-02-18', '2016-02-19')).refusal).toBeUndefined();
});

test('every source from which files came must be read; a person says that none comes', async () => {
  const pool = await due();
  await reads(pool, closesOn('2016-01-25'), '2016-01-26');
  await reads(pool, madeOn('2016-02-08'), '2016-02-08');
  const { notice } = await takes(pool, 'reminder', '2016-02-08');
  expect(notice).toMatchObject(WAITS);
  await says(pool, '2016-02-01', IBAN);
  expect((await takes(pool, 'reminder', '2016-02-08')).refusal).toBeUndefined();
});

test('a source that has ended keeps nobody waiting', async () => {
  const pool = await due();
  await reads(pool, closesOn('2016-01-25'), '2016-01-26');
  await reads(pool, madeOn('2016-02-08'), '2016-02-08');
  await sayBankRead(pool, { creditorId: 'town', source: IBAN, today: civilDate('2016-02-08'), by: 'anna' });
  expect((await takes(pool, 'reminder', '2016-02-08')).refusal).toBeUndefined();
});

describe('a word of a person', () => {
  const lifts = (pool: Pool, reason: string, source?: string) =>
    liftBankWord(pool, {
      ...{ creditorId: 'town', reason, today: civilDate('2016-02-09'), by: 'siv' },
      ...(source !== undefined && { source }),
    });

  test('that no file comes any more is taken back with its reason: the files of the source count again', async () => {
    const pool = await due();
    await reads(pool, closesOn('2016-01-25'), '2016-01-26');
    await reads(pool, madeOn('2016-02-08'), '2016-02-08');
    await sayBankRead(pool, { creditorId: 'town', source: IBAN, today: civilDate('2016-02-08'), by: 'anna' });
    expect(await lifts(pool, 'The account is used again.', IBAN)).toBe(1);
    expect(await lifts(pool, 'The account is used again.', IBAN)).toBe(0);
    expect((await takes(pool, 'reminder', '2016-02-08')).notice).toMatchObject(WAITS);
    const { rows } = await pool.query(
      `SELECT through, said_by, lifted_by, lifted_on, reason FROM fordring.bank_reading JOIN fordring.bank_word_lifted
       USING (reading_id)`,
    );
    expect(rows).toEqual([
      {
        ...{ through: '9999-12-31', said_by: 'anna', lifted_by: 'siv', lifted_on: '2016-02-09' },
        reason: 'The account is used again.',
      },
    ]);
    expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  test('taken back leaves what files have said in the meantime', async () => {
    const pool = await due();
    await reads(pool, closesOn('2016-01-25'), '2016-01-26');
    await sayBankRead(pool, { creditorId: 'town', source: IBAN, today: civilDate('2016-01-27'), by: 'anna' });
    await reads(pool, closesOn('2016-02-01'), '2016-02-02');
    await lifts(pool, 'The account is used again.', IBAN);
    expect((await takes(pool, 'reminder', '2016-02-08')).refusal).toBeUndefined();
  });

  test('is not taken back where nobody has said anything', async () => {
    const pool = await due();
    await reads(pool, closesOn('2016-02-01'), '2016-02-02');
    await expect(lifts(pool, 'It was a mistake.', IBAN)).rejects.toBeInstanceOf(InputRefused);
    expect((await takes(pool, 'reminder', '2016-02-08')).refusal).toBeUndefined();
  });
});

/** A statement with one payment, that closes on its day, from one balance to another. */
function moves(day: string, from: number, to: number): Buffer {
  const text = statement(
    '08',
    balance('OPBD', `${from}.00`, 'SEK', 'CRDT', day) +
      balance('CLBD', `${to}.00`, 'SEK', 'CRDT', day) +
      entry({ amount: `${to - from}.00`, dates: `<BookgDt><Dt>${day}</Dt></BookgDt>` }),
  );
  return Buffer.from(text.toString().replace('<Id>S1</Id>', `<Id>${day}</Id>`));
}

describe('a missing statement', () => {
  const FRIDAY = moves('2016-01-29', 0, 100);
  const WEEKEND = moves('2016-01-31', 100, 300);
  const MONDAY = moves('2016-02-01', 300, 350);

  test('leaves the days behind it unread, and the work item names the gap', async () => {
    const pool = await due();
    await reads(pool, FRIDAY, '2016-01-30');
    await reads(pool, MONDAY, '2016-02-02');
    expect((await takes(pool, 'reminder', '2016-02-08')).notice).toMatchObject(WAITS);
    const asked = { rulebookFor, clock: () => noon('2016-02-08'), creditorIds: undefined };
    expect(await unreadBanks(pool, asked)).toMatchObject([
      {
        ...{ creditorId: 'town', claims: 1, needed: '2016-02-01', through: '2016-01-29' },
        gaps: [{ source: IBAN, after: '2016-01-29', before: '2016-02-01' }],
      },
    ]);
    await reads(pool, statement('08', entry(), '054'), '2016-03-02');
    expect((await takes(pool, 'reminder', '2016-02-08')).notice).toMatchObject(WAITS);
    await reads(pool, WEEKEND, '2016-02-08');
    expect((await takes(pool, 'reminder', '2016-02-08')).refusal).toBeUndefined();
  });

  test('is made good by a person, who says that every payment of its days is known', async () => {
    const pool = await due();
    await reads(pool, FRIDAY, '2016-01-30');
    await reads(pool, MONDAY, '2016-02-02');
    await says(pool, '2016-01-31', IBAN);
    expect((await takes(pool, 'reminder', '2016-02-08')).notice).toMatchObject(WAITS);
    await says(pool, '2016-02-01', IBAN);
    expect((await takes(pool, 'reminder', '2016-02-08')).refusal).toBeUndefined();
  });

  test('before the first one that was ever read is none', async () => {
    const pool = await due();
    await reads(pool, MONDAY, '2016-02-02');
    await reads(pool, FRIDAY, '2016-02-02');
    expect((await takes(pool, 'reminder', '2016-02-08')).refusal).toBeUndefined();
  });
});

test.each([
  ['a day that has not come', '2016-02-09', undefined, /has not come yet/],
  ['a source from which no file came', '2016-02-01', 'SE00', /no file came from SE00/],
])('nobody can speak of %s', async (_what, through, source, message) => {
  const pool = await due();
  const refused = await says(pool, through, source).catch((problem: unknown) => problem);
  expect(refused).toBeInstanceOf(InputRefused);
  expect((refused as InputRefused).problems[0]?.message).toMatch(message);
  expect((await takes(pool, 'reminder', '2016-02-08')).notice).toMatchObject(WAITS);
});

describe('who waits', () => {
  const clock = () => noon('2016-02-09');
  const asked = { rulebookFor, clock, creditorIds: undefined };

  async function wakes(pool: Pool): Promise<string[]> {
    const woken: string[] = [];
    const engine = {
      openGate: ({ claimId }: { readonly claimId: string }, gate: string) => {
        woken.push(`${claimId} ${gate}`);
        return Promise.resolve();
      },
    };
    while ((await expandWakeCalls({ pool, engine, rulebookFor, clock })) > 0);
    return woken;
  }

  test('is woken by the file that is enough and by no other, and is work for a person until then', async () => {
    const pool = await due();
    await pool.query("INSERT INTO fordring.rehearsal (creditor_id, lived_until) VALUES ('town', '2016-02-09')");
    await register(pool, invoice({ number: '2', due: '2016-03-01' }));
    expect(await unreadBanks(pool, asked)).toEqual([
      { creditorId: 'town', claims: 1, needed: '2016-02-01', sources: [] },
    ]);
    expect(await standstills(pool, rulebookFor, { creditorId: 'town', asOf: civilDate('2016-02-09') })).toMatchObject([
      { reason: { type: 'bank-unread', step: 'reminder', needed: '2016-02-01' }, since: '2016-02-08' },
    ]);
    await reads(pool, madeOn('2016-02-01'), '2016-02-01');
    expect(await wakes(pool)).toEqual([]);
    expect(await unreadBanks(pool, asked)).toMatchObject([
      { claims: 1, through: '2016-01-31', sources: [{ source: 'bgmax', through: '2016-01-31' }] },
    ]);
    await reads(pool, madeOn('2016-02-09'), '2016-02-09');
    expect(await wakes(pool)).toEqual(['town/1 bank-read']);
    expect(await unreadBanks(pool, asked)).toEqual([]);
    // The wake-up was lost: some time later the control names the claim.
    await pool.query(`UPDATE fordring.wake_call SET expanded_at = expanded_at - interval '20 minutes'`);
    expect(await missedAtGates(pool, asked)).toEqual([{ claimId: 'town/1', gate: 'bank-read' }]);
  });
});
