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
      fold: (claim, { policyId, policyVersion }) => ({ ...claim, policyId, policyVersion }),
    },
  },
  takingBack: 'A policy is left by changing to another; decide a policy change.',
};
