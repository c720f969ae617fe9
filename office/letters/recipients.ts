import type { Pool } from 'pg';
import type { Claim } from '../../domain/claim/claim';
import type { LetterCreditor, Recipient } from '../../domain/letters/letter';
import type { LetterEvent } from '../../domain/letters/letter-kinds';
import type { DebtorStatus } from '../../domain/policy/policy';
import { Fault } from '../../domain/kernel/fault';
import { LETTER_TEXTS } from '../../print/letters/render-letter';

export interface Parties {
  readonly letterhead: LetterCreditor | null;
  /** Who is written to, the invoice's own debtor first. */
  readonly recipients: readonly (Recipient & { readonly letterId: string })[];
}

/** The person to write to is not in the register. Hand over the debtor with an address. */
export class RecipientUnknown extends Fault {
  override readonly name = 'RecipientUnknown';
  override readonly kind = 'unknown';
}

/** The document, and the claim as it stood then and as it stands now. */
interface Addressed {
  readonly documentId: string;
  readonly event: LetterEvent;
  readonly then: Claim;
  readonly now: Claim;
  readonly language: 'sv' | 'da';
}

interface DebtorRow {
  readonly debtor_id: string;
  readonly kind: string;
  readonly status: DebtorStatus;
  readonly name: string;
  readonly address_lines: readonly string[];
  readonly postal_code: string;
  readonly city: string;
  readonly address_protected: boolean;
}

/**
 * Everybody who owes the claim gets a letter of their own; one who is new, or owes it no longer, gets theirs alone. Names
 * and addresses are the register's of today, so that who has moved is reached; who has died is written to through the
 * estate. A protected address leaves the register for no letter (OSL 22 kap. 1 §).
 *
 * Throws `RecipientUnknown` for one who is not in the register.
 */
export async function partiesOf(pool: Pool, addressed: Addressed): Promise<Parties> {
  const { event, then, now } = addressed;
  const { rows } = await pool.query<DebtorRow & { letterhead: LetterCreditor | null; own_debtor_id: string }>(
    `SELECT creditor.letterhead, claim.debtor_id AS own_debtor_id, debtor.debtor_id, debtor.kind, debtor.status, debtor.name,
       debtor.address_lines, debtor.postal_code, debtor.city, debtor.address_protected
     FROM fordring.claim JOIN fordring.creditor USING (creditor_id)
       JOIN fordring.debtor ON debtor.creditor_id = claim.creditor_id
         AND (debtor.debtor_id = claim.debtor_id OR debtor.debtor_id = ANY ($2))
     WHERE claim_id = $1`,
    [now.claimId, event.type === 'LiableDebtorChanged' ? [event.debtorId] : then.liableDebtorIds],
  );
  const [first] = rows;
  if (!first) throw new RangeError(`Claim ${now.claimId} has no creditor or debtor.`);
  const ownId = first.own_debtor_id;
  const others = then.liableDebtorIds.filter((debtorId) => now.liableDebtorIds.includes(debtorId));
  const ids = event.type === 'LiableDebtorChanged' ? [event.debtorId] : [ownId, ...others];
  const jointlyLiable = event.type === 'LiableDebtorChanged' ? event.liable : others.length > 0;
  const recipients = ids.map((debtorId) => {
    const row = rows.find((known) => known.debtor_id === debtorId);
    if (!row)
      throw new RecipientUnknown(`Debtor ${debtorId} is not in the register; hand the debtor over with an address.`);
    return {
      ...recipientOf(row, addressed, debtorId === ownId),
      ...(jointlyLiable && { jointlyLiable }),
      letterId: debtorId === ownId ? addressed.documentId : letterIdOf(addressed.documentId, debtorId),
    };
  });
  return { letterhead: first.letterhead, recipients };
}

/** The letter of one who owes the claim beside its own debtor. */
export function letterIdOf(documentId: string, debtorId: string): string {
  return `${documentId}:${encodeURIComponent(debtorId)}`;
}

function recipientOf(row: DebtorRow, { now, language }: Addressed, isOwn: boolean): Recipient {
  const hasDied = row.status === 'deceased' || (isOwn && now.debtorStatus === 'deceased');
  const { estateOf } = LETTER_TEXTS[language].labels;
  const isNamedSo = row.kind === 'estate' || row.name.toLowerCase().startsWith(estateOf.toLowerCase());
  const name = hasDied && !isNamedSo ? `${estateOf} ${row.name}` : row.name;
  const debtorId = row.debtor_id;
  return row.address_protected || (isOwn && now.addressProtected)
    ? { route: 'protected', addressee: { debtorId, name, addressLines: [], postalCode: '', city: '' } }
    : {
        route: 'post',
        addressee: { debtorId, name, addressLines: row.address_lines, postalCode: row.postal_code, city: row.city },
      };
}

/** Says of a debtor, whose claims no decision has told it of, that the address is protected or is so no longer. */
export async function protectAddress(
  pool: Pool,
  { creditorId, debtorId }: { readonly creditorId: string; readonly debtorId: string },
  isProtected: boolean,
): Promise<void> {
  const { rowCount } = await pool.query(
    'UPDATE fordring.debtor SET address_protected = $3 WHERE creditor_id = $1 AND debtor_id = $2',
    [creditorId, debtorId, isProtected],
  );
  if (rowCount === 0) throw new RecipientUnknown(`Debtor ${debtorId} of ${creditorId} is not in the register.`);
}
