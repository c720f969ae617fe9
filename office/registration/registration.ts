import type { ClaimRegistered } from '../../domain/claim/claim-events';

/** An invoice that becomes a claim. */
export interface Registration {
  readonly claim: Omit<ClaimRegistered, 'type'>;
  readonly debtorId: string;
}
