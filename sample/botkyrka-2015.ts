import { civilDate } from '../domain/kernel/civil-date';
import type { DebtorRecord } from '../domain/claim/debtor-record';
import { makeOcr } from '../domain/payment/references/ocr';
import { bankingCalendarOf } from '../policies/calendars/banking-calendar';
import { behavioursOfGroup } from './botkyrka-behaviours';
import { BOTKYRKA_2015 } from './botkyrka-plan';
import { PaymentDays } from './payment-days';
import { paymentsOfBehaviour } from './payments-of-behaviour';
import { numberedInvoices, type SampleInvoice } from './sample-invoice';
import { byPaymentDay, type SamplePayment } from './sample-payment';
import { SeededRandom } from './seeded-random';
import { billsOfServices, prefixIn } from './service-bills';

export interface BotkyrkaYear {
  readonly creditorId: string;
  /** Invented, in an invented town: nothing is known of Botkyrka's. */
  readonly debtors: readonly DebtorRecord[];
  /** 154,598, by day of issue. */
  readonly invoices: readonly SampleInvoice[];
  /** By day. Payments of the last invoices run into 2016. All state a right reference. */
  readonly payments: readonly SamplePayment[];
}

/** Bankgirot's own example number, not Botkyrka's. */
const BANKGIRO = '9912346';

/**
 * A year of the size and with the outcome that the audit reports of Botkyrka's 2015: followed up by `se-botkyrka` until
 * 2015-12-31 it gives just the audit's reminders and demands, group by group, and 120 hand-overs. The numbers are in
 * `botkyrka-plan`; the seed picks whose invoices they are, the days and the amounts.
 */
export function botkyrka2015(seed = 2015): BotkyrkaYear {
  const { debtors, bills } = billsOfServices(BOTKYRKA_2015, 'Exempelby', new SeededRandom(seed, 'bills'));
  const invoices = numberedInvoices(bills, (group) => prefixIn(BOTKYRKA_2015, group), makeOcr);
  const days = new PaymentDays(bankingCalendarOf('SE'), civilDate('2015-01-01'), civilDate('2016-12-30'));
  const payments = BOTKYRKA_2015.flatMap((plan) => {
    const random = new SeededRandom(seed, `payments of group ${plan.invoiceGroup}`);
    const ofGroup = invoices.filter(({ invoiceGroup }) => invoiceGroup === plan.invoiceGroup);
    return [...behavioursOfGroup(ofGroup, plan, random)].flatMap(([invoice, behaviour]) =>
      paymentsOfBehaviour({ behaviour, invoices: [invoice], account: BANKGIRO }, days, random),
    );
  });
  return { creditorId: 'botkyrka', debtors, invoices, payments: payments.sort(byPaymentDay) };
}
