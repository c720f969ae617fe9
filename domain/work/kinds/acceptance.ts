import { isRole, rolesInWords } from '../../authority/roles';
import { kindOf } from '../../policy/step-kind';
import { stepsFor } from '../../policy/step-variant';
import { aboutClaim, type FindsWork } from '../claim-at-work';

/** The client is asked to accept that the claim is handed over (S003-20). */
export const acceptance: FindsWork = (at) => {
  const wait = at.waits.find((one) => one.type === 'step' && one.cause.type === 'acceptance');
  if (!wait) return undefined;
  const { claim, rulebook } = at;
  const rule = stepsFor(claim, rulebook.policy).find((one) => kindOf(one) === 'acceptance');
  const approver = rule?.approvedBy ? `; ${rolesInWords(rule.approvedBy.value.filter(isRole))} approves it` : '';
  const check = rule?.creditCheck ? ', with the number of a credit report' : '';
  return {
    kind: 'acceptance',
    ...aboutClaim(at),
    since: wait.since,
    why: `the client has not accepted or declined that the claim is handed over (S003-20)${approver}`,
    act: `fordring record FILE with the client’s answer on ${claim.claimId}${check}`,
  };
};
