import type { Pool } from 'pg';
import type { KeptGround } from '../../domain/letters/kept-ground';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { LetterRoute } from '../../domain/letters/letter';
import { canonicalJson } from '../../store/ledger-json';
import type { DeliveryReceipt } from './letter-port';

/**
 * What becomes of a document. It is written until its letters have left; held waits for somebody to mend something and is
 * tried again; sent, withheld and failed are final.
 */
export type DocumentStatus = 'to-write' | 'sent' | 'withheld' | 'held' | 'failed';

export interface DocumentRecord {
  readonly documentId: string;
  readonly kind: string;
  readonly status: DocumentStatus;
  /** Why it was withheld, is held or failed. */
  readonly reason: string | null;
  readonly letters: readonly {
    readonly debtorId: string;
    readonly route: LetterRoute;
    readonly deliveredOn: CivilDate;
  }[];
}

/** A claim's documents in the order of their events, each with what became of it. */
export async function documentsOf(pool: Pool, claimId: string): Promise<DocumentRecord[]> {
  const { rows } = await pool.query<DocumentRecord>(
    `SELECT document_id AS "documentId", kind, status, reason,
       coalesce((SELECT jsonb_agg(jsonb_build_object('debtorId', debtor_id, 'route', route, 'deliveredOn', delivered_on)
         ORDER BY debtor_id) FROM fordring.letter WHERE letter.document_id = document.document_id), '[]') AS letters
     FROM fordring.document WHERE claim_id = $1 ORDER BY event_number`,
    [claimId],
  );
  return rows;
}

/** What is known of the documents, by id. */
export async function statusesOf(pool: Pool, documentIds: readonly string[]): Promise<Map<string, DocumentStatus>> {
  const { rows } = await pool.query<{ document_id: string; status: DocumentStatus }>(
    'SELECT document_id, status FROM fordring.document WHERE document_id = ANY ($1)',
    [documentIds],
  );
  return new Map(rows.map(({ document_id: documentId, status }) => [documentId, status]));
}

/** Why a document has not left: an English note, and the same as values. */
export interface KeptBecause {
  readonly reason: string;
  readonly ground: KeptGround;
}

/** Ends the document's way, or says what it waits for. What is final stays so. */
export async function setStatus(
  pool: Pool,
  documentId: string,
  status: Exclude<DocumentStatus, 'to-write'>,
  because?: KeptBecause,
): Promise<void> {
  await pool.query(
    `UPDATE fordring.document SET status = $2, reason = $3, ground = $4, tried_at = clock_timestamp()
     WHERE document_id = $1 AND status IN ('to-write', 'held')`,
    [documentId, status, because?.reason ?? null, because ? canonicalJson(because.ground) : null],
  );
}

/** Who has been delivered the document already. */
export async function deliveredTo(pool: Pool, documentId: string): Promise<Set<string>> {
  const { rows } = await pool.query<{ debtor_id: string }>(
    'SELECT debtor_id FROM fordring.letter WHERE document_id = $1',
    [documentId],
  );
  return new Set(rows.map(({ debtor_id: debtorId }) => debtorId));
}

export async function noteDelivered(
  pool: Pool,
  letter: { readonly documentId: string; readonly debtorId: string; readonly route: LetterRoute },
  receipt: DeliveryReceipt,
): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.letter (document_id, debtor_id, route, delivery_id, channel, delivered_on)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [letter.documentId, letter.debtorId, letter.route, receipt.deliveryId, receipt.channel, receipt.deliveredOn],
  );
}

const HELD_MINUTES = 5;

/** Puts held documents back into the outbox, once each has rested: a name or an address may have been mended. */
export async function queueHeldAgain(pool: Pool, afterMinutes = HELD_MINUTES): Promise<void> {
  await pool.query(
    `WITH rested AS (
       UPDATE fordring.document SET tried_at = clock_timestamp()
       WHERE status = 'held' AND tried_at <= clock_timestamp() - make_interval(mins => $1)
       RETURNING document_id, claim_id, event_number)
     INSERT INTO fordring.outbox (topic, claim_id, event_number, payload)
     SELECT 'document', claim_id, event_number, jsonb_build_object('documentId', document_id) FROM rested`,
    [afterMinutes],
  );
}
