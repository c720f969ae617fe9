import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { LetterRoute } from '../../domain/letters/letter';
import { placeInFolder } from './folder-outbox';
import { letterIdOf } from './recipients';

/** A letter that left, with its place below the folder of letters. */
export interface LetterWithPlace {
  readonly kind: string;
  readonly debtorId: string;
  readonly deliveredOn: CivilDate;
  readonly file: string;
}

interface Row extends Omit<LetterWithPlace, 'file'> {
  readonly documentId: string;
  readonly route: LetterRoute;
  readonly isOwn: boolean;
}

/** A claim's letters in the order in which they left. */
export async function lettersWithPlaces(pool: Pool, claimId: string): Promise<LetterWithPlace[]> {
  const { rows } = await pool.query<Row>(
    `SELECT document.document_id AS "documentId", document.kind, letter.debtor_id AS "debtorId", letter.route,
       letter.delivered_on AS "deliveredOn",
       letter.debtor_id = coalesce(document.content -> 'parties' ->> 'ownDebtorId', letter.debtor_id) AS "isOwn"
     FROM fordring.letter JOIN fordring.document USING (document_id)
     WHERE document.claim_id = $1 ORDER BY document.event_number, letter.debtor_id`,
    [claimId],
  );
  return rows.map(({ documentId, isOwn, route, ...letter }) => {
    const letterId = isOwn ? documentId : letterIdOf(documentId, letter.debtorId);
    return {
      ...letter,
      file: placeInFolder({ documentId: letterId, kind: letter.kind, sentOn: letter.deliveredOn, route }),
    };
  });
}
