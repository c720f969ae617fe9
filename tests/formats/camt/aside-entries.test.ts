import { readCamt } from '../../../formats/camt/read-camt';
import { balance, entry, statement, structured, transaction } from './camt-text';

const REVERSED = '<RvslInd>true</RvslInd>';
const part = (amount: string, more = '') => transaction(`${more}<RmtInf>${structured('1')}</RmtInf>`, amount);
const charged = part('100.00') + part('200.00');
const KEPT = '<Chrgs><TtlChrgsAndTaxAmt Ccy="SEK">4.00</TtlChrgsAndTaxAmt></Chrgs>';

function asideIn(content: string): unknown {
  const { aside = [] } = readCamt(statement('08', content));
  return aside.map(({ line, amount, currency, reason, movements }) => [
    line,
    amount,
    currency,
    reason,
    movements.length,
  ]);
}

describe('what is good of a camt file is taken in, and aside stands', () => {
  it.each([
    ['euro', entry({ currency: 'EUR' }), ['100.00', 'EUR', 'other-currency', 0]],
    [
      'a reversal in euro',
      entry({ currency: 'EUR', direction: 'DBIT', more: REVERSED }),
      ['-100.00', 'EUR', 'other-currency', 0],
    ],
    ['half an öre', entry({ amount: '1.005' }), ['1.005', 'SEK', 'part-of-ore', 0]],
    ['an entry without a day', entry({ dates: '' }), ['100.00', 'SEK', 'no-day', 1]],
    ['a batch without a day', entry({ amount: '300.00', dates: '', details: charged }), ['300.00', 'SEK', 'no-day', 2]],
    ['a credit with a minus sign', entry({ amount: '-5.00' }), ['-5.00', 'SEK', 'odd-amount', 0]],
    ['a debit with a minus sign', entry({ amount: '-5.00', direction: 'DBIT' }), ['5.00', 'SEK', 'odd-amount', 0]],
    ['letters for the amount of a batch', entry({ amount: '3OO', details: charged }), ['0', 'SEK', 'odd-amount', 0]],
    ['letters for an amount', entry({ amount: '1OO' }), ['0', 'SEK', 'odd-amount', 0]],
    ['our own payment', entry({ direction: 'DBIT' }), ['-100.00', 'SEK', 'payment-out', 0]],
    ['a status that nobody knows', entry({ status: '<Cd>XYZ</Cd>' }), ['100.00', 'SEK', 'unknown-code', 0]],
    [
      'a batch of which the bank kept 4.00',
      entry({ amount: '296.00', more: KEPT, details: charged }),
      ['296.00', 'SEK', 'charged', 2],
    ],
  ])('%s', (_what, aside, row) => {
    expect(readCamt(statement('08', aside + entry())).movements).toHaveLength(1);
    expect(asideIn(aside + entry())).toEqual([[1, ...row]]);
  });
});

it('what the bank kept of a batch is said as an amount with its currency', () => {
  const [row] =
    readCamt(statement('08', entry({ amount: '296.00', more: KEPT.replace('4.00', '4'), details: charged }))).aside ??
    [];
  expect(row?.says).toMatch(/Chrgs: the bank kept 4\.00 SEK of the payments, and booked 296\.00 SEK\.$/);
});

it('a batch that lacks more than the bank says that it kept refuses the file', () => {
  expect(() => readCamt(statement('08', entry({ amount: '290.00', more: KEPT, details: charged })))).toThrow(/290/);
});

it.each([
  ['000000000000100.00', '100.00'],
  ['100.', '100.00'],
  ['+200.00', '200.00'],
  ['.5', '0.50'],
])('the amount %s is a lawful XML decimal', (amount, read) => {
  expect(readCamt(statement('08', entry({ amount }))).movements[0]?.amount.toString()).toBe(read);
});

it.each(['1e2', '-1', '', '.', '1,00', '--1', '-+1', '−5.00', '1'.repeat(30)])('the amount "%s" is none', (amount) => {
  const { movements, aside = [] } = readCamt(statement('08', entry({ amount }) + entry()));
  expect(movements).toHaveLength(1);
  expect(aside).toMatchObject([
    { line: 1, reason: 'odd-amount', says: expect.stringContaining('Stmt[1]/Ntry[1]/Amt') as string },
  ]);
});

it('a row with a minus sign stands aside where the balances take it as it is written', () => {
  const content = balance('OPBD', '0') + balance('CLBD', '95') + entry() + entry({ amount: '-5.00' });
  expect(asideIn(content)).toEqual([[2, '-5.00', 'SEK', 'odd-amount', 0]]);
});

it.each(['03', '05', '13'] as const)('version %s is read too', (version) => {
  const text = statement('08', entry()).toString().replace('001.08', `001.${version}`);
  expect(readCamt(Buffer.from(text)).movements).toHaveLength(1);
});

it('text at the entry and further text of its one transaction are kept', () => {
  const details = transaction('<RmtInf><Ustrd>faktura 7</Ustrd></RmtInf><AddtlTxInf>kontant</AddtlTxInf>');
  const content = entry({ details }).replace('</Ntry>', '<AddtlNtryInf>Insättning</AddtlNtryInf></Ntry>');
  expect(readCamt(statement('08', content)).movements[0]?.text).toEqual(['faktura 7', 'kontant', 'Insättning']);
});

it.each(['NONREF', 'NOTPROVIDED', 'Not Provided', '0', '000', 'N/A', '-'])('the reference %s is none', (written) => {
  const [movement] = readCamt(statement('08', entry({ more: `<AcctSvcrRef>${written}</AcctSvcrRef>` }))).movements;
  expect(movement?.told?.entryNames).toEqual([]);
});

it('the balances of a statement are told with the day of its first entry', () => {
  const content = balance('OPBD', '50') + balance('CLBD', '150') + entry();
  expect(readCamt(statement('08', content)).balances).toEqual([
    {
      ...{ account: 'SE4550000000058398257466', currency: 'SEK', statement: 'S1', beginsOn: '2016-03-01' },
      opening: { on: '2016-03-01', amount: '50.00' },
      closing: { on: '2016-03-01', amount: '150.00' },
    },
  ]);
});
