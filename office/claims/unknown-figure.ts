import { NoStatuteForDate } from '../../policies/statutes/statutory-figure';
import { PolicyUnknown } from './rulebooks';

/**
 * What this process does not know yet, in a sentence: a rate or figure of the law, or a version of a policy. Undefined
 * for every other problem. A claim waits for what is unknown; nothing failed.
 */
export function whatIsUnknown(problem: unknown): string | undefined {
  return problem instanceof NoStatuteForDate || problem instanceof PolicyUnknown ? problem.message : undefined;
}
