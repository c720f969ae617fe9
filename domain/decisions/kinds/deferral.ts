import { addMonths, type CivilDate } from '../../kernel/civil-date';
import { claimedOf, isSettled, planInForce, type Claim } from '../../claim/claim';
import { interestStartOf } from '../../claim/interest-until';
import { without } from '../../claim/without';
import { sumOf } from '../../kernel/money';
import { agreementsOf } from '../../policy/policy';
import { kindOf, namedStep, type StepKind } from '../../policy/step-kind';
import type { StepWithdrawn } from '../decision-events';
import { unmetCondition } from '../agreement-conditions';
import {
  alreadySo,
  notPossible,
  settled,
  type ByDecision,
  type ClaimDecisionRule,
  type DayToKeep,
} from '../decision-rule';
import { documentedBy, refusePassed, type Documented } from '../passed-day';
import { stepWithdrawn } from '../step-withdrawn';

export interface DeferralTerms {
  readonly newDueOn: CivilDate;
}

export interface GrantDeferral extends ByDecision, Documented {
  readonly type: 'GrantDeferral';
  /** The day of the decision, or the earlier day from which it counts. */
  readonly grantedOn: CivilDate;
  readonly newDueOn: CivilDate;
  /** Steps taken since `grantedOn` are withdrawn. */
  readonly backDated?: true;
}

/**
 * A deferral moves the due date, and every step and timer with it. A back-dated one withdraws the steps that were taken
 * since the day from which it counts, and what they charged.
 */
export const deferral: ClaimDecisionRule<DeferralTerms, GrantDeferral, 'DeferralGranted' | 'StepWithdrawn'> = {
  answers: 'GrantDeferral',
  reaches: ['claims'],
  repeated: 'already-so',
  dayToKeep: newDueDate,
  /** Counted from the printed due date, since at most so long is granted in all. */
  measure: ({ newDueOn }, { claims, on, currency }) => ({
    amount: sumOf(claims.map(claimedOf), currency),
    span: { from: claims.map(({ dueOn }) => dueOn).sort()[0] ?? on, to: newDueOn },
  }),
  command: (decision) => ({
    ...{ type: 'GrantDeferral', decisionId: decision.decisionId, grantedOn: decision.on },
    newDueOn: decision.terms.newDueOn,
    ...(decision.backDated && { backDated: true as const }),
    ...documentedBy(decision),
  }),
  ofFact: ({ newDueOn }) => ({ newDueOn }),
  decide(claim, { decisionId, grantedOn, newDueOn, backDated, documented }, rulebook, today) {
    if (isSettled(claim)) return settled('The claim is settled; there is nothing to defer.');
    if (newDueOn <= claim.dueOn) return notPossible(`A deferral must end after the due date ${claim.dueOn}.`);
    const passed = refusePassed(newDueDate({ newDueOn }), { today, ...(documented && { documented }) });
    if (passed) return passed;
    const rules = agreementsOf(rulebook.policy).deferral;
    const { mostMonths, interest } = rules;
    const latest = rulebook.lastTimelyDayToPay(addMonths(claim.dueOn, mostMonths.value));
    if (newDueOn > latest) {
      return notPossible(
        `Payment can be deferred to ${latest} at the latest, ${mostMonths.value} months from the due date ${claim.dueOn} (${mostMonths.sources.join(', ')}).`,
      );
    }
    const plan = planInForce(claim);
    if (plan) {
      return notPossible(
        `The claim is paid by the plan agreed on ${plan.agreedOn}; end the plan before payment is deferred.`,
      );
    }
    const withdrawn = backDated ? stepsSince(claim, grantedOn, decisionId) : [];
    if (newDueOn === claim.deferredTo && withdrawn.length === 0) {
      return alreadySo(`Payment is deferred to ${newDueOn} already.`);
    }
    if (withdrawn.some((step) => LEADS_TO_A_RULING.includes(kindOf(step))) && claim.rulingOn) {
      return notPossible(
        `The enforcement authority ruled on ${claim.rulingOn}; a deferral can no longer reach back to ${grantedOn}.`,
      );
    }
    const before = claim.deferrals.length;
    const unmet = unmetCondition('deferral', rules, { claim, grantedOn, before, rulebook });
    if (unmet) return notPossible(unmet);
    const granted = {
      type: 'DeferralGranted' as const,
      on: grantedOn,
      decisionId,
      newDueOn,
      ...(interest.value === 'from-old-due-date' && { interestRuns: true as const }),
      ...(interest.value === 'from-old-due-date-if-missed' && { interestIfMissed: true as const }),
    };
    return {
      events: [granted, ...withdrawn],
      corrects: `payment was deferred from ${grantedOn}, before the charge`,
    };
  },
  consequences: {
    DeferralGranted: {
      begins: () => 'deferral',
      fold: (claim, { decisionId, newDueOn, interestRuns, interestIfMissed }) => ({
        ...claim,
        deferredTo: newDueOn,
        deferrals: [
          ...claim.deferrals,
          {
            ...{ decisionId, newDueOn },
            ...(interestRuns && { interestRuns: true as const }),
            ...(interestIfMissed && { interestIfMissed: true as const }),
          },
        ],
      }),
      letter: () => 'deferral',
      matter({ newDueOn, interestRuns, interestIfMissed }, { claim, policy }) {
        const claimsInterest = policy.lateInterest !== undefined;
        const told = interestIfMissed ? { ...claim, deferredTo: claim.dueOn } : claim;
        return {
          ...{ kind: 'deferral', newDueOn, interestRuns: claimsInterest && interestRuns === true },
          ...(interestIfMissed && { interestIfMissed: true as const }),
          ...(claimsInterest && { interestFrom: interestStartOf(told, policy) }),
        };
      },
      correctionGround: ({ on }) => ({ type: 'deferral', from: on }),
      onCase: { tells: ({ newDueOn }) => ({ begins: 'deferred', until: newDueOn }) },
      grounds(_event, policy) {
        const { mostMonths, interest } = agreementsOf(policy).deferral;
        return [...new Set([...mostMonths.sources, ...interest.sources])];
      },
    },
    StepWithdrawn: stepWithdrawn,
  },
  takingBack: {
    /** An earlier deferral counts again. */
    endsOnCase: ({ deferredTo }) => (deferredTo ? { goesOn: 'deferred', until: deferredTo } : { ends: 'deferred' }),
    forget(claim, reverses) {
      const deferrals = claim.deferrals.filter(({ decisionId }) => decisionId !== reverses);
      const last = deferrals.at(-1);
      const rest = { ...without(claim, 'deferredTo'), deferrals };
      return last ? { ...rest, deferredTo: last.newDueOn } : rest;
    },
  },
};

function newDueDate({ newDueOn: day }: DeferralTerms): DayToKeep {
  return { what: 'The new due date', day };
}

const LEADS_TO_A_RULING: readonly StepKind[] = ['agency', 'hand-over'];

/** The latest step first, as they are undone. */
function stepsSince(claim: Claim, from: CivilDate, decisionId: string): StepWithdrawn[] {
  return claim.performed
    .filter(({ on }) => on >= from)
    .toReversed()
    .map((taken) => ({
      type: 'StepWithdrawn',
      on: taken.on,
      decisionId,
      ...namedStep(taken),
      performedOn: taken.on,
      reason: `payment was deferred from ${from}`,
    }));
}
