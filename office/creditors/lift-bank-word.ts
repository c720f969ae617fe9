import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { InputRefused } from '../../domain/kernel/input-refused';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from './creditor-chart';

/** A word about the bank's files that turned out to be wrong, and why. */
export interface LiftedWord {
  readonly creditorId: string;
  /** As `engine check` names it; absent for what was said of all of them. */
  readonly source?: string;
  readonly reason: string;
  readonly today: CivilDate;
  readonly by: string;
}

/**
 * Takes back what people have said of a source: that no file comes any more, or that it was read through a day. What its
 * files say counts again. The words stay on record. Answers how many were taken back; said again it takes back none.
 * Throws `InputRefused` where nobody has said anything of the source.
 */
export async function liftBankWord(pool: Pool, word: LiftedWord): Promise<number> {
  const { creditorId, source = '', reason, today, by } = word;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const { rows } = await client.query<{ source: string }>(
      'SELECT DISTINCT source FROM fordring.bank_reading WHERE creditor_id = $1 AND said_by IS NOT NULL ORDER BY source',
      [creditorId],
    );
    if (!rows.some((said) => said.source === source)) refuse(rows.map((said) => said.source || 'all sources'));
    const { rowCount } = await client.query(
      `INSERT INTO fordring.bank_word_lifted (reading_id, creditor_id, lifted_on, lifted_by, reason)
       SELECT reading_id, creditor_id, $3, $4, $5 FROM fordring.bank_reading_standing
       WHERE creditor_id = $1 AND source = $2 AND said_by IS NOT NULL`,
      [creditorId, source, today, by, reason],
    );
    return rowCount ?? 0;
  });
}

function refuse(known: readonly string[]): never {
  const message =
    known.length === 0
      ? 'nobody has said anything of the bank of this creditor, so there is nothing to take back.'
      : `nobody has said anything of this source. Name one of ${known.join(', ')}; "all sources" is meant when none is named.`;
  throw new InputRefused('No word about the bank was taken back.', [{ field: 'source', message }]);
}
