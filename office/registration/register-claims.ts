import type { Pool, PoolClient } from 'pg';
import { claimedOf, isSettled } from '../../domain/claim/claim';
import { decide } from '../../domain/claim/decide';
import { isRefused } from '../../domain/claim/answer';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { bookEvents, type Booking } from '../claims/book-events';
import { inTransaction } from '../../store/connect';
import { chartOf, lockCreditor } from '../creditors/creditor-chart';
import type { RulebookFor } from '../claims/decide-and-book';
import { placeStandingDecisions } from '../decisions/standing-decisions';
import { writeDebtors, type Debtor } from '../creditors/register-debtors';
import { refuseAlikeInList, refuseKnownDebtors } from './debtors-without-zeros';
import { refuseForgotten } from '../creditors/forgotten-numbers';
import { keepDelivery, type DeliveryInHand } from '../deliveries/take-delivery';
import { keepImport, type InvoiceImport } from './invoice-import';
import { registerAnew } from './register-anew';
import { knownRegistrations, refuseTwice } from './registration-conflicts';
import { CLAIM, OPEN_CLAIM } from '../../store/tables';
import { openClaimRow } from '../claims/open-claim';
import { addBooking, reserveEntries } from '../claims/write-bookings';
import { RowBatch } from '../../store/write-rows';
import { type Registration } from './registration';

export interface RegistrationRequest {
  readonly creditorId: string;
  readonly debtors: readonly Debtor[];
  readonly registrations: readonly Registration[];
  readonly rulebookFor: RulebookFor;
  /** The day on which the ledger learns of them; of each, its own day when absent, as in a portfolio that is lived through. */
  readonly knownOn?: CivilDate;
  /** Under which name, and by whom; an import without a name cannot be taken back. */
  readonly import?: InvoiceImport;
  /** The delivery of a source system that they came with. */
  readonly delivery?: DeliveryInHand | undefined;
  readonly progress?: (done: number, of: number) => void;
  /** Everything is done and asked as for good, and nothing is kept. */
  readonly dryRun?: boolean;
}

export interface RegistrationResult {
  readonly registered: number;
  /** Known already with the same contents. */
  readonly repeated: number;
  /** The name by which what was registered can be taken back; absent when nothing was. */
  readonly importId?: string;
}

const CHUNK = 2_500;

/**
 * Takes up invoices as claims, all of them or none. An invoice that is known with the same contents is passed over, so
 * a file may be sent twice. One that was taken back is registered anew. Throws `KeyReusedWithOtherContents` when the
 * import's name is taken, `InvoiceKnownOtherwise` when one is known with other contents, naming invoice and
 * field, `DebtorUnknown` when a debtor is neither sent along nor known, and `DebtorForgotten`.
 */
export async function registerClaims(pool: Pool, request: RegistrationRequest): Promise<RegistrationResult> {
  const { debtors, registrations, dryRun = false } = request;
  refuseTwice(registrations);
  refuseAlikeInList(debtors);
  return inTransaction(pool, (client) => registerWithin(client, request), { discard: dryRun });
}

/** The same in the caller's transaction. */
export async function registerWithin(client: PoolClient, request: RegistrationRequest): Promise<RegistrationResult> {
  const { creditorId, debtors, registrations, progress } = request;
  await lockCreditor(client, creditorId);
  await refuseKnownDebtors(client, creditorId, debtors);
  await writeDebtors(client, creditorId, debtors);
  let registered = 0;
  for (let start = 0; start < registrations.length; start += CHUNK) {
    registered += await registerChunk(client, request, registrations.slice(start, start + CHUNK));
    progress?.(Math.min(start + CHUNK, registrations.length), registrations.length);
  }
  const kept = registered > 0 ? request.import : undefined;
  if (kept) await keepImport(client, creditorId, kept, registered);
  if (request.delivery) await keepDelivery(client, request.delivery, kept?.importId);
  return { registered, repeated: registrations.length - registered, ...(kept && { importId: kept.importId }) };
}

async function registerChunk(
  client: PoolClient,
  request: RegistrationRequest,
  chunk: readonly Registration[],
): Promise<number> {
  const { creditorId, rulebookFor, knownOn } = request;
  const chart = await chartOf(client, creditorId);
  const known = await knownRegistrations(client, creditorId, chunk);
  const fresh = chunk.filter(({ claim }) => !known.has(claim.claimId));
  const toRegister = chunk.filter(({ claim }) => known.get(claim.claimId) !== 'standing');
  await refuseForgotten(
    client,
    creditorId,
    toRegister.map(({ debtorId }) => debtorId),
  );
  const importId = request.import?.importId ?? null;
  const anew = await registerAnew(client, {
    registrations: chunk.filter(({ claim }) => known.get(claim.claimId) === 'withdrawn'),
    ...{ importId, rulebookFor, keyOf: registrationKey, ...(knownOn && { knownOn }) },
  });
  const reserved = await reserveEntries(client, creditorId, fresh.length);
  const batch = new RowBatch();
  for (const { claim, debtorId } of fresh) {
    const { on, ...registration } = claim;
    const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
    const answer = decide(undefined, { type: 'RegisterClaim', registration }, rulebook, on);
    if (isRefused(answer)) throw new RangeError(answer.message);
    const commandKey = registrationKey(claim.claimId);
    const booking = bookEvents(undefined, answer.events, { commandKey, bookedOn: knownOn ?? on, rulebook, chart });
    addClaim(batch, booking, { debtorId, importId });
    addBooking(batch, booking, reserved);
  }
  await batch.write(client);
  const claims = fresh.map(({ claim: { claimId, invoiceGroup, on }, debtorId }) => ({
    claimId,
    debtorId,
    invoiceGroup,
    on,
    knownOn: knownOn ?? on,
  }));
  await placeStandingDecisions(client, { creditorId, claims: [...claims, ...anew], rulebookFor });
  return claims.length + anew.length;
}

/** One invoice is registered once. */
export function registrationKey(claimId: string): string {
  return `register:${claimId}`;
}

interface BesideClaim {
  readonly debtorId: string;
  readonly importId: string | null;
}

function addClaim(batch: RowBatch, booking: Booking, { debtorId, importId }: BesideClaim): void {
  const { claim, lastHash, notice } = booking;
  batch.add(CLAIM, [
    claim.claimId,
    claim.creditorId,
    claim.invoiceNumber,
    debtorId,
    claim.invoiceGroup,
    claim.issuedOn,
    claim.dueOn,
    claim.invoiced.toString(),
    claim.invoiced.currency,
    claim.paymentReference,
    claim.policyId,
    claim.policyVersion,
    claim.eventNumber,
    lastHash,
    claimedOf(claim).toString(),
    isSettled(claim),
    notice.next?.on ?? null,
    importId,
  ]);
  if (!isSettled(claim)) batch.add(OPEN_CLAIM, openClaimRow(claim));
}
