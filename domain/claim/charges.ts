import type { CivilDate } from '../kernel/civil-date';
import type { Claim } from './claim';
import { sumOfCosts } from '../policy/case-cost';
import type { ChargedInterest } from './allocation';
import { Money } from '../kernel/money';

/** What was charged on a day, with a step, with an instalment plan or for a case. */
export interface Charge {
  readonly on: CivilDate;
  readonly fee: Money;
  readonly interest: Money;
  readonly interestLines: readonly ChargedInterest[];
  /** As in the events of steps. */
  readonly interestSince?: CivilDate;
  /** Principal that was disputed on the day and bore no interest with this charge. */
  readonly disputed?: Money;
}

/** Every charge that stands, in order of its day. */
export function chargesOf(claim: Claim): readonly Charge[] {
  const { performed, planCharges, caseCosts } = claim;
  if (planCharges.length === 0 && caseCosts.length === 0) return performed;
  const ofCases = caseCosts.map((event) => ({
    ...{ on: event.on, fee: sumOfCosts(event), interest: Money.zero(claim.invoiced.currency) },
    interestLines: [],
  }));
  const charges: readonly Charge[] = [...performed, ...planCharges, ...ofCases];
  return charges.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}

/** The day from which the interest of a charge was counted; undefined for a charge without interest. */
export function interestSinceOf({ interestSince, interestLines }: Charge): CivilDate | undefined {
  return interestSince ?? interestLines[0]?.from;
}
