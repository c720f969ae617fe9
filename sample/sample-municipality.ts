import { civilDate } from '../domain/kernel/civil-date';
import { makeOcr } from '../domain/payment/references/ocr';
import { bankingCalendarOf } from '../policies/calendars/banking-calendar';
import { assignBehaviours } from './assigned-behaviours';
import { PaymentDays } from './payment-days';
import { paymentsOfBehaviour } from './payments-of-behaviour';
import { PlanDoesNotFit } from './plan-does-not-fit';
import { bankFilesOf } from './sample-bank-files';
import { numberedInvoices, type SampleInvoice } from './sample-invoice';
import type { SamplePortfolio } from './sample-portfolio';
import type { SamplePayment } from './sample-payment';
import { billsOfServices, prefixIn } from './service-bills';
import { SeededRandom } from './seeded-random';
import { SJOVIK_BEHAVIOURS } from './sjovik-behaviours';
import { SJOVIK_BILLING } from './sjovik-billing';
import { SJOVIK, SJOVIK_BANKGIRO, SJOVIK_IBAN } from './sjovik-creditor';
import { CASE_STORIES, deferredDueDate, factsOfStory, type CaseStory } from './sjovik-stories';

/** Their payers use the municipality's bank account, whose movements come as camt.054. */
const GROUPS_ON_BANK_ACCOUNT = ['64', '66'];

/**
 * Sjövik, an invented municipality, and its year 2015: what `npm start` registers. Some 640 invoices over all eight
 * groups of the audit and the three special ones; nine out of ten are paid in time, and the rest in every way in which
 * payments go wrong. The plan of who does what is in `sjovik-behaviours` and `sjovik-stories`; the seed picks the
 * invoices, days and amounts. The same seed gives the same bytes.
 */
export function sampleMunicipality(seed = 2015): SamplePortfolio {
  const { debtors, bills } = billsOfServices(SJOVIK_BILLING, SJOVIK.city, new SeededRandom(seed, 'bills'));
  const invoices = numberedInvoices(bills, (group) => prefixIn(SJOVIK_BILLING, group), makeOcr);
  const random = new SeededRandom(seed, 'payments');
  const stories = storiesOf(invoices, random);
  const days = new PaymentDays(bankingCalendarOf('SE'), civilDate('2015-01-01'), civilDate('2016-12-30'));
  const names = new Map(debtors.map(({ debtorId, name }) => [debtorId, name]));

  const payments: SamplePayment[] = [];
  for (const [group, plan] of Object.entries(SJOVIK_BEHAVIOURS)) {
    const ofGroup = invoices.filter((invoice) => invoice.invoiceGroup === group && !stories.has(invoice));
    for (const assigned of assignBehaviours(ofGroup, plan, random)) {
      payments.push(...paymentsOfBehaviour({ ...assigned, ...payerOf(assigned.invoices[0], names) }, days, random));
    }
  }
  for (const [invoice, story] of stories) {
    if (story !== 'kept-deferral') continue;
    const on = bankingCalendarOf('SE').nextBankingDayFrom(deferredDueDate(invoice));
    const references = [{ reference: invoice.paymentReference }];
    payments.push({ on, kind: 'payment', amount: invoice.amount, references, ...payerOf(invoice, names) });
  }
  const facts = [...stories].flatMap(([invoice, story]) => factsOfStory(story, invoice));
  facts.sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
  return { creditor: SJOVIK, debtors, invoices, bankFiles: bankFilesOf(payments, 'SEK'), facts, bankGate: [] };
}

/** One invoice for each story: a large single invoice of the first half-year, whose debtor has no other. */
function storiesOf(invoices: readonly SampleInvoice[], random: SeededRandom): Map<SampleInvoice, CaseStory> {
  const early = invoices.filter(({ invoiceGroup, issuedOn, amount }) => {
    return invoiceGroup === '61' && issuedOn < '2015-07-01' && amount.toMinorUnits() >= 75_000n;
  });
  if (early.length < CASE_STORIES.length) throw new PlanDoesNotFit('There are fewer early invoices than stories.');
  const chosen = random.shuffled(early);
  return new Map(CASE_STORIES.map((story, index) => [chosen[index] as SampleInvoice, story]));
}

function payerOf(invoice: SampleInvoice, names: ReadonlyMap<string, string>): { account: string; payerName: string } {
  const account = GROUPS_ON_BANK_ACCOUNT.includes(invoice.invoiceGroup) ? SJOVIK_IBAN : SJOVIK_BANKGIRO;
  return { account, payerName: names.get(invoice.debtorId) ?? '' };
}
