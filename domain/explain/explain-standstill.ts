import type { Standstill } from '../claim/standstill';
import { textsIn } from './explain-claim';
import type { Language } from './language';

/** Why a claim stands still, and who must act, as a line of a list. */
export function explainStandstill(
  { reason, actor }: Standstill,
  language: Language,
): { readonly why: string; readonly mustAct: string } {
  const texts = textsIn(language);
  return { why: texts.standstill[reason.type](reason as never), mustAct: texts.names.actors[actor] };
}
