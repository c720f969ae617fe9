import fc from 'fast-check';
import { fromEpochDay } from '../../../domain/kernel/civil-date';
import { Money, sumOf } from '../../../domain/kernel/money';
import { VoucherUnbalanced, writeSieJournal } from '../../../formats/sie/write-sie-journal';
import type { JournalVoucher, SieJournal } from '../../../formats/sie/write-sie-journal';
import { DANISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { plain } from '../plain';
import { readSie } from './read-sie';

const JOURNAL: SieJournal = {
  program: 'Fordring',
  version: '1.0',
  generatedOn: fromEpochDay(17045),
  companyName: 'Grebbestads kommun',
  organisationNumber: '212000-1314',
  currency: 'SEK',
  accounts: [
    { number: '15190', name: 'Kundfordringar' },
    { number: '30100', name: 'Avgifter, "övriga"' },
  ],
  dimensions: [{ number: '1', name: 'Kostnadsställe' }],
  objects: [{ dimension: '1', number: 'Ö 1', name: 'Östra' }],
  vouchers: [],
};

/** Text that a field can hold: no control characters, and no backslash before a quotation mark or at the end. */
const text = fc
  .string({ unit: fc.constantFrom(...Array.from('abÅäö 09"{}#\\-')), maxLength: 20 })
  .map((written) => written.trim().replace(/\\(?="|$)/g, '/'));

const voucher: fc.Arbitrary<JournalVoucher> = fc
  .record({
    series: fc.constantFrom('', 'A', 'F 1'),
    number: fc.nat().map(String),
    day: fc.integer({ min: 10957, max: 47481 }),
    text,
    rows: fc.array(
      fc.record({
        account: fc.constantFrom('15190', '30100'),
        ore: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        text,
        objects: fc.array(
          fc.record({ dimension: fc.constantFrom('1', '6'), object: text.filter((name) => name !== '') }),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ series, number, day, text: about, rows }) => {
    const transactions = rows.map(({ ore, ...rest }) => ({ ...rest, amount: Money.ofMinorUnits(ore, 'SEK') }));
    const amount = sumOf(
      transactions.map((row) => row.amount),
      'SEK',
    ).negated();
    // What makes it balance.
    const last = { account: '30100', amount, text: '', objects: [] };
    return { series, number, date: fromEpochDay(day), text: about, transactions: [...transactions, last] };
  });

it('a journal is read back as it was written, with a checksum and without', () => {
  fc.assert(
    fc.property(fc.array(voucher, { maxLength: 4 }), fc.boolean(), (vouchers, checksum) => {
      const file = readSie(writeSieJournal({ ...JOURNAL, vouchers }, { checksum }));
      expect(plain(file.vouchers, 'line', 'added', 'deleted', 'quantity', 'by', 'registeredBy')).toEqual(
        plain(vouchers),
      );
      expect(file).toMatchObject({
        type: '4',
        program: 'Fordring 1.0',
        generatedOn: '2016-09-01',
        companyName: JOURNAL.companyName,
        organisationNumber: JOURNAL.organisationNumber,
        accounts: JOURNAL.accounts,
        dimensions: JOURNAL.dimensions,
        objects: JOURNAL.objects,
      });
    }),
    { numRuns: 300 },
  );
});

const BALANCED: JournalVoucher = {
  series: 'F',
  number: '1',
  date: fromEpochDay(17044),
  text: 'Påminnelse',
  transactions: [
    { account: '15190', amount: Money.of('60.00', 'SEK'), text: '' },
    { account: '30100', amount: Money.of('-60.00', 'SEK'), text: '' },
  ],
};

describe('a journal on its way into the general ledger', () => {
  it('is code page 437 with CRLF, in the order of the format', () => {
    const bytes = writeSieJournal({ ...JOURNAL, vouchers: [BALANCED] });
    expect(bytes.toString('latin1').split('\r\n').slice(-7)).toEqual([
      '#KONTO 30100 "Avgifter, \\"\u0094vriga\\""',
      '#VER F 1 20160831 P\u0086minnelse',
      '{',
      '#TRANS 15190 {} 60.00 "" ""',
      '#TRANS 30100 {} -60.00 "" ""',
      '}',
      '',
    ]);
    expect(
      bytes
        .toString('latin1')
        .startsWith('#FLAGGA 0\r\n#PROGRAM Fordring 1.0\r\n#FORMAT PC8\r\n#GEN 20160901\r\n#SIETYP 4\r\n'),
    ).toBe(true);
  });

  it('does not leave with a voucher that does not balance', () => {
    const broken = { ...BALANCED, transactions: BALANCED.transactions.slice(0, 1) };
    expect(() => writeSieJournal({ ...JOURNAL, vouchers: [broken] })).toThrow(VoucherUnbalanced);
    expect(() => writeSieJournal({ ...JOURNAL, vouchers: [broken] })).toThrow(
      'Voucher F 1 (Påminnelse) comes to 60.00 SEK, not to nought.',
    );
  });

  it('does not mix currencies, and names one that is not kronor', () => {
    expect(() => writeSieJournal({ ...JOURNAL, currency: 'DKK', vouchers: [BALANCED] })).toThrow(
      'cannot be counted together',
    );
    expect(readSie(writeSieJournal({ ...JOURNAL, currency: 'DKK' })).currency).toBe('DKK');
  });

  it.each([
    ['Sønder', 'Sönder'],
    ['10 € – ‘så’', "10 EUR - 'så'"],
    ['Łódź', 'Lódz'],
    ['東京', '??'],
    ['a\nb', 'a b'],
    ['slut\\', 'slut/'],
    ['a\\"b', 'a/"b'],
  ])('writes the text %j as %j, and never fails on it', (about, written) => {
    const { vouchers } = readSie(writeSieJournal({ ...JOURNAL, vouchers: [{ ...BALANCED, text: about }] }));
    expect(vouchers.map(({ text: read }) => read)).toEqual([written]);
  });

  it.each([
    ['Sø 1', 'SIE is written in code page 437, which has no ø.'],
    ['a\nb', 'cannot hold a line break'],
    ['slut\\', 'cannot hold a backslash before a quotation mark or at its end'],
  ])('refuses the number %j instead of changing it', (number, said) => {
    const objects = [{ dimension: '1', number, name: 'x' }];
    expect(() => writeSieJournal({ ...JOURNAL, objects })).toThrow(said);
  });

  it('of a Danish creditor names its accounts', () => {
    const accounts = Object.values(DANISH_SAMPLE_CHART);
    const read = readSie(writeSieJournal({ ...JOURNAL, currency: 'DKK', accounts }));
    expect(read.accounts).toContainEqual({ number: '9750', name: 'Skyldige belöb til debitorer' });
  });
});
