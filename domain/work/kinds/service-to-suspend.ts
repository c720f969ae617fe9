import { performanceOfKind } from '../../claim/claim';
import { aboutClaim, type FindsWork } from '../claim-at-work';

/** The two months of the notice have run, and the place of the child is not suspended (S002-34 to S002-36), whatever the policy calls the step. */
export const serviceToSuspend: FindsWork = (at) => {
  const { claim } = at;
  const due = performanceOfKind(claim, 'sanction');
  if (!due || claim.services.some(({ service, on }) => service === 'childcare' && on >= due.on)) return undefined;
  return {
    kind: 'service-to-suspend',
    ...aboutClaim(at),
    since: due.on,
    why: 'the time of the notice of suspension has run out, and nobody has said whether the place is suspended',
    act: `fordring decide service ${claim.claimId} --service childcare --change suspended --reason TEXT`,
  };
};
