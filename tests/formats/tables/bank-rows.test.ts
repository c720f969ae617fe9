import type { CamtLayout } from '../../../formats/tables/layout';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { readSource } from '../../../formats/tables/read-source';
import { deposit, end, file, OPENING, payment, START } from '../bgmax/record';
import { entry, IBAN, statement, transaction } from '../camt/camt-text';
import { refusalOf } from '../refusal';
import { sample, withSamples } from '../samples';

const ENTRIES: CamtLayout = { kind: 'camt', title: 'Kontoutdrag', rows: 'entries', currency: 'SEK' };
const MOVEMENTS: CamtLayout = { ...ENTRIES, rows: 'movements' };

const BATCH = statement(
  '08',
  [
    entry({
      amount: '300.00',
      more: '<AcctSvcrRef>B1</AcctSvcrRef>',
      details:
        transaction(
          '<Refs><AcctSvcrRef>T1</AcctSvcrRef></Refs><RmtInf><Strd><CdtrRefInf><Ref>18 2</Ref></CdtrRefInf></Strd></RmtInf>',
          '100.00',
        ) + transaction('<Refs><AcctSvcrRef>T2</AcctSvcrRef></Refs>', '200.00'),
    }),
    entry({ amount: '40.00', direction: 'DBIT', more: '<AcctSvcrRef>B2</AcctSvcrRef>' }),
    entry({ amount: '7.00', status: '<Cd>PDNG</Cd>' }),
  ].join(''),
);

describe('a camt statement as rows', () => {
  it('its booked entries as the balances count them', () => {
    const source = readSource(BATCH, ENTRIES);
    expect(
      source.rows.map(({ fields }) => [fields['key'], fields['amount'], fields['kind'], fields['references']]),
    ).toEqual([
      [`${IBAN}/B1/1`, '300.00', 'credit', '182'],
      [`${IBAN}/B2/1`, '-40.00', 'debit', ''],
    ]);
    expect(source.rows[0]).toMatchObject({
      line: 1,
      fields: { account: IBAN, booked_on: '2016-03-01', deposit: 'S1' },
    });
    expect(source.totals['amount']?.map(String)).toEqual(['260.00']);
  });

  it('or its movements, under the keys that the ledger has them under', () => {
    const source = readSource(BATCH, MOVEMENTS);
    const { movements } = readBankFile(BATCH);
    expect(source.rows.map(({ fields }) => [fields['key'], fields['amount']])).toEqual(
      movements.map(({ key, amount }) => [key, amount.toString()]),
    );
    expect(source.totals['amount']?.map(String)).toEqual(['300.00']);
  });

  it.each([ENTRIES, MOVEMENTS])('is refused in another currency', (layout) => {
    const danish = statement('08', entry({ currency: 'DKK' }));
    expect(refusalOf(() => readSource(danish, layout))).toBe(
      'The file "Kontoutdrag" was refused; nothing of it was taken in.\n  line 1, Ntry/Amt: DKK stands in a file of SEK. Currencies are reconciled apart: send one file of each.',
    );
  });

  it.each([ENTRIES, MOVEMENTS, { ...ENTRIES, rows: 'statement' } as const])(
    'is refused when a statement stands in it twice, so that no entry is counted twice',
    (layout) => {
      const text = BATCH.toString();
      const [one = ''] = /<Stmt>[^]*<\/Stmt>/.exec(text) ?? [];
      const twice = Buffer.from(text.replace(one, one + one));
      expect(refusalOf(() => readSource(twice, layout))).toContain('Stmt[2]/Id: "S1" stands in the file twice.');
    },
  );

  it('an XML bomb is not opened', () => {
    const bomb = Buffer.from(BATCH.toString().replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'));
    expect(refusalOf(() => readSource(bomb, ENTRIES))).toContain(
      'document type and entity declarations are not accepted',
    );
  });
});

it('a BgMax file as rows: payments are plus, by the deposit that the bank booked', () => {
  const bytes = file(START, OPENING, payment({}), deposit('10000', 1), end(1, 0, 0, 1));
  const { rows, totals } = readSource(bytes, { kind: 'bgmax', title: 'Inbetalningar' });
  const [movement] = readBankFile(bytes).movements;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.fields).toMatchObject({
    key: movement?.key,
    amount: '100.00',
    kind: 'payment',
    account: movement?.account,
  });
  expect(movement?.key.startsWith(`${rows[0]?.fields['deposit'] ?? '?'}/`)).toBe(true);
  expect(totals['amount']?.map(String)).toEqual(['100.00']);
});

withSamples('files written by others', () => {
  it('Bankgirot: two deposits, 1,900.00 (a deduction of 500.00 in it) and 8,000.00', () => {
    const bytes = sample('bgmax/ocr-check-and-length_2016-sek-only.txt');
    const { rows, totals } = readSource(bytes, { kind: 'bgmax', title: 'Inbetalningar', acceptTestFiles: true });
    expect(rows).toHaveLength(7);
    expect(
      rows.filter(({ fields }) => fields['amount']?.startsWith('-')).map(({ fields }) => fields['amount']),
    ).toEqual(['-500.00']);
    expect(new Set(rows.map(({ fields }) => fields['deposit'])).size).toBe(2);
    expect(totals['amount']?.map(String)).toEqual(['9900.00']);
  });

  it('a statement in euro is not reconciled with kronor', () => {
    expect(refusalOf(() => readSource(sample('camt/camt053.v8.xml'), ENTRIES))).toContain(
      'EUR stands in a file of SEK',
    );
  });
});
