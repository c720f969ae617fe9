import type { PoolClient } from 'pg';
import { whyOne } from '../../domain/claim/alike-number';
import type { NumberedInvoice } from '../../domain/claim/lost-zeros';
import type { Registration } from './registration';
import { InvoiceKnownOtherwise } from './registration-faults';

export function numbered({ claim, debtorId }: Registration): NumberedInvoice {
  const { invoiceNumber, issuedOn, amount, paymentReference } = claim;
  return { invoiceNumber, debtorId, issuedOn, amount: `${amount.toString()} ${amount.currency}`, paymentReference };
}

const GROUNDS = {
  'zeros lost':
    'The debtor is the same, and so is the day, the amount or the reference. A spreadsheet takes zeros before a number away.',
  'typed otherwise':
    'The debtor, the day and the amount are the same. The numbers differ by capital letters, blanks, hyphens or zeros before them alone.',
};

/** Throws `InvoiceKnownOtherwise` where two different numbers are of one invoice, as far as anybody can tell. */
export function refuseAlike(came: NumberedInvoice, known: NumberedInvoice, where: string): void {
  const why = whyOne(came, known);
  if (why === undefined) return;
  throw new InvoiceKnownOtherwise(
    `Invoice ${came.invoiceNumber} is probably invoice ${known.invoiceNumber}, which ${where}. ${GROUNDS[why]} ` +
      'Nothing was taken up. Write the number as the invoice has it. If these are two invoices, register the later one under another number.',
  );
}

/**
 * Throws `InvoiceKnownOtherwise` where a registered invoice is one of these under a number that is alike. The planner knows
 * too little of a table that is being filled, so each number is asked for by its index, in one question.
 */
export async function refuseKnownAlike(
  client: PoolClient,
  creditorId: string,
  registrations: readonly Registration[],
): Promise<void> {
  const byNumber = new Map(registrations.map((registration) => [registration.claim.invoiceNumber, registration]));
  const { rows } = await client.query<NumberedInvoice & { readonly came: string }>(
    `SELECT came, known.* FROM unnest($2::text[]) AS came CROSS JOIN LATERAL (
       SELECT invoice_number AS "invoiceNumber", debtor_id AS "debtorId", issued_on::text AS "issuedOn",
              amount || ' ' || currency AS amount, payment_reference AS "paymentReference"
       FROM fordring.claim
       WHERE creditor_id = $1 AND invoice_number <> came AND NOT withdrawn
         AND ltrim(lower(translate(invoice_number, ' -', '')), '0') = ltrim(lower(translate(came, ' -', '')), '0')
     ) AS known`,
    [creditorId, [...byNumber.keys()]],
  );
  for (const { came, ...known } of rows) {
    const registration = byNumber.get(came);
    if (registration) refuseAlike(numbered(registration), known, 'is registered already');
  }
}
