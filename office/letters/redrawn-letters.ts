import type { Pool } from 'pg';
import { addressed } from '../../domain/letters/letter';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { renderLetter } from '../../print/letters/render-letter';
import { reasonOf } from '../../store/relay/reason-of';
import { readClaim } from '../claims/read-claim';
import { protectedAmong, type FixedContent } from './fixed-document';
import { recipientsOf } from './recipients';

/** A letter that left, drawn again from what was fixed of it. */
export interface RedrawnLetter {
  readonly kind: string;
  readonly deliveredOn: CivilDate;
  readonly pdf?: Buffer;
  /** Why it could not be drawn again. */
  readonly problem?: string;
}

interface Row {
  readonly documentId: string;
  readonly kind: string;
  readonly content: Partial<FixedContent>;
  readonly debtorId: string;
  readonly deliveredOn: CivilDate;
}

/**
 * A claim's letters through a day in the order in which they left, each drawn again: the same words and figures. An
 * address that is protected now is in none of them (OSL 22 kap. 1 §). One that cannot be drawn says why.
 */
export async function redrawnLetters(pool: Pool, claimId: string, through: CivilDate): Promise<RedrawnLetter[]> {
  const { rows } = await pool.query<Row>(
    `SELECT document_id AS "documentId", document.kind, document.content, letter.debtor_id AS "debtorId",
       letter.delivered_on AS "deliveredOn"
     FROM fordring.letter JOIN fordring.document USING (document_id)
     WHERE document.claim_id = $1 AND letter.delivered_on <= $2 ORDER BY document.event_number, letter.debtor_id`,
    [claimId, through],
  );
  const now = rows.length === 0 ? undefined : (await readClaim(pool, claimId))?.claim;
  const letters: RedrawnLetter[] = [];
  for (const { documentId, kind, content, debtorId, deliveredOn } of rows) {
    try {
      const { letter, liable, parties } = content;
      if (!now || !letter || !liable || !parties?.letterhead) throw new RangeError('its contents were not kept.');
      const protectedNow = await protectedAmong(
        pool,
        claimId,
        parties.debtors.map((debtor) => debtor.debtorId),
      );
      const recipients = recipientsOf({
        documentId,
        content: { ...content, letter, liable, parties },
        now,
        protectedNow,
      });
      const own = recipients.find(({ addressee }) => addressee.debtorId === debtorId);
      if (!own) throw new RangeError('whom it went to owes the claim no more.');
      const pdf = await renderLetter(
        addressed(letter, { documentId: own.letterId, creditor: parties.letterhead, recipient: own }),
      );
      letters.push({ kind, deliveredOn, pdf });
    } catch (problem) {
      letters.push({ kind, deliveredOn, problem: reasonOf(problem) });
    }
  }
  return letters;
}
