import type { CivilDate } from '../kernel/civil-date';
import type { KeptGround } from '../letters/kept-ground';
import { isWithheld, withheldIn, type Withheld, type WithheldGround } from '../letters/withheld-ground';
import type { Written } from './written';

/** What keeps something in the house that may leave yet, or should have left. */
type Held = Exclude<KeptGround, Withheld>;

export type HeldWords = {
  readonly [Ground in Held['ground']]: (held: Extract<Held, { readonly ground: Ground }>) => string;
};

/** What one language says of what has not left the house, each as a sentence's end. */
export interface KeptTexts {
  readonly written: Written;
  /** `…` stands for a day. */
  readonly withheld: Readonly<Record<WithheldGround, string>>;
  readonly held: (held: Held, note: string) => string;
}

/** Why something has not left: by its ground, or as it was noted where the record has no ground and another note. */
export function whyKept(
  { why, ground = withheldIn(why) }: { readonly why: string; readonly ground?: KeptGround },
  { written, withheld, held }: KeptTexts,
): string {
  if (!ground) return written.quote(why);
  return isWithheld(ground) ? told(ground, withheld, written.date) : held(ground, why);
}

/** Why a step was withdrawn with its letter, from the event's note; undefined for a note in other words. */
export function whyWithheld(
  note: string,
  words: KeptTexts['withheld'],
  written: (day: CivilDate) => string,
): string | undefined {
  const known = withheldIn(note);
  return known && told(known, words, written);
}

function told({ ground, on }: Withheld, words: KeptTexts['withheld'], written: (day: CivilDate) => string): string {
  return on ? words[ground].replace('…', written(on)) : words[ground];
}
