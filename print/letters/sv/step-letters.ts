import type { LetterTexts, LetterWording, LetterWords } from '../letter-texts';
import { ifNotPaid, objection, questions, unpaid } from './sentences';
import { swedishFigures } from '../../paper/written-figures';
import { sanctionTold } from '../noticed-service';
import { noticeOf, threatened } from './suspension-notice';

/**
 * The letters of the policy's steps. The demand follows inkassolagen (1974:182) 5 §; the reminder is no collection
 * measure (1 §) and states the invoice amount only (S002-16).
 */
export const swedishStepLetters: LetterTexts['ofStep'] = {
  reminder: (words) => ({
    heading: 'Betalningspåminnelse',
    opening: [`${unpaid(words)} Har du betalat under de senaste dagarna kan du bortse från påminnelsen.`],
    whatHappensNext: ifNotPaid(words),
    objection: questions(words),
    totalLabel: 'Att betala',
    lastDayLabel: 'Betala senast',
  }),
  'second-reminder': (words) => ({
    heading: 'Betalningspåminnelse, andra utskicket',
    opening: [
      `${unpaid(words)} Vi har påmint dig en gång tidigare. Har du betalat under de senaste dagarna kan du bortse från påminnelsen.`,
    ],
    whatHappensNext: ifNotPaid(words),
    objection: questions(words),
    totalLabel: 'Att betala',
    lastDayLabel: 'Betala senast',
  }),
  demand: (words) => ({
    heading: 'Inkassokrav',
    opening: [
      `${unpaid(words)} ${words.creditor} (org.nr ${words.organisationNumber}) kräver därför betalning med ${words.total}. ` +
        'Det här är ett inkassokrav enligt 5 § inkassolagen (1974:182).',
    ],
    whatHappensNext: ifNotPaid(words),
    objection: objection(words),
    totalLabel: 'Att betala',
    lastDayLabel: 'Betala eller bestrid senast',
  }),
  warning: (words) => ({
    heading:
      words.consequence.type === 'enforcement'
        ? 'Erinran före överlämnande till Kronofogden'
        : 'Erinran om obetalt inkassokrav',
    opening: [
      `${demanded(words)}. ${left(words)} ` + 'Har du betalat under de senaste dagarna kan du bortse från erinran.',
    ],
    whatHappensNext: ifNotPaid(words),
    objection: objection(words),
    totalLabel: 'Att betala',
    lastDayLabel: 'Betala eller bestrid senast',
  }),
  'suspension-notice': noticeLetter,
  'sanction-notice': noticeLetter,
};

/** A notice of a service that the policy does not name speaks of the service that the invoice is for. */
function noticeLetter(words: LetterWords): LetterWording {
  const notice = noticeOf(words);
  return {
    heading: notice?.heading ?? 'Varsel om avstängning',
    opening: [`${demanded(words)}${notice ? `. Fakturan ${notice.isFor}` : ''}. ${left(words)}${noticedBefore(words)}`],
    whatHappensNext: notice
      ? { heading: 'Om du inte betalar', paragraphs: threatened(notice, words) }
      : ifNotPaid(words),
    objection: objection(words),
    totalLabel: 'Att betala',
    lastDayLabel: 'Betala eller hör av dig senast',
  };
}

/** A second notice says that there was a first. */
function noticedBefore(words: LetterWords): string {
  const { noticedBefore: on } = sanctionTold(words);
  return on ? ` Vi skickade ett första varsel den ${swedishFigures.longDate(on)}.` : '';
}

/** A policy may warn or give notice without a demand before it: then the letter names the due date. */
function demanded({ demandedOn, invoiceNumber, dueOn }: LetterWords): string {
  return demandedOn === ''
    ? `Faktura ${invoiceNumber} förföll till betalning den ${dueOn} och är inte betald`
    : `Vi skickade ett inkassokrav den ${demandedOn} för faktura ${invoiceNumber}`;
}

function left({ demandedOn, total }: LetterWords): string {
  return demandedOn === '' ? `Det återstår ${total} att betala.` : `Av kravet återstår ${total} att betala.`;
}
