import { laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import type { AdoptedPolicies } from './adopted-policies';
import type { StandingChange } from './standing-changes';

/**
 * The approved change that has taken the place of one put forward before it; nothing where there is none. Approved now, the
 * older one would be laid over the newer one. The changes are those of one kind and name, in the order in which they were
 * put forward.
 */
export function overtakenBy(
  changes: readonly StandingChange[],
  changeId: string,
  today: CivilDate,
): StandingChange | undefined {
  const place = changes.findIndex((change) => change.changeId === changeId);
  const change = changes[place];
  if (!change) return undefined;
  const wouldBegin = laterOf(change.validFrom, today);
  return changes
    .slice(place + 1)
    .find((later) => later.state === 'approved' && beginOf(later) <= wouldBegin && !addsTo(change, later));
}

/** Two adoptions of versions of one policy stand beside each other, whichever is approved first. */
function addsTo(change: StandingChange, later: StandingChange): boolean {
  if (change.kind !== 'adopted-policies') return false;
  return (change.contents as AdoptedPolicies).policyId === (later.contents as AdoptedPolicies).policyId;
}

/** Nothing begins before it was approved, unless one person alone laid down the first. */
function beginOf({ validFrom, settledOn = validFrom, alone }: StandingChange): CivilDate {
  return alone ? validFrom : laterOf(validFrom, settledOn);
}
