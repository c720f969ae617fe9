import { aboutClaim, type FindsWork } from '../claim-at-work';

/** An instalment plan ended because it was not kept, and nothing has happened on the claim since. */
export const planInDefault: FindsWork = (at) => {
  const { claim } = at;
  const { plan, performed, decisions } = claim;
  if (plan?.state !== 'defaulted' || !plan.defaulted) return undefined;
  const { on } = plan.defaulted;
  if (performed.some((step) => step.on > on) || decisions.some((decision) => decision.on > on)) return undefined;
  return {
    kind: 'plan-in-default',
    ...aboutClaim(at),
    since: on,
    why: 'the instalment plan ended because it was not kept; the debtor may be given another chance, or collection goes on',
    act: `fordring decide plan-reinstatement ${claim.claimId} --reason TEXT`,
  };
};
