import type { CivilDate } from '../kernel/civil-date';
import type { StatusEffects } from '../decisions/decision-events';
import type { DebtorStatus } from '../policy/policy';
import type { Claim } from './claim';

/** How one of those who owe the claim stands, and what the law makes of it. */
export interface Situation {
  /** Absent for the claim's own debtor. */
  readonly debtorId?: string;
  readonly status: DebtorStatus;
  readonly effects?: StatusEffects;
}

type Owed = Pick<Claim, 'debtorStatus' | 'statusEffects' | 'liableDebtorIds' | 'liableStatuses'>;

/** Of everybody who owes the claim: its own debtor first. */
export function situationsOf({ debtorStatus, statusEffects, liableDebtorIds, liableStatuses }: Owed): Situation[] {
  const own: Situation = { status: debtorStatus, ...(statusEffects && { effects: statusEffects }) };
  const others = liableDebtorIds.map(
    (debtorId) =>
      liableStatuses.find((known) => known.debtorId === debtorId) ?? { debtorId, status: 'ordinary' as const },
  );
  return [own, ...others];
}

/** What the law stops for the claim: nothing while one who owes it may be asked, now or later. */
export function stoppedByLaw(claim: Owed): StatusEffects | undefined {
  return situationsOf(claim).every(({ effects }) => effects?.stops) ? claim.statusEffects : undefined;
}

/** The day through which nobody who owes the claim may be asked; undefined when somebody may. */
export function respiteOf(claim: Owed): CivilDate | undefined {
  const asked = situationsOf(claim).filter(({ effects }) => !effects?.stops);
  const days = asked.map(({ effects }) => effects?.waitsThrough);
  const stayed = days.flatMap((day) => day ?? []);
  return stayed.length < days.length ? undefined : stayed.toSorted()[0];
}

/** Every day on which a respite of one who owes the claim ends. */
export function respitesOf(claim: Owed): CivilDate[] {
  return situationsOf(claim).flatMap(({ effects }) => effects?.waitsThrough ?? []);
}

/** Those who may not be asked on a day, while others may. */
export function stayedOn(claim: Owed, day: CivilDate): Situation[] {
  const situations = situationsOf(claim);
  const stayed = situations.filter(
    ({ effects }) => effects?.stops === true || (effects?.waitsThrough !== undefined && effects.waitsThrough >= day),
  );
  return stayed.length < situations.length ? stayed : [];
}
