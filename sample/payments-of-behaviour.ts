import { addDays, earlierOf, laterOf, type CivilDate } from '../domain/kernel/civil-date';
import { Money, sumOf } from '../domain/kernel/money';
import { COLLECTION_FEE, demandedAmount } from './demanded-amount';
import { dunningDaysOf } from './dunning-days';
import type { PaymentBehaviour } from './payment-behaviour';
import type { PaymentDays } from './payment-days';
import type { SampleInvoice } from './sample-invoice';
import type { SamplePayment } from './sample-payment';
import type { SeededRandom } from './seeded-random';
import { digitMistyped, referenceOfNobody } from './wrong-references';

/** One debtor's invoice, or two that the debtor pays together, the older first. */
export interface PayingCase {
  readonly behaviour: PaymentBehaviour;
  readonly invoices: readonly [SampleInvoice, ...SampleInvoice[]];
  readonly account: string;
  readonly payerName?: string;
}

/** The payments that a behaviour leads to, on banking days that the dunning days of the invoice leave for it. */
export function paymentsOfBehaviour(paying: PayingCase, days: PaymentDays, random: SeededRandom): SamplePayment[] {
  const [invoice] = paying.invoices;
  const { reminderOn, demandOn, referralOn } = dunningDaysOf(invoice.dueOn);
  const reference = [{ reference: invoice.paymentReference }];
  const on = (from: CivilDate, to: CivilDate): CivilDate => days.within(random, from, to);
  const pay = (day: CivilDate, amount: Money, differing: Partial<SamplePayment> = {}): SamplePayment => ({
    on: day,
    kind: 'payment',
    account: paying.account,
    amount,
    references: reference,
    ...(paying.payerName !== undefined && { payerName: paying.payerName }),
    ...differing,
  });
  const inTime = (): CivilDate => on(addDays(invoice.issuedOn, 3), invoice.dueOn);
  const reminded = (): CivilDate => on(addDays(reminderOn, 1), demandOn);
  const demanded = (): CivilDate => on(addDays(demandOn, 2), addDays(referralOn, -1));

  switch (paying.behaviour) {
    case 'on-time':
      return [pay(inTime(), invoice.amount)];
    case 'before-reminder':
      return [pay(on(addDays(invoice.dueOn, 4), reminderOn), invoice.amount)];
    case 'after-reminder':
      return [pay(reminded(), invoice.amount)];
    case 'after-demand-in-full':
      return [pay(demanded(), demandedAmount(invoice))];
    case 'after-demand-without-charges':
      return [pay(demanded(), invoice.amount)];
    case 'after-demand-without-interest':
      return [pay(demanded(), invoice.amount.plus(COLLECTION_FEE))];
    case 'part-before-demand':
      return [pay(inTime(), halfOf(invoice.amount))];
    case 'part-after-demand':
      return [pay(demanded(), halfOf(invoice.amount).plus(COLLECTION_FEE))];
    case 'after-referral':
      return [pay(on(addDays(referralOn, 10), addDays(referralOn, 40)), demandedAmount(invoice))];
    case 'never':
      return [];
    case 'twice': {
      const first = inTime();
      return [pay(first, invoice.amount), pay(on(addDays(first, 1), addDays(first, 14)), invoice.amount)];
    }
    case 'too-much':
      return [pay(inTime(), invoice.amount.plus(Money.ofMinorUnits(random.integer(100, 9_900), 'SEK')))];
    case 'unknown-reference':
      return [
        pay(inTime(), invoice.amount, { references: [{ reference: referenceOfNobody(random) }] }),
        pay(reminded(), invoice.amount),
      ];
    case 'mistyped-reference': {
      const mistyped = digitMistyped(invoice.paymentReference, random);
      return [pay(inTime(), invoice.amount, { references: [{ reference: mistyped }], referenceCode: '5' })];
    }
    case 'no-reference':
      return [pay(inTime(), invoice.amount, { references: [], text: ['Avgift till kommunen'] })];
    case 'number-in-text':
      return [pay(inTime(), invoice.amount, { references: [], text: [invoice.invoiceNumber, 'Tack'] })];
    case 'invoice-number':
      return [
        pay(inTime(), invoice.amount, { references: [{ reference: invoice.invoiceNumber }], referenceCode: '5' }),
      ];
    case 'taken-back': {
      const first = inTime();
      const back = on(addDays(first, 2), addDays(first, 12));
      return [pay(first, invoice.amount), pay(back, invoice.amount, { kind: 'taken-back' })];
    }
    case 'two-split':
    case 'two-unsplit':
    case 'two-too-little':
      return [together(paying, pay, on)];
  }
}

/** Both invoices at once: when the second has come, and before the first is reminded. */
function together(
  { behaviour, invoices }: PayingCase,
  pay: (day: CivilDate, amount: Money, differing: Partial<SamplePayment>) => SamplePayment,
  on: (from: CivilDate, to: CivilDate) => CivilDate,
): SamplePayment {
  const [first] = invoices;
  const [latest] = invoices
    .map(({ issuedOn }) => issuedOn)
    .sort()
    .reverse();
  const { reminderOn } = dunningDaysOf(first.dueOn);
  const day = on(earlierOf(laterOf(first.dueOn, addDays(latest ?? first.issuedOn, 1)), reminderOn), reminderOn);
  const sum = sumOf(
    invoices.map(({ amount }) => amount),
    first.amount.currency,
  );
  const amount = behaviour === 'two-too-little' ? sum.minus(halfOf(first.amount)) : sum;
  const references = invoices.map(({ paymentReference, amount: part }) => ({
    reference: paymentReference,
    ...(behaviour === 'two-split' && { amount: part }),
  }));
  return pay(day, amount, { references });
}

/** Whole öre; an odd one stays unpaid. */
function halfOf(amount: Money): Money {
  return Money.ofMinorUnits(amount.toMinorUnits() / 2n, amount.currency);
}
