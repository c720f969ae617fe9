import type { CaseNotice, Wait } from '../domain/claim/case-notice';

/** What the claim waits for: the day of its next step unless the ledger says otherwise; with no step, payment. */
export function waitOf({ waits, next }: CaseNotice): Wait {
  return waits ?? (next ? 'day' : 'payment');
}
