import { keySharesOf } from '../../../domain/claim/key-figures';
import { Money } from '../../../domain/kernel/money';

const none = Money.zero('SEK');
const nothing = { claimed: none, charged: none, received: none };

/** The audit's tables: reminders, demands, invoices, hand-overs (S002-61, S002-62, S002-64). */
const audited = (invoices: number, reminders: number, demands: number, handedOver: number, paid = 0) =>
  keySharesOf({
    ...{ invoices, invoiced: none, credited: none, collected: none, chargesPaid: none },
    steps: [
      { step: 'reminder', taken: reminders, behind: 0, paid: 0, ...nothing },
      { step: 'demand', taken: demands, behind: demands, paid: 0, ...nothing },
      { step: 'hand-over', taken: handedOver, behind: handedOver, paid, ...nothing },
    ],
  });

test('the shares of 2015 and of January to September 2016 are the audit’s', () => {
  expect(audited(154_598, 9_821, 5_258, 120)).toEqual({
    ...{
      remindedOfInvoices: 6.35,
      demandedOfInvoices: 3.4,
      paidAfterReminder: 46.46,
      paidAfterDemand: 97.72,
      paidAfterHandOver: 0,
    },
  });
  expect(audited(116_480, 8_110, 3_819, 70)).toEqual({
    ...{
      remindedOfInvoices: 6.96,
      demandedOfInvoices: 3.28,
      paidAfterReminder: 52.91,
      paidAfterDemand: 98.17,
      paidAfterHandOver: 0,
    },
  });
});

test('of 120 claims handed over, the 30 that were paid since are a quarter', () => {
  expect(audited(154_598, 9_821, 5_258, 120, 30).paidAfterHandOver).toBe(25);
});

test('nothing is divided by nought, and a month with more demands than reminders tells no share', () => {
  expect(audited(0, 0, 0, 0)).toEqual({});
  expect(audited(0, 10, 15, 0).paidAfterReminder).toBeUndefined();
});

test('a demand without a reminder before it says nothing of what reminders bring', () => {
  const taken = { paid: 0, ...nothing };
  const shares = keySharesOf({
    ...{ invoices: 100, invoiced: none, credited: none, collected: none, chargesPaid: none },
    // Of 40 reminded invoices 10 were demanded; 50 of childcare are demanded at once.
    steps: [
      { step: 'reminder', taken: 40, behind: 0, ...taken },
      { step: 'demand', taken: 60, behind: 10, ...taken },
    ],
  });
  expect(shares.paidAfterReminder).toBe(75);
});

test('more reminders than invoices of a month are of invoices before it, and are no share of these', () => {
  expect(audited(10, 15, 5, 0).remindedOfInvoices).toBeUndefined();
  expect(audited(10, 15, 5, 0).demandedOfInvoices).toBe(50);
});

test('what was credited is owed by nobody: the collection rate is of the rest', () => {
  const sek = (amount: string): Money => Money.of(amount, 'SEK');
  const amounts = {
    invoiced: sek('1000.00'),
    credited: sek('400.00'),
    collected: sek('600.00'),
    chargesPaid: sek('60.00'),
  };
  expect(keySharesOf({ invoices: 1, ...amounts, steps: [] }).collected).toBe(100);
});
