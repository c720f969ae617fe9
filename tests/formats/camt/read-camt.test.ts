import { readCamt } from '../../../formats/camt/read-camt';
import { readCamtEntries } from '../../../formats/camt/read-camt-entries';
import { refusalOf } from '../refusal';
import { sample, withSamples } from '../samples';
import { plain } from '../plain';
import { balance, entry, IBAN, statement, structured, transaction } from './camt-text';

const SERVICED = '<AcctSvcrRef>B1</AcctSvcrRef>';

function movementsIn(content: string) {
  return readCamt(statement('08', content)).movements;
}

function referencesIn(remittance: string): unknown {
  const details = transaction(`<RmtInf>${remittance}</RmtInf>`);
  const stated = movementsIn(entry({ details }))[0]?.references;
  return stated?.map(({ reference, amount }) => [reference, amount?.toString()]);
}

describe('a booked credit', () => {
  it('is a payment, with the payer, the reference and the text', () => {
    const remittance = `<RmtInf><Ustrd>Avser maj &amp; juni</Ustrd>${structured('66 57 60')}</RmtInf>`;
    const details = transaction(`<RltdPties><Dbtr><Pty><Nm>Test Testsson</Nm></Pty></Dbtr></RltdPties>${remittance}`);
    const read = readCamt(statement('08', entry({ more: SERVICED, details })));
    const movements = read.movements.map((movement) => ({ ...movement, told: undefined }));
    expect(plain({ ...read, movements })).toEqual({
      format: 'camt.053',
      readings: [{ source: IBAN, through: '2016-02-29' }],
      movements: [
        {
          key: `${IBAN}/B1/1`,
          kind: 'payment',
          account: IBAN,
          receivedOn: '2016-03-01',
          amount: { amount: '100.00', currency: 'SEK' },
          references: [{ reference: '665760' }],
          text: ['Avser maj & juni'],
          payerName: 'Test Testsson',
          line: 1,
        },
      ],
    });
  });

  it.each([
    ['02', 'BOOK', '<Dbtr><Nm>Test Testsson</Nm></Dbtr>'],
    ['04', 'BOOK', '<Dbtr><Nm>Test Testsson</Nm></Dbtr>'],
    ['08', '<Cd>BOOK</Cd>', '<Dbtr><Pty><Nm>Test Testsson</Nm></Pty></Dbtr>'],
  ] as const)('is read in version %s of camt.053 and camt.054', (version, status, payer) => {
    const content = entry({ status, details: transaction(`<RltdPties>${payer}</RltdPties>`) });
    for (const message of ['053', '054'] as const) {
      const read = readCamt(statement(version, content, message));
      expect(read.format).toBe(`camt.${message}`);
      expect(read.movements.map(({ payerName }) => payerName)).toEqual(['Test Testsson']);
    }
  });

  it.each([
    ['the booking date', '<BookgDt><Dt>2016-03-01</Dt></BookgDt><ValDt><Dt>2016-03-02</Dt></ValDt>', '2016-03-01'],
    ['the day of the booking time', '<BookgDt><DtTm>2016-03-01T23:30:00Z</DtTm></BookgDt>', '2016-03-01'],
    ['the value date without a booking date', '<ValDt><Dt>2016-03-02</Dt></ValDt>', '2016-03-02'],
  ])('is received on %s', (_what, dates, day) => {
    expect(movementsIn(entry({ dates }))[0]?.receivedOn).toBe(day);
  });

  it.each([
    ['12', '12.00'],
    ['12.5', '12.50'],
    ['12.50000', '12.50'],
  ])('of %s amounts to %s', (amount, read) => {
    expect(movementsIn(entry({ amount }))[0]?.amount.toString()).toBe(read);
  });

  it('may be in Danish kroner', () => {
    expect(movementsIn(entry({ currency: 'DKK' }))[0]?.amount.currency).toBe('DKK');
  });
});

describe('references', () => {
  it.each([
    ['one structured', structured('665760'), [['665760', undefined]]],
    [
      'several structured',
      structured('665760') + structured('573865'),
      [
        ['665760', undefined],
        ['573865', undefined],
      ],
    ],
    [
      'with amounts',
      structured('665760', '<RmtdAmt Ccy="SEK">110.00</RmtdAmt>') +
        structured('9', '<CdtNoteAmt Ccy="SEK">10</CdtNoteAmt>'),
      [
        ['665760', '110.00'],
        ['9', '-10.00'],
      ],
    ],
    ['with the amount due', structured('1', '<DuePyblAmt Ccy="SEK">5</DuePyblAmt>'), [['1', '5.00']]],
    ['with an amount in euro', structured('1', '<RmtdAmt Ccy="EUR">5</RmtdAmt>'), [['1', undefined]]],
    ['digits in free text', '<Ustrd>665760</Ustrd>', []],
    [
      'a printed FIK in free text',
      '<Ustrd>+71&lt;012345678901234+12345678&lt;</Ustrd>',
      [['012345678901234', undefined]],
    ],
    ['a typed FIK in free text', '<Ustrd>71/012345678901234</Ustrd>', [['012345678901234', undefined]]],
    ['a typed FIK, structured', structured('71/012345678901234'), [['012345678901234', undefined]]],
    [
      'one FIK both ways',
      `<Ustrd>71/012345678901234</Ustrd>${structured('012345678901234')}`,
      [['012345678901234', undefined]],
    ],
    ['an invoice number', '<Strd><RfrdDocInf><Nb>F1</Nb></RfrdDocInf></Strd>', []],
    [
      'text in a CDATA section',
      `<Strd><CdtrRefInf><Ref><![CDATA[665760]]></Ref></CdtrRefInf></Strd>`,
      [['665760', undefined]],
    ],
  ])('%s', (_what, remittance, stated) => {
    expect(referencesIn(remittance)).toEqual(stated);
  });
});

