import { chargesOf } from '../claim/charges';
import type { CivilDate } from '../kernel/civil-date';
import type { Claim } from '../claim/claim';
import type { ChargedInterest } from '../claim/allocation';
import { Money } from '../kernel/money';
import type { StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';

/** A stretch of interest: `to` is the first day that no longer bears any. Amounts are shares of the sum that was rounded once. */
interface StatedInterestLine extends ChargedInterest {
  readonly amount: Money;
}

export interface InterestStatement {
  readonly lines: readonly StatedInterestLine[];
  /** The sum of the lines; more than the interest demanded when some of it has been paid or has fallen away since. */
  readonly accrued: Money;
  /** Percentage points over the reference rate that the claim bears. Letters of before this was told have none. */
  readonly pointsOverReference?: string;
}

export interface StatedCost {
  /** Its name; `instalment-plan` of what a plan charged, and the cost's name of what a case cost. */
  readonly step: StepName;
  readonly chargedOn: CivilDate;
  /** Of a cost of the case: by which the debtor owes it. */
  readonly paragraph?: string;
  readonly amount: Money;
}

/** Of the latest charge of interest, whose lines reach back to the first day (inkassolagen 5 §). */
export function interestStatement(
  claim: Claim,
  rulebook: Pick<Rulebook, 'policy' | 'lateInterest'>,
): InterestStatement | undefined {
  const lines = chargesOf(claim).findLast((charge) => charge.interestLines.length > 0)?.interestLines;
  return lines && statementOf(lines, rulebook);
}

/** Interest is rounded once, on its sum: a line's amount is what it adds to the rounded sum of the lines so far. */
export function statementOf(
  lines: readonly ChargedInterest[],
  rulebook: Pick<Rulebook, 'policy' | 'lateInterest'>,
): InterestStatement | undefined {
  const [first] = lines;
  if (!first) return undefined;
  let accrued = Money.zero(first.principal.currency);
  const stated = lines.map((line, index) => {
    const before = accrued;
    accrued = rulebook.lateInterest(lines.slice(0, index + 1)).total;
    return { ...line, amount: accrued.minus(before) };
  });
  const points = rulebook.policy.lateInterest?.pointsOverReference.value;
  return { lines: stated, accrued, ...(points !== undefined && { pointsOverReference: points }) };
}

/** Every fee that stands, of steps, of instalment plans and of the case, by its day. */
export function costsOf(claim: Claim): StatedCost[] {
  const ofSteps = claim.performed.map(({ step, on, fee }) => ({ step, chargedOn: on, amount: fee }));
  const ofPlans = claim.planCharges.map(({ on, fee }) => ({
    step: 'instalment-plan' as const,
    chargedOn: on,
    amount: fee,
  }));
  const ofCases = claim.caseCosts.flatMap(({ on, costs }) =>
    costs.map(({ cost, amount, paragraph }) => ({ step: cost, chargedOn: on, amount, paragraph })),
  );
  return [...ofSteps, ...ofPlans, ...ofCases]
    .filter(({ amount }) => amount.isPositive())
    .sort((one, other) => (one.chargedOn < other.chargedOn ? -1 : Number(one.chargedOn > other.chargedOn)));
}
