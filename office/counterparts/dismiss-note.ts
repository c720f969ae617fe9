import type { Pool } from 'pg';
import { answerNotes, type AnswerNote } from './answer-notes';
import type { CounterpartRefusal, SeenToBy } from './counterpart-refusal';

/**
 * Says that somebody has seen to what a counterpart's answer left to a person, and how: the note waits no more, and stays
 * on record with who it was. Should the same matter come again in other words, it is listed again. A case that is held is
 * nothing that can be dismissed: it goes once what it lacks is there.
 */
export async function dismissNote(
  pool: Pool,
  { subject, role, on }: SeenToBy,
  { creditorId, about, reason }: { creditorId: string; about: string; reason: string },
): Promise<CounterpartRefusal | readonly AnswerNote[]> {
  if (reason.trim() === '') return { refused: 'reason-missing', message: 'Say how it was seen to with --reason.' };
  const waiting = (await answerNotes(pool, creditorId)).filter((note) => note.about === about);
  if (waiting.length === 0) {
    return {
      refused: 'note-unknown',
      message: `Nothing waits about ${about}. fordring cases --notes lists what does.`,
    };
  }
  for (const { counterpart, kind, claimId, message } of waiting) {
    await pool.query(
      `INSERT INTO fordring.answer_note_dismissal
         (creditor_id, counterpart, about, kind, claim_id, message, reason, dismissed_by, role, dismissed_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [creditorId, counterpart, about, kind, claimId ?? null, message, reason.trim(), subject, role, on],
    );
  }
  return waiting;
}
