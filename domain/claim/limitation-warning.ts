import { addMonths, daysBetween, type CivilDate } from '../kernel/civil-date';
import { claimedOf, isSettled, type Claim } from './claim';
import type { Money } from '../kernel/money';
import type { InterruptingAct, Rulebook } from '../policy/rulebook';

/** An open claim that can soon no longer be demanded, or that could not be for some time and was closed by nobody. */
export interface LimitationWarning {
  readonly claimId: string;
  /** The last day on which it can, or could, be demanded. */
  readonly lastDay: CivilDate;
  readonly state: 'time-barred' | 'soon';
  /** From the day of the question; negative once it is time-barred. */
  readonly daysLeft: number;
  /** Everything claimed and open. */
  readonly open: Money;
  /** What would interrupt the limitation, should it happen by the last day; nothing once that day has passed. */
  readonly interruptedBy: readonly InterruptingAct[];
}

/** An open claim whose last day cannot be told: its rules or its events cannot be read. */
export interface LimitationUnknown {
  readonly claimId: string;
  readonly state: 'undecidable';
  /** In English. */
  readonly why: string;
  readonly open: Money;
}

/**
 * Whether the claim is to be looked at before its limitation runs out: its last day lies within so many months, or has
 * passed. None while proceedings are pending, for then no time runs (preskriptionslagen 7 §, forældelsesloven §§ 15–18).
 */
export function limitationWarningOf(
  claim: Claim,
  rulebook: Rulebook,
  asOf: CivilDate,
  monthsAhead: number,
): LimitationWarning | undefined {
  if (isSettled(claim)) return undefined;
  const lastDay = rulebook.limitationDate(claim);
  if (!lastDay || lastDay > addMonths(asOf, monthsAhead)) return undefined;
  const state = asOf > lastDay ? 'time-barred' : 'soon';
  return {
    ...{ claimId: claim.claimId, lastDay, state, daysLeft: daysBetween(asOf, lastDay), open: claimedOf(claim) },
    interruptedBy: state === 'soon' ? rulebook.interruptingActs : [],
  };
}
