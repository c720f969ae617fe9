import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { readCamt } from '../../../formats/camt/read-camt';
import { writeCamt054 } from '../../../formats/camt/write-camt-054';
import type { Camt054Credit } from '../../../formats/camt/write-camt-054';
import { plain } from '../plain';
import { IBAN } from './camt-text';

const amount = fc.integer({ min: 1, max: 1_000_000_00 }).map((ore) => Money.ofMinorUnits(ore, 'SEK'));
const digits = fc.stringMatching(/^[1-9][0-9]{0,24}$/);
const words = fc
  .array(fc.constantFrom(...Array.from('abc 01.,-åÄö€<>&;"\'#]')), { minLength: 1, maxLength: 35 })
  .map((signs) => signs.join('').trim())
  .filter((text) => text !== '');

const credit: fc.Arbitrary<Camt054Credit> = fc.record(
  {
    bookedOn: fc.integer({ min: 0, max: 400 }).map((days) => addDays(civilDate('2016-01-01'), days)),
    amount,
    servicerReference: fc.integer({ min: 1, max: 1_000_000 }).map((number) => `B${number}`),
    references: fc.array(
      fc.record(
        {
          reference: digits,
          amount: fc.oneof(
            amount,
            amount.map((each) => each.negated()),
          ),
        },
        { requiredKeys: ['reference'] },
      ),
      { maxLength: 3 },
    ),
    text: fc.array(words, { maxLength: 3 }),
    payerName: words,
  },
  { requiredKeys: ['bookedOn', 'amount', 'servicerReference', 'references'] },
);

const credits = fc.uniqueArray(credit, {
  selector: ({ servicerReference }) => servicerReference,
  minLength: 1,
  maxLength: 6,
});

describe('camt.054 written and read again', () => {
  it('is the same', () => {
    fc.assert(
      fc.property(credits, (written) => {
        const file = {
          id: 'N1',
          createdAt: '2016-09-01T06:30:00+02:00',
          iban: IBAN,
          currency: 'SEK',
          credits: written,
        } as const;
        const read = readCamt(writeCamt054(file));
        const expected = written.map(({ bookedOn, servicerReference, ...rest }, index) => ({
          text: [],
          ...rest,
          key: `${IBAN}/${servicerReference}/1`,
          kind: 'payment',
          account: IBAN,
          receivedOn: bookedOn,
          line: index + 1,
        }));
        expect(plain(read.movements.map((movement) => ({ ...movement, told: undefined })))).toEqual(plain(expected));
      }),
    );
  });

  it('does not mix currencies', () => {
    const [written] = fc.sample(credit, 1);
    const file = { id: 'N1', createdAt: '2016-09-01T06:30:00+02:00', iban: IBAN, currency: 'DKK' } as const;
    expect(() => writeCamt054({ ...file, credits: [written as Camt054Credit] })).toThrow(RangeError);
  });
});
