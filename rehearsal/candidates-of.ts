import type { Registration } from '../domain/claim/registrations';
import type { ClaimCandidate } from '../domain/payment/claim-candidate';
import type { Portfolio } from './portfolio';

/** The claims of a portfolio as the matching knows them, each with its debtor. */
export function candidatesOf({ invoices }: Portfolio, registrations: readonly Registration[]): ClaimCandidate[] {
  const debtorOf = new Map(invoices.map(({ invoiceNumber, debtorId }) => [invoiceNumber, debtorId]));
  return registrations.map((registration) => {
    const debtorId = debtorOf.get(registration.invoiceNumber);
    return { ...registration, ...(debtorId !== undefined && { debtorId }) };
  });
}
