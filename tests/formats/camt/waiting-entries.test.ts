import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { CamtEntry } from '../../../formats/camt/camt-report';
import { StatementTally } from '../../../formats/camt/statement-tally';
import { WaitingEntries } from '../../../formats/camt/waiting-entries';

const text = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 12 }));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const amount = fc.integer({ min: 0, max: 10_000_000 }).map((units) => (units / 100).toFixed(2));
const day = fc.integer({ min: 10, max: 28 }).map((number) => civilDate(`2016-03-${number}`));
const direction = fc.constantFrom('credit' as const, 'debit' as const);

const transaction = fc.record({
  ...{ amount: maybe(amount), direction, servicerReference: text, endToEndId: text, transactionId: text, uetr: text },
  ...{ charges: text, payerName: text, text: fc.array(text, { maxLength: 3 }) },
  references: fc.array(fc.oneof(fc.record({ reference: text }), fc.record({ reference: text, amount })), {
    maxLength: 3,
  }),
});

const entry: fc.Arbitrary<CamtEntry> = fc.record({
  ...{ path: text, place: fc.nat(), position: fc.nat(), amount, currency: fc.constantFrom('SEK', 'EUR') },
  ...{ oddAmount: maybe(text), direction, isReversal: fc.boolean(), status: text, isBooked: fc.boolean() },
  ...{ bookedOn: maybe(day), valueDate: maybe(day), servicerReference: text, entryReference: text },
  ...{ additionalText: text, charges: text, transactions: fc.array(transaction, { maxLength: 3 }) },
});

describe('entries that wait for the end of their statement', () => {
  it('come out as they went in, in their order, as often as they are asked for', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
        const waiting = new WaitingEntries();
        for (const one of entries) waiting.push(one);
        expect([...waiting]).toEqual(entries);
        expect([...waiting]).toEqual(entries);
      }),
    );
  });

  it('are none too many and none too few, however many there are', () => {
    const [one] = fc.sample(entry, 1) as [CamtEntry];
    for (const count of [0, 1, 255, 256, 257, 512, 1_000]) {
      const waiting = new WaitingEntries();
      for (let place = 1; place <= count; place += 1) waiting.push({ ...one, place });
      expect([...waiting].map(({ place }) => place)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    }
  });
});

describe('what the entries of a statement come to', () => {
  const signed = (one: CamtEntry) =>
    one.direction === 'credit' ? new Decimal(one.amount) : new Decimal(one.amount).neg();
  const added = (amounts: readonly Decimal[]) =>
    amounts.reduce((sum, next) => sum.plus(next), new Decimal(0)).toFixed();

  it('is what adding them up gives, by direction, by what is booked, and by currency', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
        const tally = new StatementTally();
        for (const one of entries) tally.take(one);
        for (const way of [undefined, 'credit', 'debit'] as const) {
          for (const isBooked of [undefined, true] as const) {
            const meant = entries.filter((one) => (!way || one.direction === way) && (!isBooked || one.isBooked));
            const { count, sum } = tally.tallied(way, isBooked);
            expect([count, sum.toFixed()]).toEqual([meant.length, added(meant.map((one) => new Decimal(one.amount)))]);
          }
        }
        expect(tally.net().toFixed()).toBe(added(entries.map(signed)));
        const booked = entries.filter((one) => one.isBooked);
        expect([...tally.booked().keys()].sort()).toEqual([...new Set(booked.map((one) => one.currency))].sort());
        for (const [currency, { sum, first, last }] of tally.booked()) {
          const own = booked.filter((one) => one.currency === currency);
          const days = own.flatMap((one) => one.bookedOn ?? one.valueDate ?? []).sort();
          expect([sum.toFixed(), first, last]).toEqual([added(own.map(signed)), days[0], days.at(-1)]);
        }
      }),
    );
  });
});
