import { addDays, type CivilDate } from '../domain/kernel/civil-date';
import { Money } from '../domain/kernel/money';
import { fikLine, makeFik } from '../domain/payment/references/fik';
import { bankingCalendarOf } from '../policies/calendars/banking-calendar';
import type { DanishBehaviour } from './danish-behaviour';
import { DANISH_CREDITOR, DANISH_CREDITOR_NUMBER, DANISH_IBAN } from './danish-creditor';
import { danishRunDaysOf } from './danish-run-days';
import type { PaymentDays } from './payment-days';
import type { SampleInvoice } from './sample-invoice';
import type { SamplePayment } from './sample-payment';
import type { SeededRandom } from './seeded-random';

/**
 * The payments that a behaviour leads to. A run can wait two days for the bank, so payments after a reminder leave some
 * days to it.
 */
export function danishPaymentsOf(
  behaviour: DanishBehaviour,
  invoice: SampleInvoice,
  payerName: string,
  days: PaymentDays,
  random: SeededRandom,
): SamplePayment[] {
  const { firstReminderOn, secondReminderOn, acceptanceAskedOn } = danishRunDaysOf(invoice.dueOn);
  const { amount, paymentReference } = invoice;
  const within = (from: CivilDate, to: CivilDate): CivilDate => days.within(random, from, to);
  const inTime = (): CivilDate => within(addDays(invoice.issuedOn, 2), invoice.dueOn);
  const pay = (on: CivilDate, differing: Partial<SamplePayment> = {}): SamplePayment => ({
    on,
    kind: 'payment',
    account: DANISH_IBAN,
    amount,
    references: [{ reference: paymentReference }],
    payerName,
    ...differing,
  });
  switch (behaviour) {
    case 'in-time':
      return [pay(inTime())];
    case 'last-timely-day':
      return [pay(bankingCalendarOf('DK').nextBankingDayFrom(invoice.dueOn))];
    case 'reference-in-text':
      return [pay(inTime(), { references: [], text: [fikLine('71', paymentReference, DANISH_CREDITOR_NUMBER)] })];
    case 'after-first-reminder':
      return [pay(within(addDays(firstReminderOn, 4), addDays(secondReminderOn, -1)))];
    case 'after-second-reminder':
      return [pay(within(addDays(secondReminderOn, 4), addDays(acceptanceAskedOn, -1)))];
    case 'part':
      return [pay(inTime(), { amount: Money.ofMinorUnits(amount.toMinorUnits() / 2n, 'DKK') })];
    case 'twice': {
      const first = inTime();
      return [pay(first), pay(within(addDays(first, 1), addDays(first, 14)))];
    }
    case 'unknown-reference':
      return [pay(inTime(), { references: [{ reference: makeFik('71', `98${random.integer(100_000, 999_999)}`) }] })];
    case 'no-reference':
      return [pay(inTime(), { references: [], text: [`Regning fra ${DANISH_CREDITOR.name}`] })];
    case 'paid-after-hand-over':
      return [pay(within(addDays(acceptanceAskedOn, 25), addDays(acceptanceAskedOn, 50)))];
    case 'flagged-between-reminders':
      return [pay(within(addDays(firstReminderOn, 60), addDays(firstReminderOn, 75)))];
    case 'never-accepted':
    case 'never-accepted-on-saturday':
    case 'never-declined':
    case 'never-unanswered':
    case 'flagged':
    case 'flag-taken-away':
      return [];
  }
}
