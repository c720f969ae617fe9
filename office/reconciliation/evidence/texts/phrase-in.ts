import { legible } from '../../../../print/paper/legible';
import type { EvidenceTexts } from './evidence-texts';

/** What a recipe says, in the language's own words where it has some, as the typeface can show it. */
export function phraseIn({ phrase }: EvidenceTexts): (english: string) => string {
  return (english) => legible(phrase(english));
}
