import fc from 'fast-check';
import { ReceivedPayments, type ReceivedPayment } from '../../domain/claim/received-payments';
import { addDays, civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';

const zero = Money.zero('SEK');
const one = Money.of('1.00', 'SEK');

function payment(paymentId: string, days: number, as: 'part' | 'moved' | 'too much' = 'part'): ReceivedPayment {
  const allocation = { fee: zero, interest: zero, principal: zero, refund: zero };
  return {
    ...{ paymentId, on: addDays(civilDate('2016-01-01'), days), amount: one },
    allocation: { ...allocation, [as === 'too much' ? 'refund' : 'principal']: one },
    ...(as === 'moved' && { decisionId: 'a move' }),
  };
}

/** What the list should say, worked out from plain items. */
function expectSame(list: ReceivedPayments, plain: readonly ReceivedPayment[]): void {
  expect([...list]).toEqual(plain);
  expect(list.length).toBe(plain.length);
  const parts = plain.filter(({ decisionId, allocation }) => !decisionId && allocation.principal.isPositive());
  expect([...list.partPaidOn].sort()).toEqual([...new Set(parts.map(({ on }) => on))].sort());
}

test('whichever list grows, every earlier one stays as it was', () => {
  const kinds = fc.constantFrom('part' as const, 'moved' as const, 'too much' as const);
  const growth = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 5 }), kinds), { maxLength: 60 });
  fc.assert(
    fc.property(growth, (steps) => {
      const made: [ReceivedPayments, ReceivedPayment[]][] = [[ReceivedPayments.of(), []]];
      for (const [number, [which, days, kind]] of steps.entries()) {
        const [list, plain] = made[which % made.length] as [ReceivedPayments, ReceivedPayment[]];
        const added = payment(`payment ${number}`, days, kind);
        made.push([list.with(added), [...plain, added]]);
      }
      for (const [list, plain] of made) expectSame(list, plain);
    }),
  );
});

test('a payment is found in the lists that have it, and in no earlier one', () => {
  const before = ReceivedPayments.of([payment('first', 0)]);
  const after = before.with(payment('second', 1));
  expect(before.get('second')).toBeUndefined();
  expect(after.get('second')?.on).toBe('2016-01-02');
  expect(after.get('first')?.on).toBe('2016-01-01');
  expect(JSON.parse(JSON.stringify(before))).toHaveLength(1);
});
