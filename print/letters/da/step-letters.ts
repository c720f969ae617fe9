import type { LetterTexts, LetterWording, LetterWords } from '../letter-texts';
import { ifNotPaid, objection, unpaid } from './sentences';
import { danishFigures } from '../../paper/written-figures';
import { sanctionTold } from '../noticed-service';
import { noticeOf, threatened } from './suspension-notice';

/**
 * The letters of the policy's steps. The last reminder before a hand-over carries the written notice that
 * gældsinddrivelsesloven § 2, stk. 4 wants. Public authorities are outside inkassoloven (§ 1, stk. 3); its ten days are
 * kept all the same. A sentence that ends with an amount takes its full stop from `kr.`
 */
export const danishStepLetters: LetterTexts['ofStep'] = {
  reminder: (words) => ({
    heading: 'Rykker for betaling',
    opening: [`${unpaid(words)} Har du betalt inden for de seneste dage, kan du se bort fra dette brev.`],
    whatHappensNext: ifNotPaid(words),
    objection: objection(words),
    totalLabel: 'At betale',
    lastDayLabel: 'Betal senest',
  }),
  'second-reminder': (words) => ({
    heading: '2. rykker for betaling',
    opening: [
      `${unpaid(words)} Vi har rykket dig én gang før. Har du betalt inden for de seneste dage, kan du se bort fra dette brev.`,
    ],
    whatHappensNext: ifNotPaid(words),
    objection: objection(words),
    totalLabel: 'At betale',
    lastDayLabel: 'Betal senest',
  }),
  demand: (words) => ({
    heading: 'Betalingspåkrav',
    opening: [
      `${unpaid(words)} ${words.creditor} (CVR-nr. ${words.organisationNumber}) kræver derfor betaling af ${words.total}`,
    ],
    whatHappensNext: ifNotPaid(words),
    objection: objection(words),
    totalLabel: 'At betale',
    lastDayLabel: 'Frist for betaling og indsigelse',
  }),
  warning: (words) => ({
    heading:
      words.consequence.type === 'enforcement'
        ? 'Varsel om overdragelse til inddrivelse'
        : 'Påmindelse om ubetalt krav',
    opening: [
      `Vi har tidligere krævet betaling af faktura ${words.invoiceNumber}, som forfaldt den ${words.dueOn}. Der mangler stadig ${words.total} ` +
        'Har du betalt inden for de seneste dage, kan du se bort fra dette brev.',
    ],
    whatHappensNext: ifNotPaid(words),
    objection: objection(words),
    totalLabel: 'At betale',
    lastDayLabel: 'Frist for betaling og indsigelse',
  }),
  'suspension-notice': noticeLetter,
  'sanction-notice': noticeLetter,
};

/** A notice of a service that the policy does not name speaks of the service that the invoice is for. */
function noticeLetter(words: LetterWords): LetterWording {
  const notice = noticeOf(words);
  const { invoiceNumber, dueOn, total } = words;
  const { noticedBefore: on } = sanctionTold(words);
  const about = notice ? `${invoiceNumber} for ${notice.isFor}` : invoiceNumber;
  return {
    heading: notice?.heading ?? 'Varsel om lukning',
    opening: [
      `Vi har tidligere bedt om betaling af faktura ${about}, som forfaldt den ${dueOn}. Der mangler stadig ${total}`,
      ...(on ? [`Vi sendte et første varsel den ${danishFigures.longDate(on)}.`] : []),
    ],
    whatHappensNext: notice ? { ...ifNotPaid(words), paragraphs: threatened(notice, words) } : ifNotPaid(words),
    objection: objection(words),
    totalLabel: 'At betale',
    lastDayLabel: 'Betal eller kontakt os senest',
  };
}
