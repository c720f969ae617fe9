import { addDays, civilDate } from '../domain/kernel/civil-date';
import { Money } from '../domain/kernel/money';
import type { DebtorRecord } from '../domain/claim/debtor-record';
import { makeFik } from '../domain/payment/references/fik';
import { bankingCalendarOf } from '../policies/calendars/banking-calendar';
import { DANISH_BEHAVIOURS, type DanishBehaviour } from './danish-behaviour';
import { DANISH_CREDITOR } from './danish-creditor';
import { DANISH_BANK_GATE, danishFactsOf } from './danish-facts';
import { danishPaymentsOf } from './danish-payments';
import { inventedDane } from './invented-danes';
import { PaymentDays } from './payment-days';
import { bankFilesOf } from './sample-bank-files';
import { numberedInvoices, type SampleBill } from './sample-invoice';
import type { SamplePortfolio } from './sample-portfolio';
import { SeededRandom } from './seeded-random';

const DEBTORS = 40;
const BILLS_A_DEBTOR = 3;
const FIRST_DAY = civilDate('2015-01-01');

/** The policy keeps no list of groups: any code is taken. */
const GROUPS = ['gebyr', 'tilsyn', 'leje'];

/**
 * Klitstyrelsen, an invented state agency, and its 120 invoices of 2015 under `dk-statens-administration`: payment
 * identifications of card type 71, payments in camt.054, the client's marks and answers, and two runs that wait for the
 * bank. The same seed gives the same bytes.
 */
export function danishPortfolio(seed = 2015): SamplePortfolio {
  const { debtors, bills } = danishBills(new SeededRandom(seed, 'Danish bills'));
  const invoices = numberedInvoices(
    bills,
    (group) => String(51 + GROUPS.indexOf(group)),
    (number) => makeFik('71', number),
  );
  const names = new Map(debtors.map(({ debtorId, name }) => [debtorId, name]));
  const random = new SeededRandom(seed, 'Danish payments');
  const days = new PaymentDays(bankingCalendarOf('DK'), civilDate('2015-01-01'), civilDate('2016-12-30'));
  const behaviours = plannedBehaviours(invoices.length);
  const courses = random.shuffled(invoices).map((invoice, index) => {
    const behaviour = behaviours[index] ?? 'in-time';
    return {
      payments: danishPaymentsOf(behaviour, invoice, names.get(invoice.debtorId) ?? '', days, random),
      facts: danishFactsOf(behaviour, invoice),
    };
  });
  const payments = courses.flatMap((course) => course.payments);
  const facts = courses.flatMap((course) => course.facts);
  facts.sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
  const bankFiles = bankFilesOf(payments, 'DKK');
  return { creditor: DANISH_CREDITOR, debtors, invoices, bankFiles, facts, bankGate: DANISH_BANK_GATE };
}

function danishBills(random: SeededRandom): { debtors: DebtorRecord[]; bills: SampleBill[] } {
  const debtors = Array.from({ length: DEBTORS }, (_none, index) => inventedDane(random, index + 1));
  const bills = debtors.flatMap(({ debtorId }) =>
    Array.from({ length: BILLS_A_DEBTOR }, () => {
      const issuedOn = bankingCalendarOf('DK').nextBankingDayFrom(addDays(FIRST_DAY, random.integer(0, 360)));
      const amount = Money.ofMinorUnits(random.integer(22_500, 1_845_075), 'DKK');
      return { debtorId, invoiceGroup: random.pick(GROUPS), issuedOn, dueOn: addDays(issuedOn, 30), amount };
    }),
  );
  return { debtors, bills };
}

/** One entry an invoice; those beyond the plan are paid in time. */
function plannedBehaviours(invoices: number): readonly DanishBehaviour[] {
  const planned = DANISH_BEHAVIOURS.flatMap((plan) => Array<DanishBehaviour>(plan.invoices).fill(plan.behaviour));
  if (planned.length > invoices) throw new RangeError(`The plan asks for ${planned.length} of ${invoices} invoices.`);
  return planned;
}