describe('what is no payment', () => {
  const outward = entry({ direction: 'DBIT' });

  it('a payment out, an entry not yet booked and an amount of nothing are only counted', () => {
    const pending = entry({ status: '<Cd>PDNG</Cd>' });
    const read = readCamt(statement('08', outward + pending + entry({ amount: '0' }) + entry()));
    expect(read.movements).toHaveLength(1);
    expect(read.ignored).toBe(3);
  });

  it('a reversed credit takes the money back', () => {
    const reversed = entry({ direction: 'DBIT', more: '<RvslInd>true</RvslInd>' });
    expect(movementsIn(reversed).map(({ kind, amount }) => [kind, amount.toString()])).toEqual([
      ['reversal', '100.00'],
    ]);
  });

  it('a payment out in euro refuses nothing', () => {
    expect(readCamt(statement('08', entry({ direction: 'DBIT', currency: 'EUR' }))).ignored).toBe(1);
  });
});

describe('a batch', () => {
  const priced = [
    transaction(`<RmtInf>${structured('1')}</RmtInf>`, '60.00'),
    transaction(`<RmtInf>${structured('2')}</RmtInf>`, '40.00'),
  ];

  it('is one movement for each transaction', () => {
    const movements = movementsIn(entry({ more: SERVICED, details: priced.join('') }));
    expect(movements.map(({ key, amount }) => [key, amount.toString()])).toEqual([
      [`${IBAN}/B1/1`, '60.00'],
      [`${IBAN}/B1/2`, '40.00'],
    ]);
  });

  it('takes the amounts of version 02 from deeper down', () => {
    const part = (amount: string) => transaction(`<AmtDtls><TxAmt><Amt Ccy="SEK">${amount}</Amt></TxAmt></AmtDtls>`);
    const read = readCamt(statement('02', entry({ status: 'BOOK', details: part('99.50') + part('0.50') })));
    expect(read.movements.map(({ amount }) => amount.toString())).toEqual(['99.50', '0.50']);
  });

  it('without the amounts is one movement with all references', () => {
    const details = transaction(`<RmtInf>${structured('1')}</RmtInf>`) + (priced[1] ?? '');
    const movements = movementsIn(entry({ details }));
    expect(movements.map(({ amount }) => amount.toString())).toEqual(['100.00']);
    expect(movements[0]?.references.map(({ reference }) => reference)).toEqual(['1', '2']);
  });

  it('of one transaction is what was booked, whatever was sent', () => {
    expect(movementsIn(entry({ amount: '95.00', details: transaction('', '100.00') }))[0]?.amount.toString()).toBe(
      '95.00',
    );
  });
});

describe('the key', () => {
  const keyOf = (more: string, references = '') =>
    movementsIn(entry({ more, details: references && transaction(`<Refs>${references}</Refs>`) }))[0]?.key;

  it.each([
    ['the transaction’s own servicer reference', SERVICED, '<AcctSvcrRef>T1</AcctSvcrRef>', `${IBAN}/T1/1`],
    [
      'the entry’s servicer reference',
      `<NtryRef>7</NtryRef>${SERVICED}`,
      '<EndToEndId>E1</EndToEndId>',
      `${IBAN}/B1/1`,
    ],
    ['the entry reference in its statement', '<NtryRef>7</NtryRef>', '<EndToEndId>E1</EndToEndId>', `${IBAN}/S1/7/1`],
    ['the end-to-end id in its statement', '', '<EndToEndId>E1</EndToEndId>', `${IBAN}/S1/E1/1`],
    ['its place in the statement', '', '<EndToEndId>NOTPROVIDED</EndToEndId>', `${IBAN}/S1/entry 1/1`],
  ])('is %s', (_what, more, references, key) => {
    expect(keyOf(more, references)).toBe(key);
  });

  it('tells two entries with one reference apart', () => {
    const keys = movementsIn(entry({ more: SERVICED }) + entry({ more: SERVICED })).map(({ key }) => key);
    expect(keys).toEqual([`${IBAN}/B1/1`, `${IBAN}/B1/1#2`]);
  });
});

