import type { CivilDate } from '../kernel/civil-date';
import type { Answer } from './answer';
import type { Claim } from './claim';

/** Nobody answers a case that they have not got. One that was taken back since may still be answered. */
export function tooEarly(claim: Claim, step: 'referral' | 'monitoring' | 'agency', on: CivilDate): Answer | undefined {
  const [first] = [...claim.performed, ...claim.withdrawn]
    .filter((taken) => taken.step === step)
    .map((taken) => taken.on)
    .sort();
  const name = step === 'agency' ? 'hand-over to the agency' : step;
  if (!first) return notAsked(`No ${name} of the claim was ever made`);
  return on < first
    ? notAsked(`The ${name} was made on ${first} and cannot be answered on ${on}; check the day`)
    : undefined;
}

export function notAsked(message: string): Answer {
  return { refused: 'not-possible', message: `${message}.` };
}
