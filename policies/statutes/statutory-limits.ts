import { danishBreaches } from './danish-limits';
import type { PolicyUnderStatute, StatuteBreach } from './policy-under-statute';
import { swedishBreaches } from './swedish-limits';

/**
 * Every way in which the policy breaks a statute, on any of its days: a figure that changes while the policy holds is
 * held against it in each part, and days for which the law is not recorded are a breach themselves. None: it may be
 * adopted, as far as these limits go.
 */
export function checkAgainstStatutes(subject: PolicyUnderStatute): StatuteBreach[] {
  return subject.country === 'SE' ? swedishBreaches(subject) : danishBreaches(subject);
}
