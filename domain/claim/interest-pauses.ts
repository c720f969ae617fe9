import { laterOf, type CivilDate } from '../kernel/civil-date';
import { Money } from '../kernel/money';
import type { PlanAgreed, PlanReinstated } from '../decisions/decision-events';
import type { Claim, InterestPause } from './claim';
import type { UncoveredInstalment } from './plan-steps';

type Pauses = Pick<Claim, 'interestPauses'>;

/** From the agreement interest stands still on what the plan covers, where the policy says so. */
export function pausedBy(claim: Claim, { on, decisionId, disputed, interestAgain }: PlanAgreed): Pauses {
  const before = endedBy(claim, on);
  const { interestPauses: earlier = [] } = before;
  if (!interestAgain) return before;
  const beside = disputed ?? Money.zero(claim.invoiced.currency);
  return { interestPauses: [...earlier, { decisionId, from: on, beside, again: interestAgain }] };
}

/** What stood still before the plan had ended stands still again. */
export function pausedAnew(claim: Claim, { on, decisionId, interestStandsStill }: PlanReinstated): Pauses {
  const last = claim.interestPauses?.at(-1);
  if (!interestStandsStill || !last) return {};
  const { beside, again } = last;
  const from = last.to ? laterOf(on, last.to) : on;
  return { interestPauses: [...(claim.interestPauses ?? []), { decisionId, from, beside, again }] };
}

/** The day from which interest runs again when the plan ends on a day; undefined where interest did not stand still. */
export function interestAgainFrom(claim: Claim, missed: UncoveredInstalment, today: CivilDate): CivilDate | undefined {
  const pause = standingPause(claim);
  if (!pause) return undefined;
  switch (pause.again) {
    case 'from-agreement':
      return pause.from;
    case 'from-missed-instalment':
      return laterOf(pause.from, missed.dueOn);
    case 'from-plan-end':
      return today;
  }
}

export function runningAgain(claim: Claim, from: CivilDate | undefined): Claim {
  return from && standingPause(claim) ? { ...claim, ...endedBy(claim, from) } : claim;
}

export function withoutPauseOf({ interestPauses }: Claim, decisionId: string): Pauses {
  return interestPauses ? { interestPauses: interestPauses.filter((pause) => pause.decisionId !== decisionId) } : {};
}

function standingPause({ interestPauses }: Claim): InterestPause | undefined {
  return interestPauses?.find(({ to }) => to === undefined);
}

function endedBy({ interestPauses }: Claim, to: CivilDate): Pauses {
  return interestPauses ? { interestPauses: interestPauses.map((pause) => ({ to, ...pause })) } : {};
}
