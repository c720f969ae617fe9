import type { Pool, PoolClient } from 'pg';
import { NOBODY, SEVERAL } from '../../domain/administrations/administration';
import type { DecisionState } from '../../domain/authority/decision-state';
import { lossOf, type WriteDownTerms } from '../../domain/decisions/kinds/write-down';
import { agrees, type WriteDownAnswer } from '../../domain/decisions/write-down-answer';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { refuse } from './decision-refused';
import type { RecordedDecision } from './decision-record';
import { addMark, readDecision, readDecisions } from './decision-rows';

/** What an administration said last of a claim of its proposal. */
export interface LatestAnswer {
  readonly decisionId: string;
  readonly claimId: string;
  readonly answer: WriteDownAnswer;
  readonly amount: string | null;
  readonly reason: string | null;
  readonly saidBy: string;
  readonly saidOn: CivilDate;
  readonly eventNumber: number;
}

/** The latest answer of each claim that is answered. */
export async function latestAnswers(
  connection: Pool | PoolClient,
  decisionIds: readonly string[],
): Promise<LatestAnswer[]> {
  const { rows } = await connection.query<LatestAnswer>(
    `SELECT DISTINCT ON (decision_id, claim_id) decision_id AS "decisionId", claim_id AS "claimId", answer, amount::text, reason,
       said_by AS "saidBy", said_on AS "saidOn", event_number AS "eventNumber"
     FROM fordring.write_down_answer WHERE decision_id = ANY ($1) ORDER BY decision_id, claim_id, answer_number DESC`,
    [decisionIds],
  );
  return rows;
}

/** A decision that books rows of a proposal. */
export interface PartOfProposal {
  readonly decisionId: string;
  readonly proposal: string;
  readonly state: DecisionState;
  readonly claimIds: readonly string[];
}

/** The decisions that book rows of proposals, in the order in which they were put forward. */
export async function partsOf(connection: Pool | PoolClient, proposals: readonly string[]): Promise<PartOfProposal[]> {
  const { rows } = await connection.query<{ decision_id: string }>(
    `SELECT decision_id FROM fordring.decision WHERE terms ? 'proposal' AND terms ->> 'proposal' = ANY ($1)
     ORDER BY recorded_at, decision_id`,
    [proposals],
  );
  const files = await readDecisions(
    connection,
    rows.map(({ decision_id: decisionId }) => decisionId),
  );
  return files.flatMap(({ decision, state }) =>
    decision.kind === 'write-down' && decision.terms.proposal !== undefined
      ? [
          {
            ...{ decisionId: decision.decisionId, proposal: decision.terms.proposal, state },
            claimIds: decision.terms.lines.map(({ claimId }) => claimId),
          },
        ]
      : [],
  );
}

/** States of a decision whose claims no other decision of the same proposal books. */
export const LIVE: readonly DecisionState[] = ['waiting', 'approved', 'executed'];

/** In SQL: whether a decision is a proposal that was put to an administration. Nobody answers for claims of nobody or of several. */
export function putToAdministration(decision: string): string {
  return `${decision}.terms ? 'administrationId' AND NOT ${decision}.terms ? 'proposal'
    AND ${decision}.terms ->> 'administrationId' NOT IN ('${NOBODY}', '${SEVERAL}')`;
}

/** In SQL: whether a proposal ended as a whole without being booked, by a day where one is said: it asks for nothing any more. */
export function turnedDown(proposal: string, markedBy = ''): string {
  const marked = (marks: string): string =>
    `EXISTS (SELECT FROM fordring.decision_mark AS ended WHERE ended.decision_id = ${proposal}.decision_id
      AND ended.mark IN (${marks}) ${markedBy && `AND ended.marked_on <= ${markedBy}`})`;
  return `${marked("'rejected', 'reversed'")} OR ${marked("'withdrawn'")} AND NOT EXISTS (
    SELECT FROM fordring.decision AS part WHERE part.terms ? 'proposal' AND part.terms ->> 'proposal' = ${proposal}.decision_id)`;
}

/** Proposals that were put later and have a claim of this one; the newest first. */
async function askedAnew(connection: Pool | PoolClient, decisionId: string): Promise<string[]> {
  const { rows } = await connection.query<{ later: string }>(
    `SELECT later.decision_id AS later FROM fordring.decision AS own JOIN fordring.decision AS later USING (creditor_id, kind)
     WHERE own.decision_id = $1 AND own.terms ? 'administrationId' AND NOT own.terms ? 'proposal'
       AND later.proposed_on > own.proposed_on AND ${putToAdministration('later')} AND NOT (${turnedDown('later')})
       AND later.subject -> 'claimIds' ?| ARRAY(SELECT jsonb_array_elements_text(own.subject -> 'claimIds'))
     ORDER BY later.proposed_on DESC, later.decision_id`,
    [decisionId],
  );
  return rows.map(({ later }) => later);
}

