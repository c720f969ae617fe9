import { Money } from '../domain/kernel/money';
import type { CivilDate } from '../domain/kernel/civil-date';
import type { PlannedGroup } from './botkyrka-plan';
import { dunningDaysOf } from './dunning-days';
import type { PaymentBehaviour } from './payment-behaviour';
import { PlanDoesNotFit } from './plan-does-not-fit';
import type { SampleInvoice } from './sample-invoice';
import type { SeededRandom } from './seeded-random';

const YEAR_END = '2015-12-31' as CivilDate;
const SMALL = Money.of('300.00', 'SEK');
const LARGE = Money.of('400.00', 'SEK');

/**
 * Gives every invoice of a group a behaviour, so that just the planned numbers are reminded, demanded and handed over
 * before the year ends. Only an invoice that is early (and for a hand-over large) enough can be chosen; whoever is
 * chosen for nothing pays by the reminder's day. Debtors in trouble are chosen more often than others.
 */
export function behavioursOfGroup(
  invoices: readonly SampleInvoice[],
  plan: PlannedGroup,
  random: SeededRandom,
): Map<SampleInvoice, PaymentBehaviour> {
  const left = {
    referrals: plan.referrals,
    demands: plan.demands - plan.referrals,
    reminders: plan.reminders - plan.demands,
  };
  const behaviours = new Map<SampleInvoice, PaymentBehaviour>();
  for (const invoice of troubledFirst(invoices, random)) {
    const { reminderOn, demandOn, referralOn } = dunningDaysOf(invoice.dueOn);
    if (left.referrals > 0 && referralOn <= YEAR_END && !LARGE.isOver(invoice.amount)) {
      left.referrals -= 1;
      behaviours.set(invoice, random.inPercent(40) ? 'after-referral' : 'never');
    } else if (left.demands > 0 && demandOn <= YEAR_END) {
      left.demands -= 1;
      behaviours.set(invoice, afterDemand(invoice, referralOn, random));
    } else if (left.reminders > 0 && reminderOn <= YEAR_END) {
      left.reminders -= 1;
      behaviours.set(invoice, 'after-reminder');
    } else {
      behaviours.set(invoice, random.pickWeighted(UNREMINDED));
    }
  }
  const missing = left.referrals + left.demands + left.reminders;
  if (missing > 0) throw new PlanDoesNotFit(`${missing} steps of group ${plan.invoiceGroup} found no invoice.`);
  return behaviours;
}

const UNREMINDED: readonly { item: PaymentBehaviour; weight: number }[] = [
  { item: 'on-time', weight: 940 },
  { item: 'before-reminder', weight: 59 },
  { item: 'twice', weight: 1 },
];

/** A demand that is not followed by a hand-over in the year: paid enough in time, too small, or too late in the year. */
function afterDemand(invoice: SampleInvoice, referralOn: CivilDate, random: SeededRandom): PaymentBehaviour {
  const staysOnList = !invoice.amount.isOver(SMALL);
  if ((staysOnList || referralOn > YEAR_END) && random.inPercent(50)) return 'never';
  return random.pickWeighted(AFTER_DEMAND);
}

const AFTER_DEMAND: readonly { item: PaymentBehaviour; weight: number }[] = [
  { item: 'after-demand-in-full', weight: 80 },
  // What is left of fee and interest is far from SEK 500.
  { item: 'after-demand-without-charges', weight: 12 },
  { item: 'after-demand-without-interest', weight: 8 },
];

function troubledFirst(invoices: readonly SampleInvoice[], random: SeededRandom): SampleInvoice[] {
  const easeOf = new Map<string, number>();
  const keyed = invoices.map((invoice) => {
    const ease = easeOf.get(invoice.debtorId) ?? random.integer(1, 20);
    easeOf.set(invoice.debtorId, ease);
    return { invoice, key: ease * random.integer(1, 1_000_000) };
  });
  return keyed.sort((one, other) => one.key - other.key).map(({ invoice }) => invoice);
}
