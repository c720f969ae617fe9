import { serviceRulesOf } from '../../policy/service-rules';
import { aboutClaim, type FindsWork } from '../claim-at-work';

const WHAT = {
  'shut-off-review': [
    'whether the water is shut off',
    'decide service',
    '--service water --change suspended --reason TEXT',
  ],
  'set-off-review': [
    'whether the debt is set off or payment is asked for in advance',
    'decide set-off',
    '--amount AMOUNT --against NUMBER --reason TEXT',
  ],
} as const;

/** Water is shut off, and a grant set off, only by a person’s decision (S002-37 to S002-39). */
export const review: FindsWork = (at) => {
  const wait = at.waits.find((one) => one.type === 'review' && one.decidedOn === undefined);
  if (wait?.type !== 'review') return undefined;
  const [what, command, options] = Object.hasOwn(WHAT, wait.step)
    ? WHAT[wait.step as keyof typeof WHAT]
    : ownReview(wait.step, serviceRulesOf(at.claim.invoiceGroup, at.rulebook.policy)?.service);
  return {
    kind: 'review',
    ...aboutClaim(at),
    since: wait.since,
    why: `nobody has decided ${what}`,
    act: `fordring ${command} ${at.claim.claimId} ${options}`,
  };
};

/** A review with a name of the policy's own: of the service, where the policy has rules for one; else the debt is set off. */
function ownReview(step: string, service?: string): readonly [what: string, command: string, options: string] {
  if (service !== undefined) {
    return [`the review ${step}`, 'decide service', `--service ${service} --change suspended --reason TEXT`];
  }
  return [`the review ${step}`, 'decide set-off', '--amount AMOUNT --against NUMBER --reason TEXT'];
}
