/**
 * The name by which the ledger and the engine know a claim: `CREDITOR/NUMBER`. The back office's invoice number stays
 * readable in it, also when the number has a slash of its own: a creditor's id has none.
 */
export function claimIdOf(creditorId: string, invoiceNumber: string): string {
  return `${creditorId}/${invoiceNumber}`;
}

/** The creditor whose claim it is. */
export function creditorOf(claimId: string): string {
  return claimId.slice(0, claimId.indexOf('/'));
}

/** The invoice number, as the back office wrote it. */
export function invoiceNumberOf(claimId: string): string {
  return claimId.slice(claimId.indexOf('/') + 1);
}
