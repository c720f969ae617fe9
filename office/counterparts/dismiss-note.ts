import type { Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { answerNotes, type AnswerNote } from './answer-notes';
import { keeperOf, type KeeperRefused } from './keeper';

/**
 * Says that somebody has seen to what a counterpart's answer left to a person, and how: it waits no more, and stays on
 * record with who it was. Should the same matter come again in other words, it is listed again. A case that is held is
 * nothing that can be dismissed: it goes once what it lacks is there.
 */
export async function dismissNote(
  pool: Pool,
  actor: Actor,
  { creditorId, about, reason, today }: { creditorId: string; about: string; reason: string; today: CivilDate },
): Promise<KeeperRefused | readonly AnswerNote[]> {
  const role = keeperOf(actor, creditorId);
  if (typeof role !== 'string') return role;
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
      [creditorId, counterpart, about, kind, claimId ?? null, message, reason.trim(), actor.subject, role, today],
    );
  }
  return waiting;
}
