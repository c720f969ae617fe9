import { isStandingService, type StandingService } from '../../../domain/policy/service-rules';
import type { LetterWords } from '../letter-texts';
import { danishFigures } from '../../paper/written-figures';
import { noticedService, sanctionTold } from '../noticed-service';

const { amount, longDate } = danishFigures;

/** How a notice speaks of the service that may be stopped. */
interface NoticeWords {
  readonly heading: string;
  /** What the invoice is for, behind its number. */
  readonly isFor: string;
  /** What may happen, behind the last day. */
  readonly threat: string;
}

const NOTICES: Readonly<Record<StandingService, NoticeWords>> = {
  childcare: {
    heading: 'Varsel om ophør af plads i dagtilbud',
    isFor: 'plads i dagtilbud',
    threat: 'kan barnets plads ophøre',
  },
  water: {
    heading: 'Varsel om lukning for vandet',
    isFor: 'vand og afløb',
    threat: 'kan der blive lukket for vandet til ejendommen',
  },
  premises: {
    heading: 'Varsel om spærring for lokaler',
    isFor: 'leje af kommunens lokaler og anlæg',
    threat: 'kan du blive spærret for leje af kommunens lokaler og anlæg',
  },
};

/** How the notice of the letter speaks; nothing where nobody knows of which service the notice is. */
export function noticeOf(words: LetterWords): NoticeWords | undefined {
  const service = noticedService(words);
  if (service === undefined) return undefined;
  if (isStandingService(service)) return NOTICES[service];
  const name = sanctionTold(words).called?.da ?? 'ydelsen';
  return { heading: `Varsel om lukning: ${name}`, isFor: name, threat: `kan vi lukke for ${name}` };
}

/** A sentence that ends with an amount takes its full stop from `kr.` */
export function threatened({ threat }: NoticeWords, words: LetterWords): string[] {
  const told = sanctionTold(words);
  const decider = told.decidedBy === undefined ? '' : ` Afgørelsen træffes af ${told.decidedBy}.`;
  return [
    `Er skylden ikke betalt senest den ${words.lastDay}, ${threat}. Inden da vurderer en sagsbehandler din sag.${decider}`,
    ...(told.endsOn ? [`Det sker den ${longDate(told.endsOn)}, hvis skylden ikke er betalt inden da.`] : []),
    ...(told.enough ? [`Det sker ikke, hvis i alt ${amount(told.enough)} af fakturaen er betalt.`] : []),
    ...(told.lifted ? [LIFTED[told.lifted]] : []),
    ...(told.closingCost ? [`Lukningen koster ${amount(told.closingCost)} og lægges til skylden.`] : []),
    ...(told.openingCost ? [`Genåbning koster ${amount(told.openingCost)} og lægges til skylden.`] : []),
  ];
}

const LIFTED = {
  overdue: 'Det sker ikke, hvis alle forfaldne fakturaer for ydelsen er betalt.',
  all: 'Det sker ikke, hvis alle ubetalte fakturaer for ydelsen er betalt.',
} as const;
