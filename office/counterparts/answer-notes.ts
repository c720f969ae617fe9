import type { Pool, PoolClient } from 'pg';
import type { CounterpartName } from './counterpart-facts';

/**
 * What of a counterpart's answers waits for a person.
 * - `unreadable`: a file that does not fit its layout.
 * - `unknown-claim`, `not-handed-over`: an answer to something that this creditor never asked.
 * - `refused`: the claim could not take it, or another answer came under the same id.
 * - `hearing`: Gældsstyrelsen asks, and the creditor has 14 days.
 * - `no-order`: Kronofogden moved the case to court, or struck it off.
 * - `settled`: it was recorded, but nothing is open on the claim, and the case was not recalled.
 * - `after-recall`: the counterpart went on with a case that had been recalled.
 * - `change-rejected`, `change-heard`: the counterpart did not carry out a change that it was told, or asks about it.
 * - `accessory-rejected`: Gældsstyrelsen sent a fee or interest back that had gone with its claim.
 * - `recall-asked`: something happened that the counterpart cannot be told without a recall.
 * - `address-protected`: the counterpart was told an address that has been protected since.
 * - `reopened`: a recalled case with a payment order is open again.
 */
export interface AnswerNote {
  readonly creditorId: string;
  readonly counterpart: CounterpartName;
  /** `file:` and its name, `case:` with the case and the event, or the answer's id. */
  readonly about: string;
  readonly kind:
    | 'unreadable'
    | 'unknown-claim'
    | 'not-handed-over'
    | 'refused'
    | 'hearing'
    | 'no-order'
    | 'settled'
    | 'after-recall'
    | 'change-rejected'
    | 'change-heard'
    | 'accessory-rejected'
    | 'recall-asked'
    | 'address-protected'
    | 'reopened';
  readonly claimId?: string;
  readonly message: string;
}

/** Whether it is news: noted before in the same words, it is not. */
export async function keepNote(connection: Pool | PoolClient, note: AnswerNote): Promise<boolean> {
  const { creditorId, counterpart, about, kind, claimId, message } = note;
  const { rowCount } = await connection.query(
    `INSERT INTO fordring.answer_note AS known (creditor_id, counterpart, about, kind, claim_id, message)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (creditor_id, counterpart, about) DO UPDATE SET kind = excluded.kind, claim_id = excluded.claim_id,
       message = excluded.message, noted_at = clock_timestamp()
     WHERE (known.kind, known.message) IS DISTINCT FROM (excluded.kind, excluded.message)`,
    [creditorId, counterpart, about, kind, claimId ?? null, message],
  );
  return (rowCount ?? 0) > 0;
}

type Source = Pick<AnswerNote, 'creditorId' | 'counterpart'>;

/** The answer could be recorded after all. */
export async function forgetNote(pool: Pool, { creditorId, counterpart }: Source, about: string): Promise<void> {
  await pool.query('DELETE FROM fordring.answer_note WHERE creditor_id = $1 AND counterpart = $2 AND about = $3', [
    creditorId,
    counterpart,
    about,
  ]);
}

/** The hearing about a claim ended with its confirmation or its rejection. */
export async function forgetHearing(pool: Pool, claimId: string): Promise<void> {
  await pool.query("DELETE FROM fordring.answer_note WHERE claim_id = $1 AND kind = 'hearing'", [claimId]);
}

/** The case was recalled: what was asked about it is answered. */
export async function forgetCaseNotes(connection: Pool | PoolClient, caseId: string): Promise<void> {
  await connection.query(
    `DELETE FROM fordring.answer_note WHERE kind = 'recall-asked' AND starts_with(about, 'case:' || $1 || ':')`,
    [caseId],
  );
}

/** Files that were mended or taken away are no problem any more. */
export async function forgetFilesExcept(
  pool: Pool,
  { creditorId, counterpart }: Source,
  abouts: readonly string[],
): Promise<void> {
  await pool.query(
    `DELETE FROM fordring.answer_note
     WHERE creditor_id = $1 AND counterpart = $2 AND kind = 'unreadable' AND about <> ALL ($3)`,
    [creditorId, counterpart, abouts],
  );
}

/** What waits, in the order in which it was noted; what somebody has seen to is left out. */
export async function answerNotes(pool: Pool, creditorId: string): Promise<AnswerNote[]> {
  const { rows } = await pool.query<Omit<AnswerNote, 'claimId'> & { readonly claimId: string | null }>(
    `SELECT creditor_id AS "creditorId", counterpart, about, kind, claim_id AS "claimId", message
     FROM fordring.answer_note AS note WHERE creditor_id = $1 AND NOT EXISTS (
       SELECT FROM fordring.answer_note_dismissal AS seen
       WHERE (seen.creditor_id, seen.counterpart, seen.about, seen.kind, seen.message)
         = (note.creditor_id, note.counterpart, note.about, note.kind, note.message) AND seen.recorded_at >= note.noted_at)
     ORDER BY noted_at, about`,
    [creditorId],
  );
  return rows.map(({ claimId, ...note }) => ({ ...note, ...(claimId !== null && { claimId }) }));
}
