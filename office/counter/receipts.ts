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

/** Writes one receipt. The database says when. */
export async function writeReceipt(
  pool: Pool,
  {
    act,
    by,
    role,
    creditorId,
    about,
    commandKey,
  }: Partial<Pick<Receipt, 'creditorId' | 'about' | 'commandKey'>> & {
    readonly act: string;
    readonly by: Actor;
    readonly role?: string | undefined;
  },
): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.receipt (act, subject, role, source, creditor_id, about, command_key)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [act, by.subject, role ?? null, by.source, creditorId ?? null, about ?? null, commandKey ?? null],
  );
}

/** What an input names: an invoice, claim or decision. */
export function namedIn(input: unknown): string | undefined {
  const { invoice, claimId, decisionId, invoiceNumbers } = (input ?? {}) as Readonly<Record<string, unknown>>;
  const [first] = [invoice, claimId, decisionId].filter((name) => typeof name === 'string');
  if (first !== undefined) return first;
  return Array.isArray(invoiceNumbers) ? invoiceNumbers.map(String).join(' ').slice(0, 2_000) : undefined;
}

/** The latest receipts of some creditors, with those of nobody's for who acts for all; about a claim or invoice where one is named; the newest first. */
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
       AND ($2::text IS NULL OR about = $2 OR about = split_part($2, '/', 2) OR about LIKE '%/' || $2)
     ORDER BY receipt_number DESC LIMIT 1000`,
    [creditorIds, about ?? null, all],
  );
  return rows;
}
