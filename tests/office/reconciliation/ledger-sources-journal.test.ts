import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { approveRun } from '../../../office/reconciliation/approve-run';
import { prepareRun } from '../../../office/reconciliation/prepare-run';
import { askLedger } from '../../../office/reconciliation/ledger-sources/ask-ledger';
import { OWN_FILE_RULE } from '../../../reconciliation/own-files';
import { OTHER_CREDITOR_RULE } from '../../../reconciliation/whose-books';
import { journalOf, sieOf } from '../../../office/controls/export-sie';
import { importPayments } from '../../../office/payments/import-payments';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { bankFile, carryOut, demanded, invoice, kronor, movement, register, useLedger } from '../ledger-world';
import { book, row } from '../../formats/tables/xlsx-file';
import { LedgerRun } from './ledger-run';
import { ANNA, BO, permitted, run } from './office';

/*
 * Three invoices of 1,200.00, issued on 2 January 2016. 1001 is reminded and demanded on 18 February: 180.00 in fee and
 * some interest on account 15191. 1002 is paid on 28 January. 1003 is credited 200.00 on 10 February. Another payment of
 * 33.00 matches nothing and stands in suspense, on no control account.
 */
const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }), invoice({ number: '1003' }));
  await importPayments(
    pool,
    bankFile(movement({ key: 'a', amount: '1200.00', for: ['91002'] }), movement({ key: 'b', amount: '33.00' })),
  );
  await demanded(pool, '1001');
  await carryOut(pool, '1003', '2016-02-10', {
    type: 'CreditClaim',
    decisionId: 'credit',
    creditedOn: civilDate('2016-02-10'),
    documentNumber: 'K1',
    amount: kronor('200.00'),
  });
});

function monthOf(period: string, creditorId = 'town'): LedgerRun {
  return new LedgerRun(pool, run(creditorId, period, 'gl-subledger'), { today: '2017-03-10' });
}

