import { isStandingService, type StandingService } from '../../../domain/policy/service-rules';
import type { LetterMatter } from '../../../domain/letters/letter-kinds';
import type { LetterWording, LetterWords } from '../letter-texts';
import { swedishFigures } from '../../paper/written-figures';
import { afterDecision, contact, standing } from './sentences';

const { amount, longDate } = swedishFigures;

const SERVICE_NAMES: Readonly<Record<StandingService, string>> = {
  childcare: 'barnomsorgen',
  water: 'vattnet',
  premises: 'kommunens lokaler',
};

/** A decision that the debtor was told of has been taken back. */
export function swedishReversal(
  matter: Extract<LetterMatter, { kind: 'reversal' }>,
  words: LetterWords,
): LetterWording {
  return {
    heading: 'Ett tidigare besked gäller inte längre',
    opening: [`${takenBack(matter, words)} ${standing(words)}`.trim()],
    ...afterDecision(words),
    objection: contact(words),
    totalLabel: 'Kvar att betala',
    lastDayLabel: 'Betala senast',
  };
}

function takenBack(matter: Extract<LetterMatter, { kind: 'reversal' }>, words: LetterWords): string {
  const { reversed, documentNumber = '' } = matter;
  const decidedOn = longDate(matter.decidedOn);
  const sum = matter.amount ? amount(matter.amount) : '';
  const invoice = `faktura ${words.invoiceNumber}`;
  switch (reversed) {
    case 'deferral':
      return `Anståndet från den ${decidedOn} för ${invoice} gäller inte längre från och med den ${words.countsFrom}. Fakturans förfallodag är den ${longDate(matter.dueOn)}.`;
    case 'instalment-plan':
      return `Avbetalningsplanen från den ${decidedOn} för ${invoice} gäller inte längre från och med den ${words.countsFrom}. Det du har betalat är avräknat.`;
    case 'plan-reinstatement':
      return `Att avbetalningsplanen för ${invoice} skulle gälla igen, enligt vårt besked från den ${decidedOn}, gäller inte längre. Det du har betalat är avräknat.`;
    case 'dispute':
      return `Det bestridande av ${invoice} som vi registrerade den ${decidedOn} är inte längre registrerat. Kravet fortsätter därför.`;
    case 'credit-note':
      return `Kreditnota ${documentNumber} på ${sum} för ${invoice} gäller inte längre.`;
    case 'cancellation':
      return `Makuleringen av ${invoice} den ${decidedOn} gäller inte längre. Fakturan ska betalas.`;
    case 'set-off':
      return `Kvittningen av ${sum} mot ${invoice} den ${decidedOn} är återtagen.`;
    case 'service':
      return `Vårt besked från den ${decidedOn} om ${serviceName(matter)}, med anledning av ${invoice}, gäller inte längre.`;
  }
}

function serviceName({ service, called }: Extract<LetterMatter, { kind: 'reversal' }>): string {
  if (service !== undefined && isStandingService(service)) return SERVICE_NAMES[service];
  return called?.sv ?? 'tjänsten';
}
