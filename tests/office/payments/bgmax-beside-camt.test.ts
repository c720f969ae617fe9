import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { writeBgMax, type BgMaxDeposit } from '../../../formats/bgmax/write-bgmax';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { checkLedger } from '../../../office/controls/check-ledger';
import { importPayments } from '../../../office/payments/import-payments';
import { settleAside } from '../../../office/payments/settle-aside';
import { sayAccounts } from '../../support/say-accounts';
import { invoice, register, rulebookFor, useLedger } from '../ledger-world';

const ledger = useLedger();

const IBAN = 'SE4550000000058398257466';
const DAY = '2016-03-01';

/** A town whose bankgiro money comes to one bank account, as standing data says, with an invoice of 500 kronor. */
async function town(accounts: readonly string[] = [`5050-1055 = ${IBAN}`]): Promise<Pool> {
  const pool = await ledger();
  await sayAccounts(pool, 'town', accounts);
  await register(pool, invoice({ number: '11', amount: '500.00', due: '2016-04-01' }));
  return pool;
}

let files = 0;

async function take(pool: Pool, content: Buffer): Promise<string[]> {
  const report = await importPayments(pool, {
    ...{ creditorId: 'town', fileName: `file ${++files}`, rulebookFor, today: civilDate('2016-03-10') },
    file: readBankFile(content),
    sha256: createHash('sha256').update(content).digest(),
  });
  const outcomes = report.outcomes.map(({ outcome, count, sum }) => `${count} ${outcome} ${sum.toString()}`);
  return [...outcomes, ...(report.aside ?? []).map(({ reason, count, sum }) => `${count} ${reason} ${sum}`)];
}

type Told = readonly [kronor: number, reference?: string];

/** A minus sign makes it a deduction. */
function deposit(serial: number, ...payments: readonly Told[]): BgMaxDeposit {
  return {
    ...{ bankgiro: '50501055', depositedOn: civilDate(DAY), serial: String(serial) },
    movements: payments.map(([kronor, reference], at) => ({
      kind: kronor > 0 ? 'payment' : 'deduction',
      amount: Money.of(`${Math.abs(kronor)}.00`, 'SEK'),
      references: reference === undefined ? [] : [{ reference }],
      serial: String(100 * serial + at),
    })),
  };
}

function bgmax(...deposits: readonly BgMaxDeposit[]): Buffer {
  return writeBgMax({ writtenAt: '20160302060000000000', deposits });
}