/** Our journal as the general ledger would export it after reading it in. */
async function generalLedger({ from = '2016-01-01', to = '2016-12-31', without = '' } = {}): Promise<string> {
  const on = civilDate('2016-12-31');
  const journal = await journalOf(pool, { creditorId: 'town', from: civilDate(from), to: civilDate(to), on });
  const text = sieOf(journal, on)
    .toString('latin1')
    .replace('#PROGRAM Fordring', '#RAR 0 20160101 20161231\r\n#PROGRAM Ekonomi');
  if (without === '') return text;
  const vouchers = text.split(/(?=#VER )/);
  const kept = vouchers.filter((voucher) => !voucher.includes(without));
  expect(kept).toHaveLength(vouchers.length - 1);
  return kept.join('');
}

/** The charges of the demand, from what the journal has on account 15191: no other test's business is what they come to. */
async function charges(): Promise<string> {
  const { rows } = await pool.query<{ sum: string }>(
    `SELECT sum(amount)::text FROM fordring.posting WHERE account = '15191'`,
  );
  return rows[0]?.sum ?? '';
}

test('what the general ledger read in of our own export ties by movements, by balance and by month-end balances', async () => {
  const january = await monthOf('2016-01').finds({ left: latin1(await generalLedger()) }, 'movements');
  // 3 × 1,200.00 issued, 1,200.00 paid.
  expect(january).toMatchObject({ clean: true, left: '2400.00', right: '2400.00', open: [] });
  const february = await monthOf('2016-02').finds({ left: latin1(await generalLedger()) }, 'balance');
  const total = kronor('2200.00')
    .plus(kronor(await charges()))
    .toString();
  expect(february).toMatchObject({ clean: true, left: total, right: total, open: [] });
  const balances = `month,account,amount\n2016-03,15190,2200.00\n2016-03,15191,${await charges()}\n`;
  const march = await monthOf('2016-03').finds({ left: balances }, 'month-end');
  expect(march).toMatchObject({ clean: true, left: total, right: total });
});

describe('our own export given as the general ledger ties with itself, and is never clean', () => {
  const on = civilDate('2016-01-31');
  const days = { creditorId: 'town', from: civilDate('2016-01-01'), to: on, on };
  const brokenIn = (found: Awaited<ReturnType<LedgerRun['finds']>>) =>
    (found.result as { brokenRules?: readonly { rule: string; says: readonly string[] }[] }).brokenRules;

  test('the file says that Fordring made it, and whoever signs is told', async () => {
    const january = monthOf('2016-01');
    const found = await january.finds({ left: sieOf(await journalOf(pool, days), on) }, 'movements');
    expect(found).toMatchObject({ clean: false, remaining: '0.00' });
    expect(found.open).toEqual([`broken-rule the general ledger: ${OWN_FILE_RULE} 0.00`]);
    expect(brokenIn(found)).toEqual([
      expect.objectContaining({
        rule: OWN_FILE_RULE,
        says: [
          'Fordring itself made the file that was given as the general ledger (left): both sides are the same books',
        ],
      }),
    ]);
    const { name, today } = january;
    await prepareRun(pool, { run: name, today }, permitted(ANNA, 'prepare-reconciliation'));
    const signed = approveRun(pool, { run: name, today }, permitted(BO, 'sign-reconciliation'));
    await expect(signed).rejects.toThrow(/Fordring itself made the file that was given as the general ledger/);
  });

  test('a numbered export is known by its digest, whatever the file says', async () => {
    const left = latin1(await generalLedger({ to: '2016-01-31' }));
    await pool.query(
      `INSERT INTO fordring.journal_export (creditor_id, export_number, from_on, to_on, made_on, sha256, left_before)
       VALUES ('town', 1, $1, $2, $2, $3, false)`,
      [days.from, on, createHash('sha256').update(left).digest('hex')],
    );
    const found = await monthOf('2016-01').finds({ left }, 'movements');
    expect(found.clean).toBe(false);
    expect(brokenIn(found)).toEqual([expect.objectContaining({ rule: OWN_FILE_RULE })]);
  });
});

const AMOUNT = /^-?\d+\.\d\d$/;
/** A cell may stand in quotation marks, with commas of its own. */
const cellsOf = (line: string) => line.match(/(?<=^|,)("[^"]*"|[^,]*)/g)?.map((cell) => cell.replaceAll('"', '')) ?? [];

describe('the ledger’s own answer given as the general ledger', () => {
  const answered = async (periodRule: string) => {
    const asked = { creditorId: 'town', endsOn: civilDate('2016-03-31'), periodRule };
    return Buffer.concat(await askLedger(pool, 'journal', asked, () => Promise.resolve([]))).toString();
  };
  const asWorkbook = (csv: string) =>
    book({
      sheets: {
        Blad1: csv
          .trimEnd()
          .split('\n')
          .map((line, at) => row(at + 1, ...cellsOf(line).map((cell) => (AMOUNT.test(cell) ? Number(cell) : cell))))
          .join(''),
      },
    });

  test.each([
    ['as a workbook', asWorkbook],
    ['with lines as Windows ends them', (csv: string) => Buffer.from(csv.replaceAll('\n', '\r\n'))],
    ['with semicolons', (csv: string) => Buffer.from(csv.replaceAll(',', ';'))],
  ])('balances of the month end saved %s tie with themselves, and are not clean', async (_how, saved) => {
    const found = await monthOf('2016-03').finds({ left: saved(await answered('month-end')) }, 'month-end');
    expect(found).toMatchObject({ clean: false, remaining: '0.00' });
    expect(found.open).toEqual([`broken-rule the general ledger: ${OWN_FILE_RULE} 0.00`]);
  });

  test('so are its postings', async () => {
    const found = await monthOf('2016-03').finds({ left: asWorkbook(await answered('movements')) }, 'movements');
    expect(found.open).toContain(`broken-rule the general ledger: ${OWN_FILE_RULE} 0.00`);
  });
});

test('the general ledger of another creditor is not clean, though it ties', async () => {
  const own = '212000-0001';
  await pool.query(
    `INSERT INTO fordring.creditor_detail (creditor_id, detail, contents, valid_from, said_on, said_by)
     VALUES ('town', 'organisation-number', $1, '2016-01-01', '2016-01-01', 'anna')`,
    [own],
  );
  const of = async (number: string) => latin1((await generalLedger()).replace(/^#ORGNR.*$/m, `#ORGNR ${number}`));
  expect(await monthOf('2016-01').finds({ left: await of('2120000001') }, 'movements')).toMatchObject({ clean: true });
  const another = await monthOf('2016-02').finds({ left: await of('212000-0027') }, 'movements');
  expect(another).toMatchObject({ clean: false, remaining: '0.00' });
  expect(another.open).toContain(`broken-rule the general ledger: ${OTHER_CREDITOR_RULE} 0.00`);
});

test('the one voucher that was not read in is named, with its invoice and amount', async () => {
  const missing = latin1(await generalLedger({ without: 'Invoice 1003: credit' }));
  const found = await monthOf('2016-02').finds({ left: missing }, 'movements');
  expect(found).toMatchObject({ clean: false, remaining: '200.00' });
  // No run of January accounts for the vouchers of January that the file has.
  expect(found.open).toEqual(['only-right 15190 · 1003 200.00', 'other-period the general ledger of 2016-01 2400.00']);
  expect(found.routes[0]).toMatch(/^In the sub-ledger only: have the voucher read into the general ledger/);
});

test('of an invoice with several vouchers only the missing one is left, not the invoice', async () => {
  const missing = latin1(await generalLedger({ without: 'payment a' }));
  const found = await monthOf('2016-01').finds({ left: missing }, 'movements');
  expect(found).toMatchObject({ remaining: '1200.00', open: ['only-right 15190 · 1002 1200.00'] });
});

test('booked by hand on a control account, with another amount, in the wrong month: each is told apart', async () => {
  const text = await generalLedger();
  const byHand = '#VER M 900 20160205 "Omföring"\n{\n#TRANS 15190 {} 75.00\n#TRANS 31100 {} -75.00\n}\n';
  const inMarch = text.replace(
    /#VER FORDRING (\d+) 20160210 "Invoice 1003: credit/,
    '#VER FORDRING $1 20160302 "Invoice 1003: credit',
  );
  expect(inMarch).not.toBe(text);
  const found = await monthOf('2016-02').finds({ left: latin1(inMarch + byHand) }, 'movements');
  expect(found).toMatchObject({
    open: ['only-left 15190 · – 75.00', 'other-period the general ledger of 2016-01 2400.00'],
    remaining: '75.00',
    explained: [['in the other ledger in a neighbouring month: the cut-off was missed', 1, '200.00']],
  });
  const otherAmount = text
    .replaceAll('-1200.00', '-1210.00')
    .replace('#TRANS 19410 {} 1200.00', '#TRANS 19410 {} 1210.00');
  const january = await monthOf('2016-01').finds({ left: latin1(onlyPayment(text, otherAmount)) }, 'movements');
  // −1,210.00 in the general ledger, −1,200.00 here.
  expect(january).toMatchObject({ remaining: '-10.00', open: ['other-amount 15190 · 1002 -10.00'] });
});

/** The changed text of the payment's voucher alone. */
function onlyPayment(text: string, changed: string): string {
  const [vouchers, others] = [text.split(/(?=#VER )/), changed.split(/(?=#VER )/)];
  return vouchers.map((voucher, at) => (voucher.includes('payment a') ? (others[at] ?? '') : voucher)).join('');
}

describe('over the turn of the year', () => {
  /** The general ledger of 2017: what it brings along, and no movement but one payment of 500.00 on 1001. */
  const of2017 = (carried: readonly (readonly [string, string])[], ...vouchers: string[]) =>
    latin1(
      [
        '#FLAGGA 0',
        '#PROGRAM "Exempel" "1"',
        '#FORMAT PC8',
        '#GEN 20170201',
        '#SIETYP 4',
        '#FNAMN "Exempelkommunen"',
        '#RAR 0 20170101 20171231',
        '#KONTO 15190 "Kundfordringar"',
        '#KONTO 15191 "Avgifter"',
        '#KONTO 19410 "Bankgiro"',
        ...carried.map(([account, amount]) => `#IB 0 ${account} ${amount}`),
        ...vouchers,
        '',
      ].join('\n'),
    );
  const PAYMENT = '#VER K 1 20170115 "Faktura 1003"\n{\n#TRANS 15190 {10 "1003"} -500.00\n#TRANS 19410 {} 500.00\n}';

  beforeEach(async () => {
    await carryOut(pool, '1003', '2017-01-15', {
      type: 'ReceivePayment',
      paymentId: 'p2017',
      receivedOn: civilDate('2017-01-15'),
      amount: kronor('500.00'),
    });
  });

  test('what the accounts bring along is one row on both sides, and by movements it is none of January', async () => {
    const carried = [['15190', '2200.00'] as const, ['15191', await charges()] as const];
    const movements = await monthOf('2017-01').finds({ left: of2017(carried, PAYMENT) }, 'movements');
    expect(movements).toMatchObject({ clean: true, left: '-500.00', right: '-500.00' });
    const balance = await monthOf('2017-02').finds({ left: of2017(carried, PAYMENT) }, 'balance');
    const brought = kronor('2200.00').plus(kronor(await charges()));
    expect(balance).toMatchObject({
      clean: true,
      left: brought.minus(kronor('500.00')).toString(),
      identities: [`${brought.toString()} = ${brought.toString()}`],
    });
  });

  test('a general ledger that brings too little along differs by just that', async () => {
    const found = await monthOf('2017-01').finds(
      {
        left: of2017(
          [
            ['15190', '2100.00'],
            ['15191', await charges()],
          ],
          PAYMENT,
        ),
      },
      'balance',
    );
    expect(found).toMatchObject({ remaining: '-100.00', open: ['other-amount 15190 · – -100.00'] });
  });
});

test('the control accounts are those of the creditor’s own chart', async () => {
  const chart = { ...SWEDISH_SAMPLE_CHART, receivablePrincipal: { number: '15110', name: 'Avgiftsfordringar' } };
  await registerCreditor(pool, {
    creditorId: 'county',
    name: 'Regionen',
    policy: seBotkyrka,
    chart,
    paymentAccounts: [],
  });
  const found = await monthOf('2016-01', 'county').finds(
    {
      left: 'date,account,invoice,amount\n2016-01-05,15110,7,1200.00\n2016-01-05,15190,8,99.00\n2016-01-05,31100,7,-1200.00\n',
    },
    'movements',
  );
  // 15190 is an account like any other there.
  expect(found).toMatchObject({ left: '1200.00', open: ['only-left 15110 · 7 1200.00'] });
});

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
