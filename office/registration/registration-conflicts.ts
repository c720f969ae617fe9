import type { PoolClient } from 'pg';
import type { Registration } from './registration';
import { Fault } from '../../domain/kernel/fault';

/**
 * The invoice is registered with other contents, or is twice in one list; nothing was taken up. Correct the file, or
 * credit the invoice and issue a new one.
 */
export class InvoiceKnownOtherwise extends Fault {
  override readonly name = 'InvoiceKnownOtherwise';
  override readonly kind = 'refused';
}

/**
 * An invoice names a debtor who is neither in the list nor in the register; nothing was taken up. Hand over the debtor
 * with the invoice.
 */
export class DebtorUnknown extends Fault {
  override readonly name = 'DebtorUnknown';
  override readonly kind = 'refused';
}

/** What makes two registrations of an invoice the same. When and under which policy it was taken up does not count. */
const COMPARED: readonly [field: string, column: string, of: (registration: Registration) => string][] = [
  ['debtor_id', 'debtor_id', ({ debtorId }) => debtorId],
  ['invoice_group', 'invoice_group', ({ claim }) => claim.invoiceGroup],
  ['issued_on', 'issued_on::text', ({ claim }) => claim.issuedOn],
  ['due_on', 'due_on::text', ({ claim }) => claim.dueOn],
  ['amount', 'amount::text', ({ claim }) => claim.amount.toString()],
  ['currency', 'currency', ({ claim }) => claim.amount.currency],
  ['payment_reference', 'payment_reference', ({ claim }) => claim.paymentReference],
];

/** Throws `InvoiceKnownOtherwise` when an invoice stands twice in one list: which of the two is meant cannot be told. */
export function refuseTwice(registrations: readonly Registration[]): void {
  const seen = new Set<string>();
  for (const { claim } of registrations) {
    if (seen.has(claim.claimId)) {
      throw new InvoiceKnownOtherwise(
        `Invoice ${claim.invoiceNumber} stands twice in the same list. Nothing was taken up.`,
      );
    }
    seen.add(claim.claimId);
  }
}

/**
 * The claims among these that are registered already, or were until they were withdrawn. Throws `InvoiceKnownOtherwise`, naming invoice and field, when
 * one is registered with other contents, and `DebtorUnknown`.
 */
export async function knownRegistrations(
  client: PoolClient,
  creditorId: string,
  registrations: readonly Registration[],
): Promise<Map<string, 'standing' | 'withdrawn'>> {
  const byId = new Map(registrations.map((registration) => [registration.claim.claimId, registration]));
  const { rows } = await client.query<{ claim_id: string; compared: string[]; withdrawn: boolean }>(
    `SELECT claim_id, ARRAY[${COMPARED.map(([, column]) => column).join(', ')}] AS compared, withdrawn
     FROM fordring.claim WHERE claim_id = ANY ($1)`,
    [[...byId.keys()]],
  );
  for (const { claim_id: claimId, compared, withdrawn } of rows) {
    const registration = byId.get(claimId);
    if (registration && !withdrawn) refuseDifference(registration, compared);
  }
  await refuseUnknownDebtor(client, creditorId, registrations);
  return new Map(rows.map(({ claim_id: claimId, withdrawn }) => [claimId, withdrawn ? 'withdrawn' : 'standing']));
}

function refuseDifference(registration: Registration, known: readonly string[]): void {
  COMPARED.forEach(([field, , of], at) => {
    if (of(registration) === known[at]) return;
    throw new InvoiceKnownOtherwise(
      `Invoice ${registration.claim.invoiceNumber} is registered already with ${field} ${known[at] ?? ''}; ` +
        `it came again with ${of(registration)}. Nothing was taken up. Correct the file, or credit the invoice and issue a new one.`,
    );
  });
}

async function refuseUnknownDebtor(
  client: PoolClient,
  creditorId: string,
  registrations: readonly Registration[],
): Promise<void> {
  const { rows } = await client.query<{ debtor_id: string }>(
    `SELECT wanted.debtor_id FROM unnest($2::text[]) AS wanted (debtor_id)
     WHERE NOT EXISTS (SELECT FROM fordring.debtor WHERE debtor.creditor_id = $1 AND debtor.debtor_id = wanted.debtor_id) LIMIT 1`,
    [creditorId, [...new Set(registrations.map(({ debtorId }) => debtorId))]],
  );
  const missing = rows[0]?.debtor_id;
  if (missing === undefined) return;
  const invoice = registrations.find(({ debtorId }) => debtorId === missing)?.claim.invoiceNumber ?? '';
  throw new DebtorUnknown(
    `Invoice ${invoice} is for debtor ${missing}, who is not known. Send the debtor along. Nothing was taken up.`,
  );
}
