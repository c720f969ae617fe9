import { sumOfCosts } from '../policy/case-cost';
import type { Claim } from './claim';
import type { CaseCostsAdded } from './claim-events';

/** What the debtor owes for the case is a fee beside the principal, and bears no interest here. */
export function afterCaseCosts(claim: Claim, event: CaseCostsAdded): Claim {
  const fee = sumOfCosts(event);
  return {
    ...claim,
    open: { ...claim.open, fee: claim.open.fee.plus(fee) },
    charged: { ...claim.charged, fee: claim.charged.fee.plus(fee) },
    caseCosts: [...claim.caseCosts, event],
  };
}
