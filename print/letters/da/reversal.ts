import { isStandingService, type StandingService } from '../../../domain/policy/service-rules';
import type { LetterMatter } from '../../../domain/letters/letter-kinds';
import type { LetterWording, LetterWords } from '../letter-texts';
import { danishFigures } from '../../paper/written-figures';
import { afterDecision, contact, standing } from './sentences';

const { amount, longDate } = danishFigures;

const SERVICE_NAMES: Readonly<Record<StandingService, string>> = {
  childcare: 'dagtilbuddet',
  water: 'vandet',
  premises: 'kommunens lokaler',
};

/** A decision that the debtor was told of has been taken back. */
export function danishReversal(matter: Extract<LetterMatter, { kind: 'reversal' }>, words: LetterWords): LetterWording {
  return {
    heading: 'En tidligere besked gælder ikke længere',
    opening: [`${takenBack(matter, words)} ${standing(words)}`.trim()],
    ...afterDecision(words),
    objection: contact(words),
    totalLabel: 'Rest at betale',
    lastDayLabel: 'Betal senest',
  };
}

function takenBack(matter: Extract<LetterMatter, { kind: 'reversal' }>, words: LetterWords): string {
  const { reversed, documentNumber = '' } = matter;
  const decidedOn = longDate(matter.decidedOn);
  const sum = matter.amount ? amount(matter.amount) : '';
  const invoice = `faktura ${words.invoiceNumber}`;
  switch (reversed) {
    case 'deferral':
      return `Henstanden fra den ${decidedOn} for ${invoice} gælder ikke længere fra og med den ${words.countsFrom}. Fakturaens forfaldsdag er den ${longDate(matter.dueOn)}.`;
    case 'instalment-plan':
      return `Afdragsordningen fra den ${decidedOn} for ${invoice} gælder ikke længere fra og med den ${words.countsFrom}. Det, du har betalt, er regnet med.`;
    case 'plan-reinstatement':
      return `At afdragsordningen for ${invoice} skulle gælde igen, efter vores besked fra den ${decidedOn}, gælder ikke længere. Det, du har betalt, er regnet med.`;
    case 'dispute':
      return `Den indsigelse mod ${invoice}, som vi registrerede den ${decidedOn}, er ikke længere registreret. Kravet fortsætter derfor.`;
    case 'credit-note':
      return `Kreditnota ${documentNumber} på ${sum} for ${invoice} gælder ikke længere.`;
    case 'cancellation':
      return `Annulleringen af ${invoice} den ${decidedOn} gælder ikke længere. Fakturaen skal betales.`;
    case 'set-off':
      return `Modregningen af ${sum} i ${invoice} den ${decidedOn} er trukket tilbage.`;
    case 'service':
      return `Vores besked fra den ${decidedOn} om ${serviceName(matter)}, i anledning af ${invoice}, gælder ikke længere.`;
  }
}

function serviceName({ service, called }: Extract<LetterMatter, { kind: 'reversal' }>): string {
  if (service !== undefined && isStandingService(service)) return SERVICE_NAMES[service];
  return called?.da ?? 'ydelsen';
}
