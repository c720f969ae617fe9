import type { CivilDate } from '../kernel/civil-date';
import type { Claim } from './claim';
import type { Money } from '../kernel/money';

/** With one more change of the open principal; nought is none. */
export function changed(claim: Claim, on: CivilDate, change: Money): Claim['principalChanges'] {
  return change.isZero() ? claim.principalChanges : [...claim.principalChanges, { on, change }];
}
