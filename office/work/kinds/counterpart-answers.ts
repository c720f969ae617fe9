import { addDays, type CivilDate } from '../../../domain/kernel/civil-date';
import { answerNotes } from '../../counterparts/answer-notes';
import type { LooksForWork } from '../work-asked';

/** Gældsstyrelsen asks, and the creditor has so many days. */
const DAYS_OF_HEARING = 14;

/** What of the counterparts’ answers waits for a person: not recognised, refused, or a question. */
export const counterpartAnswers: LooksForWork = async ({ pool, creditor: { creditorId, timeZone }, asOf }) => {
  const { rows } = await pool.query<{ about: string; counterpart: string; since: CivilDate }>(
    `SELECT about, counterpart, (noted_at AT TIME ZONE $2)::date AS since
     FROM fordring.answer_note WHERE creditor_id = $1`,
    [creditorId, timeZone],
  );
  return (await answerNotes(pool, creditorId)).map(({ about, counterpart, kind, claimId, message }) => {
    const noted = rows.find((row) => row.about === about && row.counterpart === counterpart)?.since ?? asOf;
    const since = noted < asOf ? noted : asOf;
    return {
      ...{ kind: 'counterpart-answer', about: `${counterpart}/${about}`, since },
      ...(claimId !== undefined && { claimId }),
      ...(kind === 'hearing' && { dueOn: addDays(since, DAYS_OF_HEARING) }),
      why: `${counterpart}: ${message}`,
      act: `fordring cases dismiss ${about} --reason TEXT, when it is seen to`,
    };
  });
};
