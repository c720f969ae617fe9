import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { BankMovement } from '../../domain/payment/bank-movement';
import type { ClaimCandidate } from '../../domain/payment/claim-candidate';

interface CandidateRow {
  readonly claim_id: string;
  readonly invoice_number: string;
  readonly payment_reference: string;
  readonly due_on: CivilDate;
  readonly amount: string;
  readonly currency: Currency;
  readonly debtor_id: string;
}

const COLUMNS = 'claim_id, invoice_number, payment_reference, due_on, amount, currency, debtor_id';

/** Every claim of the creditor that one of the movements may mean, by payment reference or invoice number: one query for all. */
export async function loadCandidates(
  client: PoolClient,
  creditorId: string,
  movements: readonly BankMovement[],
): Promise<ClaimCandidate[]> {
  const { rows } = await client.query<CandidateRow>(
    `WITH stated (reference) AS MATERIALIZED (SELECT DISTINCT ltrim(text, '0') FROM unnest($2::text[]) AS text)
     SELECT ${COLUMNS} FROM stated JOIN fordring.claim
       ON creditor_id = $1 AND NOT withdrawn AND payment_reference <> '' AND ltrim(payment_reference, '0') = reference
     UNION
     SELECT ${COLUMNS} FROM stated JOIN fordring.claim ON creditor_id = $1 AND NOT withdrawn AND ltrim(invoice_number, '0') = reference`,
    [creditorId, wordsOf(movements)],
  );
  return rows.map((row) => ({
    claimId: row.claim_id,
    invoiceNumber: row.invoice_number,
    paymentReference: row.payment_reference,
    dueOn: row.due_on,
    amount: Money.of(row.amount, row.currency),
    debtorId: row.debtor_id,
  }));
}

/** What may be a reference: those that were stated, or, where none was, the lines of the free text. */
function wordsOf(movements: readonly BankMovement[]): string[] {
  return movements.flatMap(({ references, text }) =>
    references.length > 0 ? references.map(({ reference }) => reference) : text.map((line) => line.trim()),
  );
}
