import type { Pool } from 'pg';
import { isSamePerson } from '../../domain/audit/audit-entry';
import type { AuthorisationAnswer } from '../../domain/authority/authorisation-review';
import { inTransaction } from '../../store/connect';
import { inTurn, sayLocked, type AuditAct } from '../audit-file/audit-file';
import { lockCreditor } from '../creditors/creditor-chart';
import { AuthorisationRefused } from './authorisation-refused';
import { reviewsOf, subjectOfRow, type KeptReview, type ReviewedRow } from './reviews';

/** How a review stands after somebody answered or signed. */
export interface ReviewAnswer {
  /** How many rows this changed; none when all of it was said before. */
  readonly changed: number;
  readonly review: KeptReview;
}

/**
 * Answers a row of the newest review of a period: the role is kept, was removed at the provider, or the use is explained. A
 * signed answer that is answered anew waits for a signature again. Nobody answers about themselves. Throws
 * `AuthorisationRefused` and `AuditRefused`.
 */
export function answerRow(
  pool: Pool,
  act: AuditAct,
  said: {
    readonly period: string;
    readonly rowNumber: number;
    readonly answer: AuthorisationAnswer;
    readonly reason: string;
  },
): Promise<ReviewAnswer> {
  const { period, rowNumber, answer, reason } = said;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, act.creditorId);
    const review = await reviewMeant(client, act, period);
    const row = rowMeant(review, rowNumber);
    refuseOwn(row, act);
    const { already } = await sayLocked(client, act, {
      ...{
        kind: 'authorisation',
        subject: subjectOfRow(period, row),
        mark: 'answered',
        says: reason,
        data: { answer },
      },
      refuse: inTurn(`Row ${rowNumber}`, ['open', 'answered', 'refused', 'signed'], act),
    });
    return { changed: already ? 0 : 1, review: await reviewMeant(client, act, period) };
  });
}

/**
 * Signs or refuses a row that another person answered; without a row, signs every one that waits and is not the signer's own.
 * Throws `AuthorisationRefused` and `AuditRefused`.
 */
export function signRows(
  pool: Pool,
  act: AuditAct,
  said: {
    readonly period: string;
    readonly rowNumber?: number | undefined;
    readonly refusedBecause?: string | undefined;
  },
): Promise<ReviewAnswer> {
  const { period, rowNumber, refusedBecause } = said;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, act.creditorId);
    const review = await reviewMeant(client, act, period);
    const rows =
      rowNumber === undefined ? review.rows.filter((row) => waitsFor(row, act)) : [rowMeant(review, rowNumber)];
    if (rows.length === 0) {
      const open = review.rows.filter(({ state }) => state !== 'signed').length;
      const why = open === 0 ? 'every row is signed' : `${open} wait for an answer, or for another person than you`;
      throw new AuthorisationRefused(
        'nothing-to-sign',
        `The review of ${period} has nothing that you can sign: ${why}.`,
      );
    }
    let changed = 0;
    for (const row of rows) {
      refuseOwn(row, act);
      const { already } = await sayLocked(client, act, {
        ...{ kind: 'authorisation', subject: subjectOfRow(period, row) },
        ...{ mark: refusedBecause === undefined ? 'signed' : 'refused', says: refusedBecause ?? '' },
        refuse: inTurn(`Row ${row.rowNumber}`, ['answered'], { ...act, doneBy: 'answered the row' }),
      });
      if (!already) changed += 1;
    }
    return { changed, review: await reviewMeant(client, act, period) };
  });
}

function waitsFor({ state, answeredBy = '', subject }: ReviewedRow, { by }: AuditAct): boolean {
  return state === 'answered' && !isSamePerson(answeredBy, by.subject) && !isSamePerson(subject, by.subject);
}

async function reviewMeant(
  client: Parameters<typeof reviewsOf>[0],
  { creditorId, today }: AuditAct,
  period: string,
): Promise<KeptReview> {
  const [review] = await reviewsOf(client, { creditorId, asOf: today, period });
  if (review) return review;
  throw new AuthorisationRefused(
    'no-review',
    `No review of ${period} was made. Make it: fordring authorisation review ${period}.`,
  );
}

function rowMeant(review: KeptReview, rowNumber: number): ReviewedRow {
  const row = review.rows.find((one) => one.rowNumber === rowNumber);
  if (row) return row;
  const rows = review.rows.length === 0 ? 'no rows' : `rows 1 to ${review.rows.length}`;
  throw new AuthorisationRefused('no-row', `The review of ${review.period} has ${rows}, and no row ${rowNumber}.`);
}

/** Throws `AuthorisationRefused`: the person under review neither answers nor signs. */
function refuseOwn({ subject, other, finding, rowNumber }: ReviewedRow, { by }: AuditAct): void {
  const isOwn = isSamePerson(subject, by.subject) || (finding === 'two-names' && isSamePerson(other ?? '', by.subject));
  if (!isOwn) return;
  throw new AuthorisationRefused(
    'own-row',
    `Row ${rowNumber} is about ${by.subject}. Another person answers and signs it.`,
  );
}
