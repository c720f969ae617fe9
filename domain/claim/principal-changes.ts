import type { CivilDate } from '../kernel/civil-date';
import type { Claim } from './claim';
import type { Money } from '../kernel/money';

/** With one more change of the open principal; nought is none. What changes on the day of the latest change is added to it. */
export function changed(claim: Claim, on: CivilDate, change: Money): Claim['principalChanges'] {
  const { principalChanges } = claim;
  if (change.isZero()) return principalChanges;
  const last = principalChanges.at(-1);
  if (last?.on !== on || principalChanges.length === 1) return [...principalChanges, { on, change }];
  return [...principalChanges.slice(0, -1), { on, change: last.change.plus(change) }];
}
