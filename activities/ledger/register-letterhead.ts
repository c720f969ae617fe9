import type { Pool } from 'pg';
import type { LetterCreditor } from '../../domain/letter';

/** How the creditor stands on its letters from now on. */
export async function registerLetterhead(pool: Pool, creditorId: string, letterhead: LetterCreditor): Promise<void> {
  const { name, organisationNumber, office, addressLines, postalCode, city, phone, email, payment } = letterhead;
  const kept = {
    name,
    organisationNumber,
    ...(office && { office }),
    addressLines,
    postalCode,
    city,
    phone,
    email,
    payment,
  };
  await pool.query('UPDATE fordring.creditor SET letterhead = $2 WHERE creditor_id = $1', [
    creditorId,
    JSON.stringify(kept),
  ]);
}
