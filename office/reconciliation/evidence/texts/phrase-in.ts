import type { CivilDate } from '../../../../domain/kernel/civil-date';
import { legible } from '../../../../print/paper/legible';
import type { EvidenceTexts } from './evidence-texts';

/** What a recipe says, in the language's own words where it has some, as the typeface can show it. */
export function phraseIn({ phrase }: EvidenceTexts): (english: string) => string {
  return (english) => legible(phrase(english));
}

/** The parts of a key, such as `parking · P-1`: a kind in the language's words, a number as it is. */
export function keyIn(texts: EvidenceTexts): (key: string) => string {
  const said = phraseIn(texts);
  const partSaid = (part: string): string => {
    const [named = '', ...rest] = part.split(': ');
    const whole = said(part);
    return rest.length === 0 || whole !== legible(part) ? whole : `${said(named)}: ${said(rest.join(': '))}`;
  };
  return (key) => key.split(' · ').map(partSaid).join(' · ');
}

/** A side in the language's words; a list by the name under which it is delivered. */
export function sourceIn(texts: EvidenceTexts): (source: string) => string {
  const said = phraseIn(texts);
  return (source) => (['left', 'right', 'third'].includes(source) ? said(source) : source);
}

/** Nought, or ten and more: a chart of accounts writes a function such as `6.45` so, and that stays as it is. */
const AMOUNT = /^-?(?:0\.00|\d{2,}\.\d\d)$/;

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-[0-3]\d$/;

/** What a row says besides, such as `2020-06-30 · 1675.25 · debit`: days, amounts and kinds as the language writes them. */
export function saidIn(texts: EvidenceTexts): (says: string) => string {
  const said = keyIn(texts);
  const partSaid = (part: string): string => {
    if (AMOUNT.test(part)) return texts.figure(part);
    return DAY.test(part) ? texts.date(part as CivilDate) : said(part);
  };
  return (says) => says.split(' · ').map(partSaid).join(' · ');
}
