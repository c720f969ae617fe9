import fc from 'fast-check';
import { addDays } from '../../../domain/kernel/civil-date';
import { decide } from '../../../domain/claim/decide';
import { foldedOn, live, register, type GivenInvoice, type Happening } from '../life';
import { Money } from '../../../domain/kernel/money';
import { invoices, liveRoughly, RUNS, stories } from './stories';

test('deciding is pure: the same answer twice, and nothing that was given is changed', () => {
  fc.assert(
    fc.property(invoices, stories, (given, told) => {
      for (const { before, command, today } of liveRoughly(given, told, 5)) {
        const wordsBefore = JSON.stringify([before, command]);
        const once = JSON.stringify(decide(deeplyFrozen(before), deeplyFrozen(command), given.rulebook, today));
        expect(JSON.stringify(decide(before, command, given.rulebook, today))).toBe(once);
        expect(JSON.stringify([before, command])).toBe(wordsBefore);
      }
    }),
    RUNS,
  );
});

test('no order of commands makes a claim throw, however foolish', () => {
  fc.assert(
    fc.property(invoices, fc.array(stories, { maxLength: 3 }), (given, tales) => {
      let claim = register(given);
      let today = given.issuedOn;
      for (const { command, day } of tales.flat()) {
        today = addDays(given.dueOn, day);
        const { rulebook } = given;
        const answer = decide(claim, command(given.dueOn, rulebook.policy.currency, claim, rulebook), rulebook, today);
        if ('events' in answer) claim = foldedOn(claim, answer.events);
      }
    }),
    RUNS,
  );
});

describe('facts of one day', () => {
  const day = fc.integer({ min: -10, max: 60 });
  const parts = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 2, maxLength: 5 });

  test('payments of one day leave the same amounts open, whatever their order', () => {
    fc.assert(
      fc.property(invoices, day, parts, (given, offset, minorUnits) => {
        const payments = minorUnits.map((units, number) => payment(given, offset, units, number));
        const forwards = live(given, addDays(given.dueOn, 150), ...payments);
        const backwards = live(given, addDays(given.dueOn, 150), ...[...payments].reverse());
        expect([backwards.balance, backwards.refund, backwards.diary]).toEqual([
          forwards.balance,
          forwards.refund,
          forwards.diary,
        ]);
      }),
      RUNS,
    );
  });

  test('a payment and the reversal of an earlier one leave the same, whichever is told first', () => {
    fc.assert(
      fc.property(invoices, day, parts, (given, offset, minorUnits) => {
        const earlier = minorUnits.map((units, number) => payment(given, offset, units, number));
        const later = payment(given, offset + 20, 40_000, 99);
        const bounced = reversal(given, offset + 20, minorUnits[0]!, 0);
        const until = addDays(given.dueOn, 150);
        const one = live(given, until, ...earlier, later, bounced);
        const other = live(given, until, ...earlier, bounced, later);
        expect([one.balance, one.refund]).toEqual([other.balance, other.refund]);
      }),
      RUNS,
    );
  });
});

test('a payment that becomes known late leaves the same amounts open as if it had been known in time', () => {
  const offsets = fc.array(
    fc.record({ on: fc.integer({ min: -10, max: 60 }), delay: fc.nat(60), units: fc.integer({ min: 1, max: 90_000 }) }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(invoices, offsets, (given, told) => {
      const inTime = told.map(({ on, units }, number) => payment(given, on, units, number));
      const late = inTime.map((happening, index) => delayed(happening, told[index]!.delay));
      const until = addDays(given.dueOn, 150);
      const [known, unknown] = [live(given, until, ...inTime), live(given, until, ...late)];
      expect([unknown.balance, unknown.refund]).toEqual([known.balance, known.refund]);
    }),
    RUNS,
  );
});

function payment(given: GivenInvoice, offset: number, units: number, number: number): Happening {
  const receivedOn = addDays(given.dueOn, offset);
  const amount = Money.ofMinorUnits(units, given.rulebook.policy.currency);
  return { knownOn: receivedOn, command: { type: 'ReceivePayment', paymentId: `p${number}`, receivedOn, amount } };
}

function reversal(given: GivenInvoice, offset: number, units: number, number: number): Happening {
  const reversedOn = addDays(given.dueOn, offset);
  const amount = Money.ofMinorUnits(units, given.rulebook.policy.currency);
  return {
    knownOn: reversedOn,
    command: { type: 'ReversePayment', reversalId: `r${number}`, reversedOn, amount, paymentId: `p${number}` },
  };
}

function delayed(happening: Happening, days: number): Happening {
  return 'command' in happening ? { ...happening, knownOn: addDays(happening.knownOn, days) } : happening;
}

function deeplyFrozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deeplyFrozen(part);
  return Object.freeze(value);
}
