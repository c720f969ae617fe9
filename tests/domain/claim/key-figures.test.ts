import { keySharesOf } from '../../../domain/claim/key-figures';
import { Money } from '../../../domain/kernel/money';

const none = Money.zero('SEK');
const nothing = { claimed: none, charged: none, received: none };

/** The audit's tables: reminders, demands, invoices, hand-overs (S002-61, S002-62, S002-64). */
const audited = (invoices: number, reminders: number, demands: number, handedOver: number, paid = 0) =>
  keySharesOf({
    ...{ invoices, invoiced: none, collected: none },
    steps: [
      { step: 'reminder', taken: reminders, paid: 0, ...nothing },
      { step: 'demand', taken: demands, paid: 0, ...nothing },
      { step: 'hand-over', taken: handedOver, paid, ...nothing },
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
