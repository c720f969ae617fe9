import { STEP_NAMES } from '../domain/policy/policy';
import { nearestWord } from './writing/nearest-word';

/** The standing step that a name is likely meant for, of those that the policy does not have yet; undefined where none is near. */
export function standingNameMeant(written: string, taken: readonly unknown[]): string | undefined {
  return nearestWord(
    written,
    STEP_NAMES.filter((name) => !taken.includes(name)),
  );
}
