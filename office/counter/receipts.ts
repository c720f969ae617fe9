import type { Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';

/** What somebody handed in, or read about a debtor, with who it was. */
export interface Receipt {
  readonly act: string;
  readonly subject: string;
  readonly role: string | null;
  readonly source: Actor['source'];
  readonly creditorId: string | null;
  /** The claim, invoice or debtor, as the caller named it; null for a list. */
  readonly about: string | null;
  /** The key under which a fact's events are booked; null for a reading. */
  readonly commandKey: string | null;
  readonly receivedAt: string;
}

/**
 * Writes a receipt about each invoice, claim or decision that is named; one receipt where none is. Where no creditor is
 * said, it is the one whose claim or decision is named, if that is one alone. The database says when.
 */
export async function writeReceipt(
  pool: Pool,
  {
    act,
    by,
    role,
    creditorId,
    about,
    commandKey,
  }: Partial<Pick<Receipt, 'creditorId' | 'commandKey'>> & {
    readonly act: string;
    readonly by: Actor;
    readonly role?: string | undefined;
    readonly about?: string | readonly string[];
  },
): Promise<void> {
  const names = [about ?? []].flat();
  await pool.query(
    `INSERT INTO fordring.receipt (act, subject, role, source, creditor_id, about, command_key)
     SELECT $1, $2, $3, $4, coalesce($5, (
       SELECT min(creditor_id) FROM (
         SELECT creditor_id FROM fordring.claim WHERE claim_id = about
         UNION SELECT creditor_id FROM fordring.creditor JOIN fordring.claim USING (creditor_id)
         WHERE invoice_number = about AND strpos(about, '/') = 0
         UNION SELECT creditor_id FROM fordring.decision WHERE decision_id = about
       ) AS named WHERE $8::text[] IS NULL OR creditor_id = ANY ($8) HAVING count(*) = 1)), about, $7
     FROM unnest($6::text[]) AS about`,
    [
      ...[act, by.subject, role ?? null, by.source, creditorId ?? null],
      ...[names.length > 0 ? names : [null], commandKey ?? null],
      by.creditorIds === 'all' ? null : by.creditorIds,
    ],
  );
}

/** What an input names: an invoice, claim, decision or debtor, or several invoices. */
export function namedIn(input: unknown): string | readonly string[] | undefined {
  const { invoice, claimId, decisionId, debtorId, invoiceNumbers } = (input ?? {}) as Readonly<Record<string, unknown>>;
  const [first] = [invoice, claimId, decisionId, debtorId].filter((name) => typeof name === 'string');
  if (first !== undefined) return first;
  return Array.isArray(invoiceNumbers) ? invoiceNumbers.map(String) : undefined;
}

/**
 * The latest receipts of some creditors, with those of nobody's for who acts for all; the newest first. Where a claim or
 * invoice is named, those about it: a caller wrote its number, or `CREDITOR/NUMBER`. Several numbers once stood in one
 * receipt, with a blank between.
 */
export async function receiptsOf(
  pool: Pool,
  {
    creditorIds,
    all,
    about,
  }: { readonly creditorIds: readonly string[]; readonly all: boolean; readonly about?: string },
): Promise<Receipt[]> {
  const { rows } = await pool.query<Receipt>(
    `SELECT act, subject, role, source, creditor_id AS "creditorId", about, command_key AS "commandKey",
       to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "receivedAt"
     FROM fordring.receipt
     WHERE (creditor_id = ANY ($1) OR ($3 AND creditor_id IS NULL))
       AND ($2::text IS NULL OR EXISTS (
         SELECT FROM unnest(CASE act WHEN 'claims.outcomes' THEN about || string_to_array(about, ' ') ELSE ARRAY[about] END)
           AS named
         WHERE named = $2 OR creditor_id || '/' || named = $2 OR named = creditor_id || '/' || $2
           OR creditor_id IS NULL
             AND (named = substr($2, strpos($2, '/') + 1) OR substr(named, strpos(named, '/') + 1) = $2)))
     ORDER BY receipt_number DESC LIMIT 1000`,
    [creditorIds, about ?? null, all],
  );
  return rows;
}
