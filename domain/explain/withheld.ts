import type { CivilDate } from '../kernel/civil-date';
import { withheldGroundOf, type WithheldGround } from '../letters/withheld-ground';

/** Why something was withheld, in one language; undefined for what the record says in words of its own. */
export function whyWithheld(
  sentence: string,
  words: Readonly<Record<WithheldGround, string>>,
  written: (day: CivilDate) => string,
): string | undefined {
  const known = withheldGroundOf(sentence);
  if (!known) return undefined;
  const { ground, on } = known;
  return on ? words[ground].replace('…', written(on)) : words[ground];
}
