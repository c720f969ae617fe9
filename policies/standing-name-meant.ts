import { STEP_NAMES } from '../domain/policy/policy';
import { nearestWord } from './writing/nearest-word';

/**
 * The standing step that a name is likely meant for, of those that the policy does not have yet: one that is nearly
 * written so, or what people call the step; undefined where nobody can tell.
 */
export function standingNameMeant(written: string, taken: readonly unknown[]): string | undefined {
  const free = STEP_NAMES.filter((name) => !taken.includes(name));
  const called = CALLED.find(([word]) => written.toLowerCase().includes(word))?.[1];
  return nearestWord(written, free) ?? free.find((name) => name === called);
}

/** What towns call the steps, in words that stand in longer ones. */
const CALLED: readonly (readonly [word: string, step: string])[] = [
  ['agency', 'agency'],
  ['inkassobolag', 'agency'],
  ['inkassoföretag', 'agency'],
  ['inkassokrav', 'demand'],
  ['inkasso', 'agency'],
  ['tingsratt', 'district-court'],
  ['tingsrätt', 'district-court'],
  ['stamning', 'district-court'],
  ['staevning', 'district-court'],
  ['byret', 'district-court'],
  ['stämning', 'district-court'],
  ['stævning', 'district-court'],
  ['kronofogd', 'referral'],
  ['enforcement', 'referral'],
  ['hand-over', 'referral'],
  ['handover', 'referral'],
  ['gældsstyrelsen', 'referral'],
  ['gaeldsstyrelsen', 'referral'],
  ['overdragelse', 'referral'],
  ['påminnelse', 'reminder'],
  ['paminnelse', 'reminder'],
  ['rykker', 'reminder'],
  ['betalningskrav', 'demand'],
  ['approval', 'acceptance'],
];
