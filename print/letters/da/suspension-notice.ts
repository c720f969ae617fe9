import type { Service } from '../../../domain/decisions/decision-events';
import type { LetterWords } from '../letter-texts';
import { noticedService } from '../noticed-service';

/** How a notice speaks of the service that may be stopped. */
interface NoticeWords {
  readonly heading: string;
  /** What the invoice is for, behind its number. */
  readonly isFor: string;
  /** What may happen, behind the last day. */
  readonly threat: string;
}

const NOTICES: Readonly<Record<Service, NoticeWords>> = {
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
  return service && NOTICES[service];
}

export function threatened({ threat }: NoticeWords, lastDay: string): string {
  return `Er skylden ikke betalt senest den ${lastDay}, ${threat}. Inden da vurderer en sagsbehandler din sag.`;
}