/** Claims that an administration answered to write down and that are not booked yet: no other proposal asks for them. */
export async function agreedAndNotBooked(pool: Pool, creditorId: string): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ decision_id: string }>(
    `SELECT decision_id FROM fordring.decision WHERE creditor_id = $1 AND kind = 'write-down' AND decision_id IN (
       SELECT decision_id FROM fordring.write_down_answer WHERE answer IN ('write-down', 'other-amount'))`,
    [creditorId],
  );
  const ids = rows.map(({ decision_id: id }) => id);
  const parts = await partsOf(pool, ids);
  const files = await readDecisions(pool, ids);
  const booked = new Set(
    parts.flatMap(({ state, proposal, claimIds }) =>
      state === 'executed' ? claimIds.map((claimId) => `${proposal} ${claimId}`) : [],
    ),
  );
  const standing = new Set(
    files.flatMap(({ state, decision: { decisionId } }) =>
      state === 'waiting' || parts.some(({ proposal }) => proposal === decisionId) ? [decisionId] : [],
    ),
  );
  return new Set(
    (await latestAnswers(pool, ids)).flatMap(({ decisionId, claimId, answer }) =>
      standing.has(decisionId) && agrees(answer) && !booked.has(`${decisionId} ${claimId}`) ? [claimId] : [],
    ),
  );
}

/**
 * A proposal of which a row was answered is booked by its answered rows, and not as a whole: what was kept or disputed would be
 * written down with the rest. A proposal whose claims are proposed anew is not booked either. Throws `DecisionRefused`.
 */
export async function refuseWholeProposal(
  connection: Pool | PoolClient,
  { kind, decisionId }: Pick<RecordedDecision, 'kind' | 'decisionId'>,
): Promise<void> {
  if (kind !== 'write-down') return;
  const [later] = await askedAnew(connection, decisionId);
  if (later !== undefined) {
    refuse(
      'proposed-anew',
      `Claims of ${decisionId} are proposed anew in ${later}. Have that answered: fordring write-downs show ${later}. Then turn this one down: fordring decisions reject ${decisionId}.`,
    );
  }
  const answered = (await latestAnswers(connection, [decisionId])).length;
  if (answered === 0) return;
  refuse(
    'answered-by-row',
    `${answered} of the claims of ${decisionId} ${answered === 1 ? 'is' : 'are'} answered one by one. Book those that are to be written down: fordring write-downs book ${decisionId}.`,
  );
}

/**
 * Takes rows out of the proposal that the terms name: each is in the proposal, is answered with write down, and is in no other
 * decision. The proposal must be locked; it then waits for nobody as a whole. Throws `DecisionRefused`.
 */
export async function takeRows(
  client: PoolClient,
  { decisionId, creditorId }: { readonly decisionId: string; readonly creditorId: string },
  { proposal, administrationId, lines }: WriteDownTerms,
  { by, today }: { readonly by: string; readonly today: CivilDate },
): Promise<void> {
  if (proposal === undefined) return;
  const file = await readDecision(client, proposal);
  if (file?.decision.kind !== 'write-down' || file.decision.creditorId !== creditorId) {
    return refuse('subject-wrong', `${proposal} is no write-down proposal. fordring write-downs lists them.`);
  }
  const parts = await partsOf(client, [proposal]);
  if (file.state !== 'waiting' && parts.length === 0) {
    refuse('not-waiting', `${proposal} is ${file.state}: no row of it is booked any more.`);
  }
  const taken = new Set(parts.filter(({ state }) => LIVE.includes(state)).flatMap(({ claimIds }) => claimIds));
  if (file.decision.terms.administrationId !== administrationId) {
    refuse('subject-wrong', `${proposal} was put to ${file.decision.terms.administrationId ?? 'nobody'}.`);
  }
  const proposed = new Map(file.decision.terms.lines.map((line) => [line.claimId, line]));
  const agreed = new Map(
    (await latestAnswers(client, [proposal])).flatMap((one) => (agrees(one.answer) ? [[one.claimId, one]] : [])),
  );
  for (const line of lines) {
    const { claimId } = line;
    const row = proposed.get(claimId);
    const answer = agreed.get(claimId);
    if (!row) return refuse('subject-wrong', `${claimId} is no row of ${proposal}.`);
    if (taken.has(claimId)) refuse('already-recorded', `${claimId} of ${proposal} is in another decision already.`);
    if (!answer) {
      return refuse('not-answered', `The administration has not answered that ${claimId} is to be written down.`);
    }
    const total = lossOf(row);
    const most = answer.amount === null ? total : Money.of(answer.amount, total.currency);
    if (lossOf(line).isOver(most)) {
      refuse(
        'not-answered',
        `The administration agreed to write down ${most.toString()} of ${claimId}, and ${lossOf(line).toString()} is put forward.`,
      );
    }
  }
  if (file.state !== 'waiting') return;
  const note = `Answered row by row; the first rows are booked by ${decisionId}.`;
  await addMark(client, proposal, { mark: 'withdrawn', by, on: today, note });
}
