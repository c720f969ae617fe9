import { Money } from '../domain/kernel/money';
import { PAIRED_BEHAVIOURS, type PaymentBehaviour } from './payment-behaviour';
import { PlanDoesNotFit } from './plan-does-not-fit';
import type { SampleInvoice } from './sample-invoice';
import type { SeededRandom } from './seeded-random';
import type { PlannedBehaviour } from './sjovik-behaviours';

/** An invoice, or two paid together, and how its debtor deals with it. */
export interface AssignedBehaviour {
  readonly behaviour: PaymentBehaviour;
  readonly invoices: readonly [SampleInvoice, ...SampleInvoice[]];
}

/** At most this, a demand (with its SEK 180 and some interest) stays under the SEK 500 of a hand-over. */
const SMALL = Money.of('300.00', 'SEK');
/** From this on, a demand is over SEK 500. */
const LARGE = Money.of('400.00', 'SEK');

/** Gives each planned behaviour to invoices of the group picked by chance, and `on-time` to all that are left. */
export function assignBehaviours(
  groupInvoices: readonly SampleInvoice[],
  plan: readonly PlannedBehaviour[],
  random: SeededRandom,
): AssignedBehaviour[] {
  const free = new Set(random.shuffled(groupInvoices));
  const assigned: AssignedBehaviour[] = [];
  // Pairs first: they need two invoices of one debtor that nobody else has taken.
  const pairsFirst = [...plan].sort((one, other) => Number(isPaired(other)) - Number(isPaired(one)));
  for (const planned of pairsFirst) {
    for (let left = planned.invoices; left > 0; left -= isPaired(planned) ? 2 : 1) {
      const invoices = isPaired(planned) ? takePair(free) : takeOne(free, planned);
      if (!invoices) throw new PlanDoesNotFit(`No invoice is left for ${planned.behaviour}.`);
      assigned.push({ behaviour: planned.behaviour, invoices });
    }
  }
  for (const invoice of free) assigned.push({ behaviour: 'on-time', invoices: [invoice] });
  return assigned;
}

function isPaired({ behaviour }: PlannedBehaviour): boolean {
  return PAIRED_BEHAVIOURS.includes(behaviour);
}

function takeOne(free: Set<SampleInvoice>, { amount }: PlannedBehaviour): [SampleInvoice] | undefined {
  for (const invoice of free) {
    if (amount === 'small' && invoice.amount.isOver(SMALL)) continue;
    if (amount === 'large' && LARGE.isOver(invoice.amount)) continue;
    free.delete(invoice);
    return [invoice];
  }
  return undefined;
}

/** An invoice and the debtor's next one, issued about when the first falls due. */
function takePair(free: Set<SampleInvoice>): [SampleInvoice, SampleInvoice] | undefined {
  for (const first of free) {
    const month = first.dueOn.slice(0, 7);
    for (const second of free) {
      if (second.debtorId !== first.debtorId || second === first || !second.issuedOn.startsWith(month)) continue;
      free.delete(first);
      free.delete(second);
      return [first, second];
    }
  }
  return undefined;
}
