import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';

/** What the matching needs to know of a claim. */
export interface ClaimCandidate {
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly paymentReference: string;
  readonly dueOn: CivilDate;
  /** As invoiced. */
  readonly amount: Money;
  /** Whose debt it is; claims of nobody known are never paid together. */
  readonly debtorId?: string;
}
