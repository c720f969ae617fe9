import type { Claim } from '../claim/claim';
import { enoughToLift } from '../claim/sanction-lifted';
import type { Policy } from '../policy/policy';
import { isStandingService } from '../policy/service-rules';
import type { ServiceTold } from './letter-kinds';

/** What a letter about a service says of the policy's rules for it; nothing where the policy has none. */
export function toldOfService(service: string, claim: Claim, policy: Pick<Policy, 'services'>): ServiceTold {
  const rules = policy.services?.find((known) => known.service === service);
  if (!rules) return {};
  const { called, decidedBy, liftedBy } = rules;
  const enough = enoughToLift(claim, policy);
  return {
    ...(called && !isStandingService(service) && { called }),
    ...(decidedBy && { decidedBy: decidedBy.value }),
    ...((liftedBy?.value === 'overdue' || liftedBy?.value === 'all') && { lifted: liftedBy.value }),
    ...(enough && { enough }),
  };
}
