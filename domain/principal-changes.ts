import type { CivilDate } from './civil-date';
import type { Claim } from './claim';
import type { Money } from './money';

/** With one more change of the open principal; nought is none. */
export function changed(claim: Claim, on: CivilDate, change: Money): Claim['principalChanges'] {
  return change.isZero() ? claim.principalChanges : [...claim.principalChanges, { on, change }];
}
