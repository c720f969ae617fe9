import type { CivilDate } from '../kernel/civil-date';
import type { Claim } from './claim';
import type { ChargedInterest } from './allocation';
import type { Money } from '../kernel/money';

/** What was charged on a day, with a step or with an instalment plan. */
export interface Charge {
  readonly on: CivilDate;
  readonly fee: Money;
  readonly interest: Money;
  readonly interestLines: readonly ChargedInterest[];
  /** Principal that was disputed on the day and bore no interest with this charge. */
  readonly disputed?: Money;
}

/** Every charge that stands, in order of its day. */
export function chargesOf(claim: Claim): readonly Charge[] {
  if (claim.planCharges.length === 0) return claim.performed;
  const charges: readonly Charge[] = [...claim.performed, ...claim.planCharges];
  return charges.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}
