import { readCamt } from '../../../formats/camt/read-camt';
import { refusalOf } from '../refusal';
import { balance, entry, statement, structured, transaction } from './camt-text';

const batch = transaction('', '60.00') + transaction('', '50.00');
const unevenSplit = transaction(`<RmtInf>${structured('1', '<RmtdAmt Ccy="SEK">1.005</RmtdAmt>')}</RmtInf>`);
const summary = (part: string) => `<TxsSummry>${part}</TxsSummry>${entry()}`;

const REFUSED: readonly (readonly [what: string, content: string, ...says: string[]])[] = [
  [
    'a closing balance that is not reached',
    balance('OPBD', '10') + balance('CLBD', '100') + entry(),
    'Stmt[1]/Bal CLBD',
    '110 SEK',
  ],
  [
    'a wrong count of entries',
    summary('<TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries>'),
    'TtlNtries/NbOfNtries',
    'says 2',
  ],
  ['a wrong sum of entries', summary('<TtlNtries><Sum>100.01</Sum></TtlNtries>'), 'TtlNtries/Sum', '100.01'],
  [
    'a wrong net sum',
    summary('<TtlNtries><TtlNetNtryAmt>100</TtlNetNtryAmt><CdtDbtInd>DBIT</CdtDbtInd></TtlNtries>'),
    'TtlNetNtry',
  ],
  ['a wrong sum of credits', summary('<TtlCdtNtries><Sum>99</Sum></TtlCdtNtries>'), 'TtlCdtNtries/Sum'],
  [
    'a wrong count of debits',
    summary('<TtlDbtNtries><NbOfNtries>1</NbOfNtries></TtlDbtNtries>'),
    'TtlDbtNtries/NbOfNtries',
  ],
  ['letters for a sum', summary('<TtlNtries><Sum>many</Sum></TtlNtries>'), 'TtlNtries/Sum', 'many'],
  ['a batch that does not make up its entry', entry({ details: batch }), 'Stmt[1]/Ntry[1]/Amt', '110', '100.00'],
  [
    'letters in an amount that its balances need',
    balance('OPBD', '0') + balance('CLBD', '200') + entry() + entry({ amount: '1OO' }),
    'Stmt[1]/Bal CLBD',
    '100 SEK',
  ],
  [
    'a negative amount that its balances take for another',
    balance('OPBD', '0') + balance('CLBD', '105') + entry() + entry({ amount: '-5.00' }),
    'Stmt[1]/Bal CLBD',
    '95 SEK',
  ],
  ['no amount', entry().replace(/<Amt.*<\/Amt>/, ''), 'Stmt[1]/Ntry[1]/Amt', 'is no amount'],
  ['an amount without a currency', entry({ amount: '-5.00', currency: '' }), 'Stmt[1]/Ntry[1]/Amt', 'currency'],
  ['half an öre in a split', entry({ details: unevenSplit }), 'Stmt[1]/Ntry[1]/RfrdDocAmt'],
  ['no currency', entry({ currency: '' }), 'Stmt[1]/Ntry[1]/Amt', 'currency'],
  ['no direction', entry({ direction: 'X' }), 'Stmt[1]/Ntry[1]/CdtDbtInd'],
  ['no status', entry({ status: '' }), 'Stmt[1]/Ntry[1]/Sts'],
  [
    'a day that is none',
    entry({ dates: '<BookgDt><Dt>2016-02-30</Dt></BookgDt>' }),
    'Stmt[1]/Ntry[1]/BookgDt',
    '2016-02-30',
  ],
];

describe('a camt file is refused whole with', () => {
  it.each(REFUSED)('%s', (_what, content, ...says) => {
    const refusal = refusalOf(() => readCamt(statement('08', content)));
    for (const said of says) expect(refusal).toContain(said);
  });

  it('its end cut off', () => {
    const whole = statement('08', entry());
    const refusal = refusalOf(() => readCamt(whole.subarray(0, whole.length - 20)));
    expect(refusal).toMatch(/line \d+, XML: .*Fetch the file again/);
  });

  it('another message in it', () => {
    const other = statement('08', entry()).toString().replace('camt.053.001.08', 'camt.052.001.08');
    expect(refusalOf(() => readCamt(Buffer.from(other)))).toContain('camt.053 or camt.054 in version 02 to 13');
  });

  it('no statement in it', () => {
    const body = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt/></Document>';
    expect(refusalOf(() => readCamt(Buffer.from(body)))).toContain('Stmt: there is none');
  });

  it('no account', () => {
    const without = statement('08', entry())
      .toString()
      .replace(/<Acct>.*<\/Acct>/, '');
    expect(refusalOf(() => readCamt(Buffer.from(without)))).toContain('Stmt[1]/Acct/Id');
  });

  it('a sum that is right only in another currency', () => {
    const content = balance('OPBD', '0') + balance('CLBD', '200') + entry() + entry({ currency: 'DKK' });
    expect(refusalOf(() => readCamt(statement('08', content)))).toContain('Bal CLBD');
  });
});