/** A statement of the day, from nothing to all that its sums come to. */
function statement(...sums: readonly { kronor: number; text?: string; details?: readonly Told[] }[]): Buffer {
  const total = sums.reduce((sum, { kronor }) => sum + kronor, 0);
  const entries = sums.map(({ kronor, text = '', details = [] }, at) => {
    const each = details.map(([part, reference = '']) => {
      const remittance = reference && `<RmtInf><Strd><CdtrRefInf><Ref>${reference}</Ref></CdtrRefInf></Strd></RmtInf>`;
      return `<TxDtls><Amt Ccy="SEK">${part}.00</Amt>${remittance}</TxDtls>`;
    });
    return `<Ntry><Amt Ccy="SEK">${kronor}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>${DAY}</Dt></BookgDt><AcctSvcrRef>R${at}</AcctSvcrRef>
${each.length > 0 ? `<NtryDtls>${each.join('')}</NtryDtls>` : ''}${text && `<AddtlNtryInf>${text}</AddtlNtryInf>`}</Ntry>`;
  });
  const balance = (code: string, kronor: number): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${kronor}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Dt><Dt>${DAY}</Dt></Dt></Bal>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<Stmt><Id>M1</Id><CreDtTm>2016-03-01T20:00:00</CreDtTm><Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>
${balance('OPBD', 0)}${balance('CLBD', total)}${entries.join('\n')}</Stmt></BkToCstmrStmt></Document>`);
}

/** What the account at the bank and the suspense account came to, and what `ledger check` finds. */
async function booksOf(pool: Pool): Promise<{ bank: number; suspense: number; offenders: readonly string[] }> {
  const { rows } = await pool.query<{ account: string; sum: string }>(
    'SELECT account, sum(amount) AS sum FROM fordring.posting GROUP BY account',
  );
  const sum = (account: string): number => Number(rows.find((row) => row.account === account)?.sum ?? 0);
  const { checks } = await checkLedger(pool);
  return { bank: sum('19410'), suspense: -sum('29990'), offenders: checks.flatMap(({ offenders }) => offenders) };
}

test('a deposit that BgMax told payment by payment is known in the statement', async () => {
  const pool = await town();
  expect(await take(pool, bgmax(deposit(1, [300, '911'], [200])))).toEqual(['1 partial 300.00', '1 suspense 200.00']);
  expect(await take(pool, statement({ kronor: 500 }))).toEqual(['1 known 500.00']);
  expect(await booksOf(pool)).toMatchObject({ bank: 500, suspense: 200, offenders: [] });
});

test('a statement’s sum waits in suspense, and the payments of BgMax are booked out of it', async () => {
  const pool = await town();
  expect(await take(pool, statement({ kronor: 500 }))).toEqual(['1 suspense 500.00']);
  expect(await take(pool, bgmax(deposit(1, [300, '911'], [200])))).toEqual(['1 partial 300.00', '1 suspense 200.00']);
  expect(await booksOf(pool)).toMatchObject({ bank: 500, suspense: 200, offenders: [] });
});

test('a deposit with a deduction is booked out of a sum that is less by it', async () => {
  const pool = await town();
  await take(pool, statement({ kronor: 400 }));
  await take(pool, bgmax(deposit(1, [500, '911'], [-100])));
  expect(await booksOf(pool)).toMatchObject({ bank: 400, suspense: -100, offenders: [] });
});

test('details in the statement are the payments of the deposit, in either order of the files', async () => {
  const files = [bgmax(deposit(1, [300, '911'], [200])), statement({ kronor: 500, details: [[300, '911'], [200]] })];
  for (const [first, second] of [files, [...files].reverse()]) {
    const pool = await town();
    await take(pool, first as Buffer);
    expect(await take(pool, second as Buffer)).toEqual(['2 known 500.00']);
    expect(await booksOf(pool)).toMatchObject({ bank: 500, suspense: 200, offenders: [] });
  }
});

test('an overlapping BgMax file brings only the deposits that neither it nor the statement has told', async () => {
  const pool = await town();
  await take(pool, statement({ kronor: 500 }, { kronor: 70 }));
  const one = deposit(1, [300, '911'], [200]);
  await take(pool, bgmax(one));
  expect(await take(pool, bgmax(one, deposit(2, [70])))).toEqual(['2 known 500.00', '1 suspense 70.00']);
  expect(await booksOf(pool)).toMatchObject({ bank: 570, suspense: 270, offenders: [] });
});

test('two deposits of one sum are the two entries of that sum, in either order of the files', async () => {
  const files = [bgmax(deposit(1, [100]), deposit(2, [60], [40])), statement({ kronor: 100 }, { kronor: 100 })];
  for (const [first, second] of [files, [...files].reverse()]) {
    const pool = await town();
    await take(pool, first as Buffer);
    await take(pool, second as Buffer);
    expect(await booksOf(pool)).toMatchObject({ bank: 200, suspense: 200, offenders: [] });
  }
});

test('of two entries of a deposit’s sum the one that names the giro number is the deposit', async () => {
  const pool = await town();
  await take(pool, bgmax(deposit(1, [100])));
  expect(await take(pool, statement({ kronor: 100 }, { kronor: 100, text: 'BG 5050-1055' }))).toEqual([
    '1 known 100.00',
    '1 suspense 100.00',
  ]);
  expect((await booksOf(pool)).bank).toBe(200);
});

test('two entries of the sum, and nothing that tells which is the deposit: a person is asked', async () => {
  const pool = await town();
  await take(pool, bgmax(deposit(1, [100])));
  expect((await take(pool, statement({ kronor: 100 }, { kronor: 100 }))).some((one) => one.includes('question'))).toBe(
    true,
  );
  expect((await booksOf(pool)).bank).toBe(100);
});

test('where standing data does not link the accounts, the deposit is one question with both sides, and same books it out of the sum', async () => {
  const pool = await town(['5050-1055']);
  await take(pool, statement({ kronor: 500 }));
  expect(await take(pool, bgmax(deposit(1, [300, '911'], [200])))).toEqual(['1 question 500.00']);
  const { rows } = await pool.query<{ aside_id: string; candidates: string[] }>(
    'SELECT aside_id, candidates FROM fordring.bank_aside',
  );
  expect(rows).toEqual([{ aside_id: `50501055/${DAY}/00001`, candidates: [`${IBAN}/R0/1`] }]);
  const answer = { creditorId: 'town', asideId: `50501055/${DAY}/00001`, note: '', by: 'anna', rulebookFor };
  // The sum waits in suspense: the payments are booked out of it.
  await settleAside(pool, { ...answer, answer: 'same', today: civilDate('2016-03-10') });
  expect(await booksOf(pool)).toMatchObject({ bank: 500, suspense: 200 });
});
