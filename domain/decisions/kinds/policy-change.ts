import type { Claim } from '../../claim/claim';
import { without } from '../../claim/without';
import type { CivilDate } from '../../kernel/civil-date';
import type { ByDecision, ClaimDecisionRule } from '../decision-rule';

export interface PolicyChangeTerms {
  readonly policyId: string;
  readonly policyVersion: string;
}

export interface ChangePolicy extends ByDecision, PolicyChangeTerms {
  readonly type: 'ChangePolicy';
  readonly changedOn: CivilDate;
}

/**
 * The claim under another policy. Back under the one that it began under, with no step taken meanwhile, nothing has changed.
 */
export function movedTo(claim: Claim, to: Pick<PolicyChangeTerms, 'policyId' | 'policyVersion'>): Claim {
  const { policyId, policyVersion } = to;
  const stepsTaken = claim.performed.length;
  const began = claim.beganUnder ?? { policyId: claim.policyId, policyVersion: claim.policyVersion, stepsTaken };
  const isBack =
    began.policyId === policyId && began.policyVersion === policyVersion && began.stepsTaken === stepsTaken;
  const moved = { ...claim, policyId, policyVersion };
  return isBack ? without(moved, 'beganUnder') : { ...moved, beganUnder: began };
}

/** The claim is followed up under another policy, or another version of its own. */
export const policyChange: ClaimDecisionRule<PolicyChangeTerms, ChangePolicy, 'PolicyChanged'> = {
  answers: 'ChangePolicy',
  reaches: ['claims', 'invoice-group'],
  repeated: 'already-so',
  measure: () => ({}),
  command: ({ decisionId, on, terms }) => ({ type: 'ChangePolicy', decisionId, changedOn: on, ...terms }),
  decide(claim, { decisionId, changedOn: on, policyId, policyVersion }) {
    if (policyId === claim.policyId && policyVersion === claim.policyVersion) {
      const message = `The claim is under ${policyId} version ${policyVersion} already.`;
      return { refused: 'already-recorded', message };
    }
    const from = { fromPolicyId: claim.policyId, fromPolicyVersion: claim.policyVersion };
    return { events: [{ type: 'PolicyChanged', on, decisionId, policyId, policyVersion, ...from }] };
  },
  consequences: {
    PolicyChanged: {
      begins: () => 'policy-change',
      fold: movedTo,
    },
  },
  takingBack: 'A policy is left by changing to another; decide a policy change.',
};
