import fc from 'fast-check';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { writeSieEntry, type SieEntryJournal } from '../../../formats/sie/sie5/write-sie-entry';
import { VoucherUnbalanced, writeSieJournal } from '../../../formats/sie/write-sie-journal';
import { readSie } from './read-sie';
import { faultsBySchema } from './sie5-schema';

const ON = civilDate('2016-08-31');

function journal(changes: Partial<SieEntryJournal> = {}, text = 'Faktura 4711', ore = 120_000): SieEntryJournal {
  const amount = (sign: number): Money => Money.of(((sign * ore) / 100).toFixed(2), 'SEK');
  return {
    program: 'Fordring',
    version: '1',
    generatedOn: ON,
    companyName: 'Björkviks kommun',
    organisationNumber: '212000-0001',
    currency: 'SEK',
    accounts: [
      { number: '15190', name: 'Kundfordringar', type: 'asset' },
      { number: '31100', name: 'Avgifter', type: 'income' },
    ],
    dimensions: [{ number: '10', name: 'Faktura' }],
    objects: [{ dimension: '10', number: '4711', name: '4711' }],
    vouchers: [
      {
        ...{ series: 'FORDRING', number: '7', date: ON, text, registeredOn: civilDate('2016-09-01') },
        transactions: [
          { account: '15190', amount: amount(1), text: '', objects: [{ dimension: '10', object: '4711' }] },
          { account: '31100', amount: amount(-1), text: '' },
        ],
      },
    ],
    ...changes,
  };
}

/** What a general ledger takes from a file, whichever format it is in. */
function taken(bytes: Buffer): unknown {
  const { companyName, organisationNumber, currency, generatedOn, accounts, dimensions, objects, vouchers } =
    readSie(bytes);
  return {
    ...{ companyName, organisationNumber, currency, generatedOn, accounts, dimensions, objects },
    vouchers: vouchers.map(({ series, number, date, text, registeredOn, transactions }) => ({
      ...{ series, number, date, text, registeredOn },
      transactions: transactions.map(({ account, amount, objects: on }) => ({
        account,
        amount: amount.toString(),
        on,
      })),
    })),
  };
}

test('a journal says the same in SIE 5 as in SIE 4I', () => {
  expect(taken(writeSieEntry(journal()))).toEqual(taken(writeSieJournal(journal())));
});

test('whatever its texts and names are, it can be read back, with every letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 10 ** 9 }), (words, ore) => {
      const text = `ø № < & " ' > ${words}`;
      const read = readSie(writeSieEntry(journal({ companyName: text }, text, ore)));
      const asRead = text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ').trim();
      expect([read.companyName, read.vouchers[0]?.text]).toEqual([asRead, asRead]);
      expect(read.vouchers[0]?.transactions[0]?.amount.toString()).toBe(
        Money.of((ore / 100).toFixed(2), 'SEK').toString(),
      );
    }),
  );
});

test('what the schema asks for: numbers of accounts made of digits, an organisation number, a signature left out', () => {
  const accounts = [{ number: 'K-1', name: 'Kund', type: 'asset' }] as const;
  const text = writeSieEntry(journal({ accounts, organisationNumber: '' })).toString();
  expect(text).toContain('<SieEntry xmlns="http://www.sie.se/sie5">');
  expect(text).toContain('organizationId="000000-0000"');
  expect(text).not.toMatch(/<Accounts|Signature/);
});

test('every element stands where the published schema has it, with what it must have', () => {
  const [voucher] = journal().vouchers;
  if (!voucher) throw new Error('the journal has a voucher');
  const numbers = ['7', '', '2016-08-31', 'F 7'].map((number) => ({ ...voucher, number }));
  const other = { ...voucher, series: 'ANNAN' };
  for (const changes of [
    {},
    { vouchers: [] },
    { accounts: [], dimensions: [], objects: [] },
    { vouchers: [...numbers, other] },
  ] satisfies Partial<SieEntryJournal>[]) {
    expect(faultsBySchema(writeSieEntry(journal(changes)).toString())).toEqual([]);
  }
  const text = writeSieEntry(journal()).toString();
  expect(faultsBySchema(text.replace(/<FileCreation.*\n/, ''))).toEqual(['FileInfo has no FileCreation']);
  expect(faultsBySchema(text.replace('<JournalEntry id="7"', '<JournalEntry id="F 7"'))).toEqual([
    'JournalEntry has id "F 7"',
  ]);
});

test('a voucher that does not balance never leaves', () => {
  const [voucher] = journal().vouchers;
  const odd = {
    ...voucher,
    transactions: voucher?.transactions.slice(0, 1) ?? [],
  } as SieEntryJournal['vouchers'][number];
  expect(() => writeSieEntry(journal({ vouchers: [odd] }))).toThrow(VoucherUnbalanced);
});
