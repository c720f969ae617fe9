import type { Pool, PoolClient } from 'pg';
import { WHERE_NOTES_LEAD, type NoteOnItem } from '../../domain/close/open-item-list';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from '../creditors/creditor-chart';
import { demandContact, demandList, type ListAct } from './confirm-list';
import { OpenItemListRefused } from './list-refused';

/** What an administration says of a row of its list, and what became of it. */
export interface KeptNote {
  readonly noteNumber: number;
  readonly listNumber: number;
  readonly period: string;
  readonly administrationId: string;
  readonly claimId: string;
  readonly asks: NoteOnItem;
  readonly reason: string;
  readonly saidBy: string;
  readonly saidOn: CivilDate;
  /** `waiting` for the accounting unit · `done`: the claim's events show it, or the claim is settled · `answered`. */
  readonly state: 'waiting' | 'done' | 'answered';
  readonly answer?: string;
  readonly answeredBy?: string;
  readonly answeredOn?: CivilDate;
}

/** Steps by which a claim is handed over; each has the same name in every policy. */
const HAND_OVERS = ['administrative-court', 'acceptance', 'agency', 'district-court', 'referral', 'monitoring'];

const DONE_BY = JSON.stringify(
  Object.fromEntries(Object.entries(WHERE_NOTES_LEAD).map(([asks, { doneBy }]) => [asks, doneBy])),
);

interface Row extends Omit<KeptNote, 'state' | 'answer' | 'answeredBy' | 'answeredOn'> {
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredOn: CivilDate | null;
  readonly isDone: boolean;
}

/** Where a list is named: a note of an older list of the month that nobody has answered, on a claim that is still listed. */
const FOLLOWS = `answer IS NULL AND EXISTS (
  SELECT FROM fordring.open_item_list AS newer JOIN fordring.listed_item AS item ON item.list_number = newer.list_number
  WHERE newer.list_number = $2 AND list.list_number < newer.list_number AND item.claim_id = note.claim_id
    AND (newer.creditor_id, newer.period, newer.administration_id) = (list.creditor_id, list.period, list.administration_id))`;

/**
 * The notes on a creditor's lists, or on one list, in the order in which they were made. A note that nobody has answered
 * follows its row to the newer lists of the same month.
 */
export async function notesOf(
  connection: Pool | PoolClient,
  { creditorId, listNumber }: { readonly creditorId: string; readonly listNumber?: number },
): Promise<KeptNote[]> {
  const { rows } = await connection.query<Row>(
    `SELECT note.note_number AS "noteNumber", list_number AS "listNumber", period, administration_id AS "administrationId",
       note.claim_id AS "claimId", asks, note.reason, said_by AS "saidBy", said_on AS "saidOn", answer,
       answered_by AS "answeredBy", answered_on AS "answeredOn",
       claim.settled OR EXISTS (SELECT FROM fordring.claim_event AS event
         WHERE event.claim_id = note.claim_id AND event.event_number > note.event_number
           AND ($3::jsonb -> note.asks ? event.type
             OR note.asks = 'refer' AND event.type = 'StepPerformed' AND event.data ->> 'step' = ANY ($4))) AS "isDone"
     FROM fordring.open_item_note AS note JOIN fordring.open_item_list AS list USING (list_number)
       JOIN fordring.claim ON claim.claim_id = note.claim_id LEFT JOIN fordring.open_item_answer USING (note_number)
     WHERE list.creditor_id = $1 AND ($2::bigint IS NULL OR list_number = $2 OR ${FOLLOWS}) ORDER BY note.note_number`,
    [creditorId, listNumber ?? null, DONE_BY, HAND_OVERS],
  );
  return rows.map(({ answer, answeredBy, answeredOn, isDone, ...row }) => ({
    ...row,
    state: answer !== null ? 'answered' : isDone ? 'done' : 'waiting',
    ...(answer !== null && { answer }),
    ...(answeredBy !== null && { answeredBy }),
    ...(answeredOn !== null && { answeredOn }),
  }));
}

/**
 * Says of a row of the newest list what is to become of the claim. The same again changes nothing. Throws
 * `OpenItemListRefused` and `AdministrationUnknown`.
 */
export function noteItem(
  pool: Pool,
  said: ListAct,
  { claimId, asks, reason }: { readonly claimId: string; readonly asks: NoteOnItem; readonly reason: string },
): Promise<{ readonly already: boolean; readonly note: KeptNote }> {
  const { creditor, by, role, today } = said;
  const { creditorId } = creditor;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    await demandContact(client, said);
    const { listNumber, administrationId, period } = await demandList(client, said);
    const find = async () =>
      (await notesOf(client, { creditorId, listNumber }))
        .filter((one) => one.listNumber === listNumber || one.state === 'waiting')
        .find((one) => one.claimId === claimId && one.asks === asks);
    const before = await find();
    if (before?.reason === reason) return { already: true, note: before };
    if (before) {
      throw new OpenItemListRefused(
        'other-content',
        `${before.saidBy} noted ${asks} on ${claimId} already, with another reason: ${before.reason}`,
      );
    }
    const { rowCount } = await client.query(
      `INSERT INTO fordring.open_item_note (list_number, claim_id, asks, reason, said_by, role, said_on, event_number)
       SELECT $1, claim_id, $3, $4, $5, $6, $7, event_number FROM fordring.claim
       WHERE claim_id = $2 AND EXISTS (SELECT FROM fordring.listed_item WHERE list_number = $1 AND claim_id = $2)`,
      [listNumber, claimId, asks, reason, by.subject, role, today],
    );
    const note = await find();
    if (rowCount === 0 || !note) {
      throw new OpenItemListRefused(
        'not-on-the-list',
        `${claimId} is not on the list of ${administrationId} for ${period}. See fordring open-items show ${period} ${administrationId}.`,
      );
    }
    return { already: false, note };
  });
}

/** Answers a note where what was asked is not done, or was done elsewhere. The same again changes nothing. Throws `OpenItemListRefused`. */
export function answerNote(
  pool: Pool,
  said: { readonly creditorId: string; readonly by: string; readonly role: string; readonly today: CivilDate },
  { noteNumber, answer }: { readonly noteNumber: number; readonly answer: string },
): Promise<{ readonly already: boolean; readonly note: KeptNote }> {
  const { creditorId, by, role, today } = said;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const find = async () => (await notesOf(client, { creditorId })).find((one) => one.noteNumber === noteNumber);
    const before = await find();
    if (!before) {
      throw new OpenItemListRefused(
        'no-such-note',
        `No note ${noteNumber} was made on a list of ${creditorId}. fordring work lists those that wait.`,
      );
    }
    if (before.answer === answer) return { already: true, note: before };
    if (before.answer !== undefined) {
      throw new OpenItemListRefused(
        'other-content',
        `${before.answeredBy ?? 'Somebody'} answered note ${noteNumber} already: ${before.answer}`,
      );
    }
    await client.query(
      `INSERT INTO fordring.open_item_answer (note_number, answer, answered_by, role, answered_on) VALUES ($1, $2, $3, $4, $5)`,
      [noteNumber, answer, by, role, today],
    );
    return { already: false, note: (await find()) ?? before };
  });
}
