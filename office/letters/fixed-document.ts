import type { Pool } from 'pg';
import type { DocumentContent } from '../../domain/letters/document-content';
import type { KeptGround } from '../../domain/letters/kept-ground';
import type { FixedParties } from './recipients';

/** What a document says and whom it goes to. */
export type FixedContent = DocumentContent & { readonly parties: FixedParties };

interface KeptDocument {
  readonly content: Partial<FixedContent>;
  readonly ground: KeptGround | null;
}

/** What somebody mends in the register so that the letter can leave. */
const MENDED_IN_REGISTER: readonly KeptGround['ground'][] = [
  'recipient-unknown',
  'address-missing',
  'not-printable',
  'address-too-long',
];

/**
 * A document's content as it was fixed when its event was booked. It is completed where it could not be: `fixNow` makes
 * the letter of a document of an older release, and a creditor without a letterhead has one by now. A letter that is held
 * because of a name or an address takes what the register has now, since somebody mended it there.
 */
export async function fixedContentOf(
  pool: Pool,
  documentId: string,
  fixNow: () => DocumentContent,
): Promise<FixedContent> {
  const { rows } = await pool.query<KeptDocument>(
    'SELECT content, ground FROM fordring.document WHERE document_id = $1',
    [documentId],
  );
  const [kept] = rows;
  if (!kept) throw new RangeError(`Document ${documentId} is not there.`);
  const { content, ground } = kept;
  const { letter, liable, parties } = content;
  const isMended = ground !== null && MENDED_IN_REGISTER.includes(ground.ground);
  if (letter && liable && parties?.letterhead && !isMended) return { ...content, letter, liable, parties };
  const fixed = letter && liable ? { ...content, letter, liable } : fixNow();
  return refix(pool, documentId, fixed, parties && !isMended ? parties : undefined);
}

/** Keeps the content, with the register's parties; where the parties are known already, with the letterhead alone. */
async function refix(
  pool: Pool,
  documentId: string,
  content: DocumentContent,
  known: FixedParties | undefined,
): Promise<FixedContent> {
  const { rows } = await pool.query<{ content: FixedContent }>(
    `UPDATE fordring.document AS kept SET content = $2::jsonb || jsonb_build_object('parties',
       fordring.parties_of(claim_id, $2::jsonb -> 'liable') || coalesce($3::jsonb, '{}'))
     WHERE document_id = $1 RETURNING content`,
    [documentId, JSON.stringify(content), known ? JSON.stringify(withoutLetterhead(known)) : null],
  );
  const [row] = rows;
  if (!row) throw new RangeError(`Document ${documentId} is not there.`);
  return row.content;
}

function withoutLetterhead({ ownDebtorId, debtors }: FixedParties): Omit<FixedParties, 'letterhead'> {
  return { ownDebtorId, debtors };
}

/** Those of these debtors whose address is protected now. */
export async function protectedAmong(
  pool: Pool,
  claimId: string,
  debtorIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ debtor_id: string }>(
    `SELECT debtor.debtor_id FROM fordring.claim JOIN fordring.debtor USING (creditor_id)
     WHERE claim_id = $1 AND debtor.debtor_id = ANY ($2) AND debtor.address_protected`,
    [claimId, debtorIds],
  );
  return new Set(rows.map((row) => row.debtor_id));
}
