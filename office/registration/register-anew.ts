import type { PoolClient } from 'pg';
import { isRefused } from '../../domain/claim/answer';
import { decide } from '../../domain/claim/decide';
import { laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import { RowBatch } from '../../store/write-rows';
import { bookEvents, type Booking } from '../claims/book-events';
import type { RulebookFor } from '../claims/decide-and-book';
import { lockClaims } from '../claims/lock-claim';
import { addBooking, claimUpdate, countEntries, reserveEntries } from '../claims/write-bookings';
import type { NewClaim } from '../decisions/standing-decisions';
import type { Registration } from './registration';

interface Anew {
  readonly registrations: readonly Registration[];
  readonly importId: string | null;
  readonly rulebookFor: RulebookFor;
  /** The day on which the ledger learns of them. */
  readonly knownOn?: CivilDate;
  readonly keyOf: (claimId: string) => string;
}

/**
 * Registers invoices anew whose registration was taken back: each in the chain of its claim, on the day of the taking back
 * at the earliest. Gives them as new claims, for the decisions that stand.
 */
export async function registerAnew(client: PoolClient, anew: Anew): Promise<NewClaim[]> {
  const { registrations, rulebookFor, keyOf, knownOn: learned } = anew;
  if (registrations.length === 0) return [];
  const byId = new Map(registrations.map((registration) => [registration.claim.claimId, registration]));
  const bookings: Booking[] = [];
  const claims: NewClaim[] = [];
  for (const standing of await lockClaims(client, [...byId.keys()])) {
    const { claim: before, chart } = standing;
    const registration = byId.get(before.claimId);
    if (!registration) continue;
    const { on: day, ...invoice } = registration.claim;
    const on = laterOf(day, before.asOf);
    const knownOn = laterOf(on, learned ?? on);
    const rulebook = rulebookFor(invoice.policyId, invoice.policyVersion);
    const answer = decide(before, { type: 'RegisterClaim', registration: invoice }, rulebook, on);
    if (isRefused(answer)) throw new RangeError(answer.message);
    const number = before.eventNumber + 1;
    const commandKey = `${keyOf(before.claimId)}/${number}`;
    bookings.push(bookEvents(standing, answer.events, { commandKey, bookedOn: knownOn, rulebook, chart }));
    const { debtorId } = registration;
    claims.push({ claimId: before.claimId, debtorId, invoiceGroup: invoice.invoiceGroup, on, knownOn, anew: number });
  }
  await writeInvoices(client, anew);
  const batch = new RowBatch();
  const reserved = await reserveEntries(client, bookings[0]?.claim.creditorId ?? '', countEntries(bookings));
  for (const booking of bookings) addBooking(batch, booking, reserved);
  await batch.write(client, claimUpdate(bookings));
  return claims;
}

/** The rows take the new invoices first, while they are still marked as withdrawn. */
async function writeInvoices(client: PoolClient, { registrations, importId }: Anew): Promise<void> {
  const of = (field: (registration: Registration) => string): string[] => registrations.map(field);
  await client.query(
    `UPDATE fordring.claim SET debtor_id = new.debtor_id, invoice_group = new.invoice_group, issued_on = new.issued_on,
       due_on = new.due_on, amount = new.amount, currency = new.currency, payment_reference = new.payment_reference,
       import_id = $9, withdrawn = false
     FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[], $6::numeric[], $7::text[], $8::text[])
       AS new (claim_id, debtor_id, invoice_group, issued_on, due_on, amount, currency, payment_reference)
     WHERE claim.claim_id = new.claim_id AND claim.withdrawn`,
    [
      of(({ claim }) => claim.claimId),
      of(({ debtorId }) => debtorId),
      of(({ claim }) => claim.invoiceGroup),
      of(({ claim }) => claim.issuedOn),
      of(({ claim }) => claim.dueOn),
      of(({ claim }) => claim.amount.toString()),
      of(({ claim }) => claim.amount.currency),
      of(({ claim }) => claim.paymentReference),
      importId,
    ],
  );
}
