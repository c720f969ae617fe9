import { interestWayOf } from '../../domain/policy/late-interest-rules';
import type { Policy } from '../../domain/policy/policy';
import type { PolicyProblem } from './policy-problem';

/** Interest that runs while a plan is kept, and that nobody claims when the plan was kept to its end. */
export function interestNotices(policy: Policy): PolicyProblem[] {
  const { agreements, lateInterest } = policy;
  if (agreements?.plan.interest?.value !== 'runs') return [];
  if (lateInterest?.alsoAfterCharge && interestWayOf(policy)) return [];
  const message =
    'interest runs while a plan is kept, and nothing claims it when the plan was kept to its end; ' +
    'set lateInterest.paidBeforeDemand and lateInterest.alsoAfterCharge to claim it';
  return [
    { severity: 'notice', path: ['agreements', 'plan', 'interest'], setting: 'agreements.plan.interest', message },
  ];
}
