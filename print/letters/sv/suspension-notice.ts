import { isStandingService, type StandingService } from '../../../domain/policy/service-rules';
import type { LetterWords } from '../letter-texts';
import { swedishFigures } from '../../paper/written-figures';
import { noticedService, sanctionTold } from '../noticed-service';

const { amount, longDate } = swedishFigures;

/** How a notice speaks of the service that may be stopped. */
interface NoticeWords {
  readonly heading: string;
  /** What the invoice is for, as a sentence's end. */
  readonly isFor: string;
  /** What may happen, behind the last day. */
  readonly threat: string;
  /** What is kept whatever happens, by the law. */
  readonly stays?: string;
}

const NOTICES: Readonly<Record<StandingService, NoticeWords>> = {
  childcare: {
    heading: 'Varsel om avstängning från barnomsorgen',
    isFor: 'gäller avgift för barnomsorg',
    threat: 'kan barnets plats stängas av',
    stays:
      'Barnets rätt till avgiftsfri tid enligt 8 kap. skollagen (2010:800) påverkas inte: allmän förskola, 525 timmar om året, ' +
      'och 15 timmar i veckan för barn som behöver förskola för särskilt stöd.',
  },
  water: {
    heading: 'Varsel om avstängning av vattnet',
    isFor: 'gäller avgift för vatten och avlopp',
    threat: 'kan vattentillförseln till fastigheten stängas av enligt 43 § lagen (2006:412) om allmänna vattentjänster',
    stays: 'Vattnet stängs inte av om det medför olägenhet för människors hälsa.',
  },
  premises: {
    heading: 'Varsel om spärr för lokaler',
    isFor: 'gäller hyra av kommunens lokaler och anläggningar',
    threat: 'kan du spärras från att hyra kommunens lokaler och anläggningar',
  },
};

/** How the notice of the letter speaks; nothing where nobody knows of which service the notice is. */
export function noticeOf(words: LetterWords): NoticeWords | undefined {
  const service = noticedService(words);
  if (service === undefined) return undefined;
  if (isStandingService(service)) return NOTICES[service];
  const name = sanctionTold(words).called?.sv ?? 'tjänsten';
  return {
    heading: `Varsel om avstängning: ${name}`,
    isFor: `gäller avgift för ${name}`,
    threat: `kan vi stänga av ${name}`,
  };
}

export function threatened(notice: NoticeWords, words: LetterWords): string[] {
  const told = sanctionTold(words);
  const decider = told.decidedBy === undefined ? '' : ` Beslutet fattas av ${told.decidedBy}.`;
  return [
    `Är skulden inte betald senast den ${words.lastDay} ${notice.threat}. Före dess prövar en handläggare ditt ärende.${decider}`,
    ...(told.endsOn ? [`Det sker den ${longDate(told.endsOn)}, om skulden inte är betald dessförinnan.`] : []),
    ...(told.enough ? [`Det sker inte om sammanlagt ${amount(told.enough)} av fakturan är betalt.`] : []),
    ...(told.lifted ? [LIFTED[told.lifted]] : []),
    ...(told.closingCost ? [`Avstängningen kostar ${amount(told.closingCost)}, som läggs till skulden.`] : []),
    ...(told.openingCost ? [`Att öppna igen kostar ${amount(told.openingCost)}, som läggs till skulden.`] : []),
    ...(notice.stays ? [notice.stays] : []),
  ];
}

const LIFTED = {
  overdue: 'Det sker inte om alla förfallna fakturor för tjänsten är betalda.',
  all: 'Det sker inte om alla obetalda fakturor för tjänsten är betalda.',
} as const;
