import type { PoolClient } from 'pg';
import { isOneWithoutZeros, type NumberedInvoice } from '../../domain/claim/lost-zeros';
import type { Registration } from './registration';
import { InvoiceKnownOtherwise } from './registration-faults';

export function numbered({ claim, debtorId }: Registration): NumberedInvoice {
  const { invoiceNumber, issuedOn, amount, paymentReference } = claim;
  return { invoiceNumber, debtorId, issuedOn, amount: `${amount.toString()} ${amount.currency}`, paymentReference };
}

/** Throws `InvoiceKnownOtherwise` where one of two numbers has lost the zeros before it. */
export function refuseLostZeros(came: NumberedInvoice, known: NumberedInvoice, where: string): void {
  if (!isOneWithoutZeros(came, known)) return;
  throw new InvoiceKnownOtherwise(
    `Invoice ${came.invoiceNumber} is probably invoice ${known.invoiceNumber}, which ${where}. The debtor is the same, and so is the day, the amount or the reference. ` +
      'A spreadsheet takes zeros before a number away. Nothing was taken up. Write the number as the invoice has it. If these are two invoices, register the later one under another number.',
  );
}

/**
 * Throws `InvoiceKnownOtherwise` where a registered invoice is one of these but for lost zeros. The planner knows too little
 * of a table that is being filled, so each number is asked for by its index.
 */
export async function refuseKnownWithoutZeros(
  client: PoolClient,
  creditorId: string,
  registrations: readonly Registration[],
): Promise<void> {
  const byNumber = new Map(registrations.map((registration) => [registration.claim.invoiceNumber, registration]));
  const beginsWithZero = [...byNumber.keys()].some((invoiceNumber) => invoiceNumber.startsWith('0'));
  if (!beginsWithZero && !(await someBeginWithZero(client, creditorId))) return;
  const { rows } = await client.query<NumberedInvoice & { readonly came: string }>(
    `SELECT came, known.* FROM unnest($2::text[]) AS came CROSS JOIN LATERAL (
       SELECT invoice_number AS "invoiceNumber", debtor_id AS "debtorId", issued_on::text AS "issuedOn",
              amount || ' ' || currency AS amount, payment_reference AS "paymentReference"
       FROM fordring.claim
       WHERE creditor_id = $1 AND ltrim(invoice_number, '0') = ltrim(came, '0') AND invoice_number <> came AND NOT withdrawn
     ) AS known`,
    [creditorId, [...byNumber.keys()]],
  );
  for (const { came, ...known } of rows) {
    const registration = byNumber.get(came);
    if (registration) refuseLostZeros(numbered(registration), known, 'is registered already');
  }
}

/** Whether a number of the creditor begins with a zero: of most creditors none does, and no number can have lost any. */
async function someBeginWithZero(client: PoolClient, creditorId: string): Promise<boolean> {
  const { rows } = await client.query<{ some: boolean }>(
    `SELECT EXISTS (SELECT FROM fordring.claim
       WHERE creditor_id = $1 AND invoice_number >= '0' AND invoice_number < '1' AND starts_with(invoice_number, '0')) AS some`,
    [creditorId],
  );
  return rows[0]?.some === true;
}
