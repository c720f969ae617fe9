import type { Pool, PoolClient } from 'pg';
import { claimedOf, isSettled } from '../../domain/claim/claim';
import { decide } from '../../domain/claim/decide';
import { isRefused } from '../../domain/claim/answer';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { bookEvents, type Booking } from '../claims/book-events';
import { inTransaction } from '../../store/connect';
import { chartOf, lockCreditor } from '../creditors/creditor-chart';
import type { RulebookFor } from '../claims/decide-and-book';
import { placeStandingDecisions, type NewClaim } from '../decisions/standing-decisions';
import { writeDebtors, type Debtor } from '../creditors/register-debtors';
import { refuseAlikeInList, refuseKnownDebtors } from './debtors-without-zeros';
import { refuseForgotten } from '../creditors/forgotten-numbers';
import { keepDelivery, type DeliveryInHand } from '../deliveries/take-delivery';
import { keepImport, type InvoiceImport } from './invoice-import';
import { registerAnew } from './register-anew';
import { knownRegistrations, refuseTwice } from './registration-conflicts';
import { CLAIM, OPEN_CLAIM } from '../../store/tables';
import { openClaimRow } from '../claims/open-claim';
import { addBooking, reserveEntries, type ReservedEntries } from '../claims/write-bookings';
import { Breather } from '../../store/breather';
import { RowBatch } from '../../store/write-rows';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
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
  const { creditorId, debtors, registrations } = request;
  await lockCreditor(client, creditorId);
  await refuseKnownDebtors(client, creditorId, debtors);
  await writeDebtors(client, creditorId, debtors);
  const registered = await registerInParts(client, request);
  const kept = registered > 0 ? request.import : undefined;
  if (kept) await keepImport(client, creditorId, kept, registered);
  if (request.delivery) await keepDelivery(client, request.delivery, kept?.importId);
  return { registered, repeated: registrations.length - registered, ...(kept && { importId: kept.importId }) };
}

/** Registers part after part, and counts. While the database writes a part, the rows of the next are made. */
async function registerInParts(client: PoolClient, request: RegistrationRequest): Promise<number> {
  const { registrations, progress } = request;
  const breather = new Breather();
  let registered = 0;
  let done = 0;
  let write = (): Promise<void> => Promise.resolve();
  let writing = write();
  try {
    for (let start = 0; start < registrations.length; start += CHUNK) {
      const asked = await askOf(client, request, registrations.slice(start, start + CHUNK));
      writing = write();
      // Its failure is heard where it is awaited; until then it must not count as unhandled.
      writing.catch(() => undefined);
      const batch = await rowsOf(request, asked, breather);
      await writing;
      registered += asked.fresh.length + asked.anew.length;
      write = async () => {
        await writePart(client, request, asked, batch);
        done += asked.chunk.length;
        progress?.(done, registrations.length);
      };
    }
    await write();
    return registered;
  } finally {
    // Whatever went wrong: nothing may be asked of the connection before it is idle.
    await writing.catch(() => undefined);
  }
}

/** A part of the invoices, with what the ledger answered of them. */
interface Asked {
  readonly chunk: readonly Registration[];
  readonly fresh: readonly Registration[];
  /** Registered anew already: their claims have a row. */
  readonly anew: readonly NewClaim[];
  readonly chart: ChartOfAccounts;
  readonly reserved: ReservedEntries;
}

/** Asks what is known of a part, and registers anew what was taken back. Nothing else may be on its way to the database. */
async function askOf(client: PoolClient, request: RegistrationRequest, chunk: readonly Registration[]): Promise<Asked> {
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
  const anew = await registerAnew(client, {
    registrations: chunk.filter(({ claim }) => known.get(claim.claimId) === 'withdrawn'),
    ...{ importId: importIdOf(request), rulebookFor, keyOf: registrationKey, ...(knownOn && { knownOn }) },
  });
  return { chunk, fresh, anew, chart, reserved: await reserveEntries(client, creditorId, fresh.length) };
}

/** Decides on the new invoices of a part and makes their rows. Other work goes on in between, where the breather lets it. */
async function rowsOf(request: RegistrationRequest, asked: Asked, breather: Breather): Promise<RowBatch> {
  const { rulebookFor, knownOn } = request;
  const { fresh, chart, reserved } = asked;
  const importId = importIdOf(request);
  const batch = new RowBatch();
  for (const { claim, debtorId } of fresh) {
    if (breather.isDue()) await breather.breathe();
    const { on, ...registration } = claim;
    const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
    const answer = decide(undefined, { type: 'RegisterClaim', registration }, rulebook, on);
    if (isRefused(answer)) throw new RangeError(answer.message);
    const commandKey = registrationKey(claim.claimId);
    const booking = bookEvents(undefined, answer.events, { commandKey, bookedOn: knownOn ?? on, rulebook, chart });
    addClaim(batch, booking, { debtorId, importId });
    addBooking(batch, booking, reserved);
  }
  return batch;
}

/** Writes the rows of a part, and carries out on its claims what was decided before and still stands. */
async function writePart(
  client: PoolClient,
  { creditorId, rulebookFor, knownOn }: RegistrationRequest,
  { fresh, anew }: Asked,
  batch: RowBatch,
): Promise<void> {
  await batch.write(client);
  const claims = fresh.map(({ claim: { claimId, invoiceGroup, on }, debtorId }) => ({
    claimId,
    debtorId,
    invoiceGroup,
    on,
    knownOn: knownOn ?? on,
  }));
  await placeStandingDecisions(client, { creditorId, claims: [...claims, ...anew], rulebookFor });
}

function importIdOf(request: RegistrationRequest): string | null {
  return request.import?.importId ?? null;
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
