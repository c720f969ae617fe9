import type { Cause } from '../../domain/kernel/cause';

/** What a message is about, within its topic. Messages about one subject travel one after another, or as one. */
export interface Subject {
  readonly subject: string;
  readonly creditorId?: string;
  readonly claimId?: string;
  readonly cause?: Cause;
}
