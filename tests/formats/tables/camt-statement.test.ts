import { readSource } from '../../../formats/tables/read-source';
import type { CamtLayout } from '../../../formats/tables/layout';

const STATEMENT: CamtLayout = { kind: 'camt', title: 'Kontoutdrag', rows: 'statement', currency: 'SEK' };

interface EntryWords {
  readonly ref: string;
  readonly on: string;
  readonly amount: string;
  readonly pending?: true;
}

function amountOf(amount: string): string {
  const side = amount.startsWith('-') ? 'DBIT' : 'CRDT';
  return `<Amt Ccy="SEK">${amount.replace('-', '')}</Amt><CdtDbtInd>${side}</CdtDbtInd>`;
}

function statement(
  { id, account = '1111' }: { id: string; account?: string },
  balances: readonly (readonly [code: string, amount: string, day: string])[],
  entries: readonly EntryWords[],
): string {
  const written = balances.map(
    ([code, amount, day]) =>
      `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amountOf(amount)}<Dt><Dt>${day}</Dt></Dt></Bal>`,
  );
  const booked = entries.map(
    ({ ref, on, amount, pending }) =>
      `<Ntry>${amountOf(amount)}<Sts><Cd>${pending ? 'PDNG' : 'BOOK'}</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><AcctSvcrRef>${ref}</AcctSvcrRef></Ntry>`,
  );
  const head = `<Id>${id}</Id><Acct><Id><Othr><Id>${account}</Id></Othr></Id></Acct>`;
  return `<Stmt>${head}${written.join('')}${booked.join('')}</Stmt>`;
}

function rowsOf(...statements: string[]): string[] {
  const text = `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2016-03-01T06:00:00Z</CreDtTm></GrpHdr>${statements.join('')}</BkToCstmrStmt></Document>`;
  const { rows, count, totals } = readSource(Buffer.from(text), STATEMENT);
  expect(count).toBe(rows.length);
  // Balances are no movements: they are not in the sum.
  const moved = rows.filter(({ fields }) => !fields['kind']?.endsWith('balance'));
  const sum = moved.reduce((cents, { fields }) => cents + Math.round(Number(fields['amount']) * 100), 0);
  expect(totals['amount']?.map((money) => money.toString()) ?? []).toEqual(
    moved.length === 0 ? [] : [(sum / 100).toFixed(2)],
  );
  return rows.map(({ fields }) => [fields['booked_on'], fields['kind'], fields['amount']].join(' '));
}

const IN: EntryWords = { ref: 'A', on: '2016-02-01', amount: '100.00' };
const OUT: EntryWords = { ref: 'B', on: '2016-02-02', amount: '-30.00' };

test('everything that changed the balance is a row, and the balances themselves', () => {
  const pending: EntryWords = { ref: 'C', on: '2016-02-02', amount: '9.00', pending: true };
  const whole = statement(
    { id: 'S' },
    [
      ['OPBD', '-10.00', '2016-02-01'],
      ['CLBD', '60.00', '2016-02-02'],
    ],
    [IN, OUT, pending],
  );
  expect(rowsOf(whole)).toEqual([
    '2016-02-01 opening balance -10.00',
    '2016-02-02 closing balance 60.00',
    '2016-02-01 payment 100.00',
    '2016-02-02 paid out -30.00',
  ]);
});

test('of the statements of a month the first opens and the last closes it, in whichever order they come', () => {
  const first = statement(
    { id: 'S1' },
    [
      ['OPBD', '0.00', '2016-01-31'],
      ['CLBD', '100.00', '2016-02-01'],
    ],
    [IN],
  );
  const second = statement(
    { id: 'S2' },
    [
      ['OPBD', '100.00', '2016-02-01'],
      ['CLBD', '70.00', '2016-02-02'],
    ],
    [OUT],
  );
  const march = statement(
    { id: 'S3' },
    [
      ['OPBD', '70.00', '2016-02-29'],
      ['CLBD', '70.00', '2016-03-01'],
    ],
    [],
  );
  const balances = rowsOf(march, second, first).filter((row) => row.includes('balance'));
  expect(balances).toEqual([
    '2016-02-01 opening balance 0.00',
    '2016-02-02 closing balance 70.00',
    '2016-03-01 opening balance 70.00',
    '2016-03-01 closing balance 70.00',
  ]);
});

test('a statement in two months says nothing of either, and another account is another matter', () => {
  const over = statement(
    { id: 'S1' },
    [
      ['OPBD', '0.00', '2016-01-31'],
      ['CLBD', '170.00', '2016-03-02'],
    ],
    [IN, { ...IN, ref: 'D', on: '2016-03-02', amount: '70.00' }],
  );
  const other = statement(
    { id: 'S2', account: '2222' },
    [
      ['PRCD', '5.00', '2016-02-01'],
      ['CLBD', '-25.00', '2016-02-02'],
    ],
    [OUT],
  );
  expect(rowsOf(over, other).filter((row) => row.includes('balance'))).toEqual([
    '2016-02-02 opening balance 5.00',
    '2016-02-02 closing balance -25.00',
  ]);
});
