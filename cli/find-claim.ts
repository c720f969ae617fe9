import type { Pool } from 'pg';
import { claimIdsOfInvoice, readClaim, type ClaimFile } from '../office/claims/read-claim';
import { foldEvents } from '../office/claims/read-events';
import { eventsKnownOn } from '../office/claims/events-known-on';
import type { CivilDate } from '../domain/kernel/civil-date';
import { Refused } from './refusals';

/** The claim that a person means by an invoice number, or by `CREDITOR/NUMBER` when several creditors use the number. */
export async function findClaim(pool: Pool, written: string): Promise<ClaimFile> {
  const [claimId, ...others] = written.includes('/') ? [written] : await claimIdsOfInvoice(pool, written);
  if (others.length > 0) {
    throw new Refused(
      `Invoice ${written} exists for several creditors. Write one of ${[claimId, ...others].join(', ')}.`,
    );
  }
  const found = claimId === undefined ? undefined : await readClaim(pool, claimId);
  if (!found)
    throw new Refused(`There is no invoice ${written} in the ledger. Check the number, or import its invoice first.`);
  return found;
}

/** The claim as the ledger knew it at the end of a day. Throws `Refused` when it did not know it yet. */
export function asKnownOn(file: ClaimFile, day: CivilDate): ClaimFile {
  const events = eventsKnownOn(file.events, day);
  if (events.length === file.events.length) return file;
  if (events.length === 0) {
    throw new Refused(`Invoice ${file.claim.invoiceNumber} was not registered by ${day}. Ask about a later day.`);
  }
  return { ...file, events, claim: foldEvents(events) };
}
