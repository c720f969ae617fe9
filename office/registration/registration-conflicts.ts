import type { PoolClient } from 'pg';
import type { Registration } from './registration';
import { alikeNumber } from '../../domain/claim/alike-number';
import { DebtorUnknown, InvoiceKnownOtherwise } from './registration-faults';
import { numbered, refuseAlike, refuseKnownAlike } from './alike-numbers';

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

/**
 * Throws `InvoiceKnownOtherwise` when an invoice stands twice in one list: which of the two is meant cannot be told. So it
 * is where two numbers are alike, and the invoice is one.
 */
export function refuseTwice(registrations: readonly Registration[]): void {
  const seen = new Map<string, Registration[]>();
  for (const registration of registrations) {
    const { invoiceNumber } = registration.claim;
    const plain = alikeNumber(invoiceNumber);
    const before = seen.get(plain);
    if (before === undefined) {
      seen.set(plain, [registration]);
      continue;
    }
    for (const other of before) {
      if (other.claim.invoiceNumber === invoiceNumber) {
        throw new InvoiceKnownOtherwise(
          `Invoice ${invoiceNumber} stands twice in the same list. Nothing was taken up.`,
        );
      }
      refuseAlike(numbered(registration), numbered(other), 'stands in the same list');
    }
    before.push(registration);
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
  const { rows } = await client.query<KnownRow>(
    `SELECT claim_id, ARRAY[${COMPARED.map(([, column]) => column).join(', ')}] AS compared, withdrawn
     FROM fordring.claim WHERE claim_id = ANY ($1)`,
    [[...byId.keys()]],
  );
  for (const { claim_id: claimId, compared, withdrawn } of rows) {
    const registration = byId.get(claimId);
    if (registration && !withdrawn) refuseDifference(registration, compared);
  }
  await refuseKnownAlike(client, creditorId, registrations);
  await refuseUnknownDebtor(client, creditorId, registrations);
  return new Map(rows.map(({ claim_id: claimId, withdrawn }) => [claimId, withdrawn ? 'withdrawn' : 'standing']));
}

interface KnownRow {
  readonly claim_id: string;
  readonly compared: string[];
  readonly withdrawn: boolean;
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
