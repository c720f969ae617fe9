import type { Service } from '../../../domain/decisions/decision-events';
import type { LetterWords } from '../letter-texts';
import { noticedService } from '../noticed-service';

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

const NOTICES: Readonly<Record<Service, NoticeWords>> = {
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
  return service && NOTICES[service];
}

export function threatened(notice: NoticeWords, lastDay: string): string[] {
  return [
    `Är skulden inte betald senast den ${lastDay} ${notice.threat}. Före dess prövar en handläggare ditt ärende.`,
    ...(notice.stays ? [notice.stays] : []),
  ];
}
