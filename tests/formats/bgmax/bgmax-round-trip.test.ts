import fc from 'fast-check';
import { plain } from '../plain';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { readBgMax } from '../../../formats/bgmax/read-bgmax';
import { writeBgMax } from '../../../formats/bgmax/write-bgmax';
import type { BgMaxDeposit, BgMaxMovement } from '../../../formats/bgmax/write-bgmax';
import { DoesNotFitRecord } from '../../../formats/bgmax/write-record';

const kronor = fc.integer({ min: 1, max: 1_000_000_00 }).map((ore) => Money.ofMinorUnits(ore, 'SEK'));
const digits = (longest: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${longest - 1}}$`));
const letters = fc.constantFrom(...Array.from('abcXYZ 019.,:&åäöÅÄÖéæøÆØ'));
const words = (longest: number) =>
  fc
    .array(letters, { minLength: 1, maxLength: longest })
    .map((signs) => signs.join('').trim())
    .filter((text) => text !== '');

const references = fc.oneof(
  fc.constant([]),
  digits(25).map((reference) => [{ reference }]),
  fc.array(
    fc.oneof(
      fc.record({ reference: digits(25) }),
      fc.record({
        reference: digits(25),
        amount: fc.oneof(
          kronor,
          kronor.map((amount) => amount.negated()),
        ),
      }),
    ),
    { minLength: 2, maxLength: 4 },
  ),
);

const movement: fc.Arbitrary<BgMaxMovement> = fc.record(
  {
    kind: fc.constantFrom('payment', 'deduction'),
    amount: kronor,
    references,
    serial: fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 9 }).map((serial) => `00000000000${serial}`),
    ),
    text: fc.array(words(50), { maxLength: 3 }),
    payerName: words(35),
  },
  { requiredKeys: ['kind', 'amount', 'references', 'serial'] },
);

/** A deposit cannot be negative, so it ends with a payment larger than all that was deducted. */
const movements = fc.array(movement, { maxLength: 5 }).map((some): BgMaxMovement[] => {
  const last = {
    kind: 'payment',
    amount: Money.of('9000000.00', 'SEK'),
    references: [],
    serial: '000000000099',
  } as const;
  return [...some, last];
});

const deposits = fc.uniqueArray(
  fc.record({
    bankgiro: fc.constantFrom('9912346', '55555551'),
    depositedOn: fc.integer({ min: 0, max: 400 }).map((days) => addDays(civilDate('2016-01-01'), days)),
    serial: fc.integer({ min: 1, max: 99_999 }).map((serial) => String(serial).padStart(5, '0')),
    movements,
  }),
  { selector: ({ serial }) => serial, maxLength: 4 },
);

function expected(deposit: BgMaxDeposit): unknown[] {
  const { bankgiro, depositedOn, serial } = deposit;
  return deposit.movements.map((written, index) => {
    const isAlone =
      written.serial !== '' && deposit.movements.filter((each) => each.serial === written.serial).length === 1;
    const name = isAlone ? written.serial : `${written.serial}#${index + 1}`;
    return {
      text: [],
      ...written,
      key: `${bankgiro}/${depositedOn}/${serial}/${name}`,
      account: bankgiro,
      receivedOn: depositedOn,
    };
  });
}

describe('BgMax written and read again', () => {
  it('is the same', () => {
    fc.assert(
      fc.property(deposits, (written) => {
        const read = readBgMax(writeBgMax({ writtenAt: '20160301173035010331', deposits: written }));
        expect(plain(read.movements, 'line')).toEqual(plain(written.flatMap(expected), 'serial'));
      }),
      { numRuns: 200 },
    );
  });

  it('has 80 columns in every line', () => {
    fc.assert(
      fc.property(deposits, (written) => {
        const bytes = writeBgMax({ writtenAt: '20160301173035010331', deposits: written });
        const lines = bytes.toString('latin1').trimEnd().split('\r\n');
        for (const line of lines.slice(0, -1)) expect(line).toHaveLength(80);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a reference of 26 digits', { references: [{ reference: '1'.repeat(26) }] }],
    ['a name of 36 letters', { payerName: 'a'.repeat(36) }],
    ['a sign that ISO-8859-1 has not', { text: ['5 €'] }],
    ['a line break', { text: ['one\ntwo'] }],
  ])('never cuts or bends %s', (_what, change: Partial<BgMaxMovement>) => {
    const base: BgMaxMovement = { kind: 'payment', amount: Money.of('1', 'SEK'), references: [], serial: '1' };
    const deposit = {
      bankgiro: '9912346',
      depositedOn: civilDate('2016-03-01'),
      serial: '1',
      movements: [{ ...base, ...change }],
    };
    expect(() => writeBgMax({ writtenAt: '20160301173035010331', deposits: [deposit] })).toThrow(DoesNotFitRecord);
  });
});
