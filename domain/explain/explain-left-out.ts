import type { LeftOut } from '../claim/upcoming';
import { textsIn } from './explain-claim';
import type { Language } from './language';

/** Why a step of the coming days is left out, as a line of a list. */
export function explainLeftOut(leftOut: LeftOut, language: Language): string {
  const texts = textsIn(language);
  if (leftOut.type === 'cause') return texts.causes[leftOut.cause.type](leftOut.cause as never);
  return texts.leftOut[leftOut.type](leftOut as never);
}
