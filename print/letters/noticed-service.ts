import type { SanctionTold } from '../../domain/letters/consequence';
import type { Service } from '../../domain/decisions/decision-events';
import type { LetterWords } from './letter-texts';

/**
 * The service that a notice threatens to stop; nothing where the policy does not say which. Suspension notices of older
 * versions name none: those are of the childcare place.
 */
export function noticedService({ consequence }: Pick<LetterWords, 'consequence'>): Service | undefined {
  if (consequence.type === 'suspension') return consequence.service ?? 'childcare';
  return consequence.type === 'sanction' ? consequence.service : undefined;
}

/** What the policy says of the sanction beside the service. */
export function sanctionTold({ consequence }: Pick<LetterWords, 'consequence'>): SanctionTold {
  return consequence.type === 'suspension' || consequence.type === 'sanction' ? consequence : {};
}
