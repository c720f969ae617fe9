import type { CivilDate } from '../kernel/civil-date';
import { openObjection, struckOffSince } from './court-case';
import { isWhollyDisputed, planInForce, undisputedOf, type Claim } from './claim';
import { leastAmountOf } from '../policy/least-amount';
import { limitationYearsOf, type DebtorStatus, type StepRule } from '../policy/policy';
import { withAgencySince } from './agency';
import { situationsOf, stoppedByLaw } from './situations';
import { areBehind } from './passed-over';
import type { Rulebook } from '../policy/rulebook';
import { kindOf, type KnownStep, type StepKind } from '../policy/step-kind';
import { stepsFor } from '../policy/step-variant';
import type { WaitingCause } from './waiting-cause';

/** What keeps the step from having a day at all, as the claim stands. */
export function hindranceOf(rule: StepRule, claim: Claim, steps: readonly KnownStep[]): WaitingCause | undefined {
  const { debtorStatus: status, recalledOn, flaggedSince } = claim;
  const stop = stopOf(claim);
  if (stop) return stop;
  if (claim.chargesOn) return { type: 'charges-alone', of: claim.chargesOn.invoiceNumber };
  const plan = planInForce(claim);
  if (plan) return { type: 'plan', agreedOn: plan.agreedOn };
  const kind = kindOf(rule);
  const agencySince = withAgencySince(claim);
  if (agencySince && BESIDE_AGENCY.includes(kind)) return { type: 'with-agency', since: agencySince };
  if ((kind === 'hand-over' || kind === 'agency') && recalledOn) return { type: 'recalled', on: recalledOn };
  if (kind === 'hand-over' && claim.rulingOn && claim.agency) return { type: 'ruled-already', on: claim.rulingOn };
  if (rule.gates.includes('not-flagged') && flaggedSince) return { type: 'flag', since: flaggedSince };
  const least = leastAmountOf(rule, claim.invoiced.currency);
  if (least) {
    const claimed = undisputedOf(claim);
    const { limit, sources } = least;
    // Charges of steps that are only foreseen are not known yet, so the limit counts once the steps before are taken.
    if (areBehind(rule.requires, claim, steps) && !claimed.isOver(limit)) {
      return { type: 'not-over-limit', claimed, limit, sources };
    }
  }
  if (rule.notForDebtors && excludesAll(rule.notForDebtors.statuses, claim)) {
    return { type: 'debtor-excluded', status, sources: rule.notForDebtors.sources };
  }
  return undefined;
}

/** Nobody else asks for the money while a collection agency does. What becomes of the service is the town's own matter. */
const BESIDE_AGENCY: readonly StepKind[] = [
  'reminder',
  'demand',
  'warning',
  'acceptance',
  'court',
  'hand-over',
  'monitoring',
];

/** Whether the policy leaves out everybody who owes the claim. */
export function excludesAll(statuses: readonly DebtorStatus[], claim: Claim): boolean {
  return situationsOf(claim).every(({ status }) => statuses.includes(status));
}

/** What stops every step, those of a plan too: a dispute of the whole claim, or the law in the situation of all who owe it. */
export function stopOf(claim: Claim): WaitingCause | undefined {
  const { debtorStatus: status, disputedSince } = claim;
  if (isWhollyDisputed(claim) && disputedSince) return { type: 'dispute', since: disputedSince };
  const effects = stoppedByLaw(claim);
  return effects && { type: 'stopped-by-law', status, paragraph: effects.paragraph };
}

/**
 * A claim that is time-barred on the day of a step is not reminded, charged, demanded or handed over: it waits for a
 * person. Judged by the day on which the step would be performed.
 */
export function timeBar(rule: StepRule, claim: Claim, rulebook: Rulebook, on: CivilDate): WaitingCause | undefined {
  const lastDay = barredAfter(claim, rulebook, on);
  if (!lastDay) return undefined;
  const { sources } = rule.notWhenTimeBarred ?? limitationYearsOf(rulebook.policy, claim.invoiceGroup);
  return { type: 'time-barred', lastDay, sources };
}

/**
 * A claim that is smaller than the law of the day asks is not handed over: it waits until more is owed, or for a person.
 * Charges of steps that are only foreseen are not known yet, so the least amount counts once the steps before are taken.
 */
function underMinimum(rule: StepRule, claim: Claim, rulebook: Rulebook, on: CivilDate): WaitingCause | undefined {
  if (kindOf(rule) !== 'hand-over' || !areBehind(rule.requires, claim, stepsFor(claim, rulebook.policy)))
    return undefined;
  const minimum = rulebook.leastHandOver(on);
  const claimed = undisputedOf(claim);
  return minimum?.least.isOver(claimed) ? { type: 'under-minimum', claimed, ...minimum } : undefined;
}

/** What the law of a day says against a step on that day. */
export function lawBar(rule: StepRule, claim: Claim, rulebook: Rulebook, on: CivilDate): WaitingCause | undefined {
  return timeBar(rule, claim, rulebook, on) ?? underMinimum(rule, claim, rulebook, on);
}

/** The last day on which the claim could be demanded, when that day has passed. */
export function barredAfter(
  claim: Claim,
  { limitationDate }: Pick<Rulebook, 'limitationDate'>,
  on: CivilDate,
): CivilDate | undefined {
  const lastDay = limitationDate(claim);
  return lastDay && on > lastDay ? lastDay : undefined;
}

/** A step that hangs on somebody's answer is shown, with whom it waits for, once the steps before it have been taken. */
export function awaitedAnswer(
  rule: StepRule,
  claim: Claim,
  steps: readonly KnownStep[],
  asOf: CivilDate,
): WaitingCause | undefined {
  if (rule.anchor.from !== 'answer' || !areBehind(rule.requires, claim, steps)) return undefined;
  if (rule.anchor.answer === 'acceptance') {
    return claim.declinedOn ? { type: 'declined', on: claim.declinedOn } : { type: 'acceptance' };
  }
  if (rule.anchor.answer === 'agency-return') {
    const since = withAgencySince(claim);
    return since && { type: 'with-agency', since };
  }
  // What waits for a court is told of the case itself (`documentedWaits`).
  if (rule.anchor.answer === 'judgment') return undefined;
  return caseOfReferral(claim, asOf) ?? { type: 'ruling' };
}

/**
 * What a case that was handed over waits for, beside the ruling: it came back, the debtor objected, or it goes to court. One
 * for which nobody asked the court in time is struck off (lag (1990:746) 37 §).
 */
export function caseOfReferral(claim: Claim, asOf: CivilDate): WaitingCause | undefined {
  if (claim.rejectedOn) return { type: 'sent-back', on: claim.rejectedOn };
  if (claim.courtTransfer && !claim.rulingOn) return { type: 'judgment', since: claim.courtTransfer.on };
  const struckOff = struckOffSince(claim, asOf);
  if (struckOff) return { type: 'sent-back', on: struckOff };
  const objection = openObjection(claim);
  return objection && { type: 'objection', since: objection.on, lastDay: objection.lastDay };
}
