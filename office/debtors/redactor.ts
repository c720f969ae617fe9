import { FORGOTTEN_DEBTOR } from '../creditors/forgotten-numbers';
import { escaped, inJson, type Mark } from './marks';

/** What stands where somebody had written something. */
export const FORGOTTEN = 'forgotten';

/** Puts `forgotten debtor` in the place of every mark of a person, in plain text and in JSON. Leaves all else as it is. */
export function redactorOf(marks: readonly Mark[]): (text: string) => string {
  const written = [...new Set(marks.flatMap(({ text }) => [text, inJson(text)]))]
    .filter((text) => text !== FORGOTTEN_DEBTOR)
    .sort((one, other) => other.length - one.length);
  if (written.length === 0) return (text) => text;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => text.replaceAll(pattern, FORGOTTEN_DEBTOR);
}
