import { keySharesOf } from '../../../domain/claim/key-figures';
import { Money } from '../../../domain/kernel/money';

const none = Money.zero('SEK');

/** The audit's tables: reminders, demands, invoices, hand-overs (S002-61, S002-62, S002-64). */
const audited = (invoices: number, reminders: number, demands: number, handedOver: number) =>
  keySharesOf({
    ...{ invoices, invoiced: none, collected: none },
    steps: [
      { step: 'reminder', taken: reminders, charged: none, received: none },
      { step: 'demand', taken: demands, charged: none, received: none },
      { step: 'hand-over', taken: handedOver, charged: none, received: none },
    ],
  });

test('the shares of 2015 and of January to September 2016 are the audit’s', () => {
  expect(audited(154_598, 9_821, 5_258, 120)).toEqual({
    ...{ remindedOfInvoices: 6.35, demandedOfInvoices: 3.4, paidAfterReminder: 46.46, paidAfterDemand: 97.72 },
  });
  expect(audited(116_480, 8_110, 3_819, 70)).toEqual({
    ...{ remindedOfInvoices: 6.96, demandedOfInvoices: 3.28, paidAfterReminder: 52.91, paidAfterDemand: 98.17 },
  });
});

test('nothing is divided by nought, and a month with more demands than reminders tells no share', () => {
  expect(audited(0, 0, 0, 0)).toEqual({});
  expect(audited(0, 10, 15, 0).paidAfterReminder).toBeUndefined();
});
