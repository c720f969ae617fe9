import type { Pool } from 'pg';
import { Fault } from '../../domain/kernel/fault';
import { claimIdsOfInvoice, readClaim, type ClaimFile } from './read-claim';
import { eventsAsOf, type AsOf } from './events-as-of';
import { foldEvents } from './read-events';

/**
 * There is no such invoice, or it was not registered by that day; or its creditor is not there. Check the number, or hand
 * the invoice over first.
 */
export class ClaimNotFound extends Fault {
  override readonly name = 'ClaimNotFound';
  override readonly kind = 'unknown';
}

/** The invoice number is used by several creditors. Write one as `CREDITOR/NUMBER`. */
export class InvoiceOfSeveral extends Fault {
  override readonly name = 'InvoiceOfSeveral';
  override readonly kind = 'refused';
}

/**
 * The claim that is meant by an invoice number, or by `CREDITOR/NUMBER` where several creditors use the number; of those
 * that the caller may see. Throws `ClaimNotFound` and `InvoiceOfSeveral`.
 */
export async function findClaim(
  pool: Pool,
  written: string,
  maySee: (claimId: string) => boolean = () => true,
): Promise<ClaimFile> {
  const candidates = written.includes('/') ? [written] : await claimIdsOfInvoice(pool, written);
  const [claimId, ...others] = candidates.filter(maySee);
  if (others.length > 0) {
    throw new InvoiceOfSeveral(
      `Invoice ${written} exists for several creditors. Write one of ${[claimId, ...others].join(', ')}.`,
    );
  }
  const found = claimId === undefined ? undefined : await readClaim(pool, claimId);
  if (found) return found;
  throw new ClaimNotFound(
    `There is no invoice ${written} in the ledger. Check the number, or import its invoice first.`,
  );
}

/** The claim on a day, as the ledger knew it on another. Throws `ClaimNotFound` when it was not registered by then. */
export function claimAsOf(file: ClaimFile, question: AsOf): ClaimFile {
  const events = eventsAsOf(file.events, question);
  if (events.length === file.events.length) return file;
  if (events.length > 0) return { ...file, events, claim: foldEvents(events) };
  const { asOf, known } = question;
  const day = known === undefined || (file.events[0]?.event.on ?? asOf) > asOf ? asOf : known;
  throw new ClaimNotFound(`Invoice ${file.claim.invoiceNumber} was not registered by ${day}. Ask about a later day.`);
}
