import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { drawSample, largestOf, type SampleCandidate } from '../../../domain/audit/draw-sample';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';

const numberOf = (text: string): bigint => BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);

function claim(claimId: string, kronor: number): SampleCandidate {
  return {
    ...{ claimId, invoiceGroup: '61', dueOn: civilDate('2016-01-31') },
    ...{ open: Money.of(`${kronor}.00`, 'SEK'), doubtful: Money.zero('SEK') },
  };
}

const population = fc
  .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 60 })
  .map((numbers) => numbers.map((number) => claim(`town/${number}`, number)));
const ids = (drawn: readonly SampleCandidate[]): string[] => drawn.map(({ claimId }) => claimId);

test('the same seed draws the same invoices in the same order, in whatever order the claims come', () => {
  fc.assert(
    fc.property(
      population,
      fc.string(),
      fc.nat({ max: 70 }),
      fc.constantFrom('invoice', 'amount'),
      (all, seed, wanted, by) => {
        const draw = { seed, wanted, by, numberOf } as const;
        const drawn = ids(drawSample(all, draw));
        expect(ids(drawSample(all.toReversed(), draw))).toEqual(drawn);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.length).toBeLessThanOrEqual(Math.min(wanted, all.length));
        if (by === 'invoice') expect(drawn).toHaveLength(Math.min(wanted, all.length));
      },
    ),
  );
});

test('an invoice that comes later changes no other place of the draw', () => {
  fc.assert(
    fc.property(population, fc.string(), (all, seed) => {
      const draw = { seed, wanted: 1_000, by: 'invoice', numberOf } as const;
      const later = claim('town/late', 5);
      expect(ids(drawSample([...all, later], draw)).filter((id) => id !== 'town/late')).toEqual(
        ids(drawSample(all, draw)),
      );
    }),
  );
});

test('by amount, the öre at each whole interval meets its invoice, and what is larger than an interval is always drawn', () => {
  // 100 + 700 + 200 kronor, four intervals of 250. A seed whose number is nought meets öre 0, 25,000, 50,000 and 75,000.
  const all = [claim('town/a', 100), claim('town/b', 700), claim('town/c', 200)];
  const met = (first: bigint) => ids(drawSample(all, { seed: 's', wanted: 4, by: 'amount', numberOf: () => first }));
  expect(met(0n)).toEqual(['town/a', 'town/b']);
  // The first öre that counts is 99,999 / 4 = 24,999: invoice b; the last is 99,999 of 100,000: invoice c.
  expect(met(99_999n)).toEqual(['town/b', 'town/c']);
  fc.assert(fc.property(fc.bigInt(0n, 10n ** 30n), (first) => expect(met(first)).toContain('town/b')));
});

test('over all beginnings, each krona meets as often as any other: an invoice of ten times the amount is drawn ten times as often', () => {
  const all = [claim('town/a', 1), claim('town/b', 10)];
  const drawn = Array.from({ length: 1_100 }, (_, first) =>
    ids(drawSample(all, { seed: 's', wanted: 1, by: 'amount', numberOf: () => BigInt(first) })),
  ).flat();
  expect(drawn.filter((id) => id === 'town/a')).toHaveLength(100);
  expect(drawn.filter((id) => id === 'town/b')).toHaveLength(1_000);
});

test('the largest come by amount, and equal ones by their ids', () => {
  const all = [claim('town/b', 5), claim('town/c', 9), claim('town/a', 5)];
  expect(ids(largestOf(all, 2))).toEqual(['town/c', 'town/a']);
});