describe('a statement that agrees with itself', () => {
  it('adds up in the currency of its entries, with other balances left alone', () => {
    const balances = [balance('OPBD', '50', 'SEK'), balance('CLBD', '30', 'SEK', 'DBIT'), balance('CLBD', '9', 'EUR')];
    const entries = entry() + entry({ amount: '180.00', direction: 'DBIT' }) + entry({ status: '<Cd>PDNG</Cd>' });
    expect(readCamt(statement('08', balances.join('') + entries)).movements).toHaveLength(1);
  });

  it('over two days is counted from the first opening to the last closing balance', () => {
    const days = [
      balance('OPBD', '200', 'SEK', 'CRDT', '2016-03-02'),
      balance('CLBD', '300', 'SEK', 'CRDT', '2016-03-02'),
      balance('OPBD', '100', 'SEK', 'CRDT', '2016-03-01'),
      balance('CLBD', '200', 'SEK', 'CRDT', '2016-03-01'),
    ];
    expect(readCamt(statement('08', days.join('') + entry() + entry())).movements).toHaveLength(2);
  });

  it('on several pages is not added up page by page', () => {
    const page = '<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>';
    const content = page + balance('OPBD', '0') + balance('CLBD', '500') + entry();
    expect(readCamt(statement('08', content)).movements).toHaveLength(1);
  });

  const onPages = (closing: string) => {
    const page = (number: number, isLast: boolean) =>
      `<StmtPgntn><PgNb>${number}</PgNb><LastPgInd>${String(isLast)}</LastPgInd></StmtPgntn>`;
    const first = page(1, false) + balance('OPBD', '50') + entry();
    const second = page(2, true) + balance('CLBD', closing) + entry().replaceAll('2016-03-01', '2016-03-02');
    const head = `<Id>S1</Id><Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>`;
    return statement('08', `${first}</Stmt><Stmt>${head}${second}`);
  };

  it('on all its pages says its balances, and they agree with the entries of all pages', () => {
    expect(readCamt(onPages('250')).balances).toMatchObject([
      { beginsOn: '2016-03-01', opening: { amount: '50.00' }, closing: { amount: '250.00' } },
    ]);
    expect(refusalOf(() => readCamt(onPages('150')))).toContain(
      'Stmt[1]/Bal CLBD: opening balance and entries come to 250 SEK, but the closing balance is 150.',
    );
  });

  it('says its balances also where the bank left their days out, and is refused where a day cannot be', () => {
    const content = balance('OPBD', '50') + balance('CLBD', '150') + entry();
    const dayless = content.replaceAll('<Dt><Dt>2016-03-01</Dt></Dt></Bal>', '</Bal>');
    expect(readCamt(statement('08', dayless)).balances).toEqual(readCamt(statement('08', content)).balances);
    const impossible = balance('OPBD', '50') + balance('CLBD', '150', 'SEK', 'CRDT', '2016-02-30') + entry();
    expect(refusalOf(() => readCamt(statement('08', impossible)))).toContain('Bal[2]/Dt: "2016-02-30" is no day');
  });

  it('has the summary of its entries', () => {
    const all =
      '<TtlNtries><NbOfNtries>2</NbOfNtries><Sum>130</Sum><TtlNetNtry><Amt>70</Amt><CdtDbtInd>CRDT</CdtDbtInd></TtlNetNtry></TtlNtries>';
    const parts =
      '<TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>100.00</Sum></TtlCdtNtries><TtlDbtNtries><Sum>30.0</Sum></TtlDbtNtries>';
    const content = `<TxsSummry>${all}${parts}</TxsSummry>${entry()}${entry({ amount: '30', direction: 'DBIT' })}`;
    expect(readCamt(statement('08', content)).movements).toHaveLength(1);
  });
});

withSamples('files of genkgo/camt (samples/camt)', () => {
  it.each(['camt053.v2.minimal.xml', 'camt053.v8.xml'])(
    '%s has one credit of 8.85 EUR, which is not taken in',
    (name) => {
      const report = readCamtEntries(sample(`camt/${name}`));
      const entries = report.statements.flatMap((each) => each.entries);
      expect(entries.map(({ amount, currency, direction }) => [amount, currency, direction])).toEqual([
        ['8.85', 'EUR', 'credit'],
      ]);
      const { movements, aside } = readCamt(sample(`camt/${name}`));
      expect(movements).toEqual([]);
      expect(aside?.map(({ amount, currency, reason }) => [amount, currency, reason])).toEqual([
        ['8.85', 'EUR', 'other-currency'],
      ]);
    },
  );

  it('camt054.v2.xml has a batch of 200,000 with three transactions and structured references', () => {
    const [batch] = readCamtEntries(sample('camt/camt054.v2.xml')).statements[0]?.entries ?? [];
    expect(batch?.amount).toBe('200000');
    const references = batch?.transactions.map((part) => part.references.map(({ reference }) => reference));
    expect(references).toEqual([
      ['ISR ref number V1'],
      ['ISR ref number V2'],
      ['Ref number V3 block 1', 'Ref number V3 block 2'],
    ]);
  });
});
