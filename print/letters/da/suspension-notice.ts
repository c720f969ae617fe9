import type { Service } from '../../../domain/decisions/decision-events';
import type { LetterWords } from '../letter-texts';

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

/** Of letters of older versions, which name no service: the childcare place. */
export function suspensionNoticeOf({ consequence }: LetterWords): NoticeWords {
  return NOTICES[(consequence.type === 'suspension' && consequence.service) || 'childcare'];
}

/** Of a notice with a name of its policy's own; nothing where the policy does not say which service it is. */
export function sanctionNoticeOf({ consequence }: LetterWords): NoticeWords | undefined {
  return consequence.type === 'sanction' && consequence.service ? NOTICES[consequence.service] : undefined;
}

export function threatened({ threat }: NoticeWords, lastDay: string): string {
  return `Er skylden ikke betalt senest den ${lastDay}, ${threat}. Inden da vurderer en sagsbehandler din sag.`;
}
