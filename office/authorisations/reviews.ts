import type { Pool, PoolClient } from 'pg';
import { latestState, type AuditEntry } from '../../domain/audit/audit-entry';
import {
  isSettledBy,
  keyOfFinding,
  type AuthorisationAnswer,
  type AuthorisationFinding,
  type SignedAnswer,
} from '../../domain/authority/authorisation-review';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { auditEntries } from '../audit-file/audit-file';

/** A row of a review, with what was answered and who signed that. */
export interface ReviewedRow extends AuthorisationFinding {
  readonly rowNumber: number;
  /** `open`: nobody has answered, or the answer was refused. */
  readonly state: 'open' | 'answered' | 'signed';
  readonly answer?: AuthorisationAnswer;
  readonly reason?: string;
  readonly answeredBy?: string;
  readonly signedBy?: string;
}

/** A review as the ledger keeps it. */
export interface KeptReview {
  readonly reviewNumber: number;
  readonly period: string;
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly listNumber: number;
  readonly listAsOf: CivilDate;
  readonly listSha256: string;
  readonly listed: number;
  readonly used: number;
  readonly sha256: string;
  readonly dueOn: CivilDate;
  readonly madeBy: string;
  readonly madeOn: CivilDate;
  readonly rows: readonly ReviewedRow[];
  /** `clean`: nothing was found, among what was looked at. `not-tested`: there was nothing to look at. */
  readonly state: 'open' | 'signed' | 'clean' | 'not-tested';
  readonly isLate: boolean;
}

/** A row as the database gives it: what does not hold of it is null. */
type FoundRow = Pick<AuthorisationFinding, 'finding' | 'subject' | 'uses'> & {
  readonly rowNumber: number;
  readonly role: string | null;
  readonly other: string | null;
  readonly administrationId: string | null;
  readonly firstOn: CivilDate | null;
  readonly lastOn: CivilDate | null;
};

interface Row extends Omit<KeptReview, 'rows' | 'state' | 'isLate'> {
  readonly found: readonly FoundRow[];
}

/** The newest review of each period that was made by a day, by period. */
export async function reviewsOf(
  connection: Pool | PoolClient,
  { creditorId, asOf, period }: { readonly creditorId: string; readonly asOf: CivilDate; readonly period?: string },
): Promise<KeptReview[]> {
  const { rows } = await connection.query<Row>(
    `SELECT DISTINCT ON (period) review_number::integer AS "reviewNumber", period, from_on AS "from", through_on AS through,
       list_number::integer AS "listNumber", list.as_of AS "listAsOf", list.sha256 AS "listSha256", listed, used,
       review.sha256, due_on AS "dueOn", made_by AS "madeBy", made_on AS "madeOn",
       coalesce((SELECT json_agg(json_build_object('rowNumber', row_number, 'finding', finding, 'subject', subject, 'role', role,
           'other', other, 'administrationId', administration_id, 'uses', uses, 'firstOn', first_on, 'lastOn', last_on)
           ORDER BY row_number)
         FROM fordring.reviewed_authorisation AS row WHERE row.review_number = review.review_number), '[]') AS found
     FROM fordring.authorisation_review AS review JOIN fordring.authorisation_list AS list USING (list_number)
     WHERE review.creditor_id = $1 AND made_on <= $2 AND ($3::text IS NULL OR period = $3)
     ORDER BY period, review_number DESC`,
    [creditorId, asOf, period ?? null],
  );
  const entries = (await auditEntries(connection, { creditorId, kind: 'authorisation' })).filter(
    ({ saidOn }) => saidOn <= asOf,
  );
  return rows.map(({ found, ...review }) => {
    const reviewed = found.map(({ rowNumber, role, other, administrationId, firstOn, lastOn, ...row }) => {
      const finding: AuthorisationFinding = {
        ...row,
        ...(role !== null && { role }),
        ...(other !== null && { other }),
        ...(administrationId !== null && { administrationId }),
        ...(firstOn !== null && { firstOn }),
        ...(lastOn !== null && { lastOn }),
      };
      const own = entries.filter(({ subject }) => subject === subjectOfRow(review.period, finding));
      return { ...finding, rowNumber, ...answerOf(own) };
    });
    const state = stateOf(review, reviewed);
    return { ...review, rows: reviewed, state, isLate: state === 'open' && review.dueOn < asOf };
  });
}

function stateOf(
  { listed, used }: Pick<KeptReview, 'listed' | 'used'>,
  rows: readonly ReviewedRow[],
): KeptReview['state'] {
  if (rows.length > 0) return rows.every(({ state }) => state === 'signed') ? 'signed' : 'open';
  return listed + used === 0 ? 'not-tested' : 'clean';
}

/** By what a row is known in the audit file, also when the review of its period is made anew. */
export function subjectOfRow(period: string, finding: AuthorisationFinding): string {
  return `${period}/${keyOfFinding(finding)}`;
}

function answerOf(
  entries: readonly AuditEntry[],
): Pick<ReviewedRow, 'state' | 'answer' | 'reason' | 'answeredBy' | 'signedBy'> {
  const last = latestState(entries);
  if (!last || last.mark === 'refused') return { state: 'open' };
  const answered = entries.findLast(({ mark }) => mark === 'answered');
  return {
    state: last.mark === 'signed' ? 'signed' : 'answered',
    ...(answered && {
      answer: answered.data['answer'] as AuthorisationAnswer,
      reason: answered.says,
      answeredBy: answered.saidBy,
    }),
    ...(last.mark === 'signed' && { signedBy: last.saidBy }),
  };
}

/** Whether an answer that somebody signed by a day settles a finding, in a comparison that begins on a day. */
export function settledByReviews(
  entries: readonly AuditEntry[],
  reviews: readonly Pick<KeptReview, 'period' | 'through'>[],
): (finding: AuthorisationFinding, compared: { readonly from: CivilDate; readonly listAsOf: CivilDate }) => boolean {
  const signed = new Map<string, SignedAnswer[]>();
  for (const { period, through: reviewedThrough } of reviews) {
    const own = entries.filter(({ subject }) => subject.startsWith(`${period}/`));
    for (const subject of new Set(own.map((entry) => entry.subject))) {
      const about = own.filter((entry) => entry.subject === subject);
      const answered = about.findLast(({ mark }) => mark === 'answered');
      if (latestState(about)?.mark !== 'signed' || !answered) continue;
      const key = subject.slice(period.length + 1);
      const answer = answered.data['answer'] as AuthorisationAnswer;
      const one = { answer, answeredOn: answered.saidOn, reviewedThrough };
      signed.set(key, [...(signed.get(key) ?? []), one]);
    }
  }
  return (finding, compared) =>
    (signed.get(keyOfFinding(finding)) ?? []).some((one) => isSettledBy(finding, compared, one));
}
