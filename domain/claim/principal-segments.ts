import { toEpochDay, type CivilDate } from '../kernel/civil-date';
import { Money } from '../kernel/money';
import type { PrincipalSegment } from '../policy/rulebook';
import type { Claim } from './claim';

/**
 * The open principal day by day, from a day to a day. A payment lowers it from its own day on, so that day no longer
 * bears interest on what was paid.
 */
export function principalSegments(
  claim: Claim,
  from: CivilDate,
  to: CivilDate,
  timelyThrough: CivilDate = from,
): PrincipalSegment[] {
  const changes = dayByDay(claim.principalChanges);
  const segments: PrincipalSegment[] = [];
  let principal = Money.zero(claim.invoiced.currency);
  let start = from;
  for (const { on, change } of changes) {
    if (on >= to) break;
    if (on > timelyThrough && on > start) {
      if (principal.isPositive()) segments.push({ from: start, to: on, principal });
      start = on;
    }
    principal = principal.plus(change);
  }
  if (start < to && principal.isPositive()) segments.push({ from: start, to, principal });
  return segments;
}

/** In order of day, one for each; a payment and what was taken back of it leave nothing. */
function dayByDay(changes: Claim['principalChanges']): Claim['principalChanges'] {
  const byDay = new Map<CivilDate, Money>();
  for (const { on, change } of changes) byDay.set(on, byDay.get(on)?.plus(change) ?? change);
  return [...byDay]
    .map(([on, change]) => ({ on, change }))
    .filter(({ change }) => !change.isZero())
    .sort((one, other) => toEpochDay(one.on) - toEpochDay(other.on));
}
