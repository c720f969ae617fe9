import type { Pool, PoolClient } from 'pg';
import { ANSWERED_WITHIN_DAYS, lossOf, type LossLine } from '../../domain/decisions/kinds/write-down';
import { ASKS_FOR, type ProposedRow, type RowState } from '../../domain/decisions/write-down-answer';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import type { DecisionFile, RecordedDecision } from '../decisions/decision-record';
import { latestAnswers, LIVE, partsOf, type LatestAnswer, type PartOfProposal } from '../decisions/answered-rows';
import { readDecisions } from '../decisions/decision-rows';
import { WriteDownRefused } from './write-down-refused';

type WriteDownDecision = Extract<RecordedDecision, { kind: 'write-down' }>;

/** A proposal that was put to an administration, row by row, with what was answered and what became of each row. */
export interface KeptProposal {
  readonly decisionId: string;
  readonly creditorId: string;
  readonly administrationId: string;
  readonly proposedOn: CivilDate;
  readonly proposedBy: string;
  /** The last day on which the administration is to answer. */
  readonly answerBy: CivilDate;
  /**
   * `whole`: nobody answered a row, and the proposal waits as a whole · `by-row`: rows are answered one by one · `decided`:
   * the whole was approved · `ended`: the whole was turned down or withdrawn.
   */
  readonly state: 'whole' | 'by-row' | 'decided' | 'ended';
  readonly rows: readonly ProposedRow[];
}

/** Which proposals are meant; all of the creditor where nothing is said. */
interface Asked {
  readonly creditorId: string;
  readonly decisionId?: string;
  readonly proposedFrom?: CivilDate;
}

/** The proposals that were put to administrations, in the order in which they were put forward. */
export async function proposalsOf(
  connection: Pool | PoolClient,
  { creditorId, decisionId, proposedFrom }: Asked,
): Promise<KeptProposal[]> {
  const { rows } = await connection.query<{ decision_id: string }>(
    `SELECT decision_id FROM fordring.decision
     WHERE creditor_id = $1 AND kind = 'write-down' AND terms ? 'administrationId' AND NOT terms ? 'proposal'
       AND ($2::text IS NULL OR decision_id = $2) AND ($3::date IS NULL OR proposed_on >= $3)
     ORDER BY proposed_on, decision_id`,
    [creditorId, decisionId ?? null, proposedFrom ?? null],
  );
  const ids = rows.map(({ decision_id: id }) => id);
  const files = await readDecisions(connection, ids);
  const answers = await latestAnswers(connection, ids);
  const parts = await partsOf(connection, ids);
  const claims = await claimsIn(connection, files);
  return files.flatMap((file) => {
    const { decision } = file;
    if (decision.kind !== 'write-down') return [];
    const { decisionId: own } = decision;
    const became = {
      answers: answers.filter((one) => one.decisionId === own),
      parts: parts.filter(({ proposal }) => proposal === own),
    };
    return [keptProposal(file, decision, became, claims)];
  });
}

/** Throws `WriteDownRefused` where the creditor has put no such proposal to an administration. */
export async function demandProposal(
  connection: Pool | PoolClient,
  asked: Required<Pick<Asked, 'creditorId' | 'decisionId'>>,
): Promise<KeptProposal> {
  const [found] = await proposalsOf(connection, asked);
  if (found) return found;
  throw new WriteDownRefused(
    'no-such-proposal',
    `No write-down proposal ${asked.decisionId} was put to an administration of ${asked.creditorId}. fordring write-downs lists them.`,
  );
}

function keptProposal(
  { state }: DecisionFile,
  decision: WriteDownDecision,
  { answers, parts }: { readonly answers: readonly LatestAnswer[]; readonly parts: readonly PartOfProposal[] },
  claims: ReadonlyMap<string, ClaimOfRow>,
): KeptProposal {
  const { decisionId, creditorId, proposedOn, proposedBy, terms } = decision;
  const isByRow = answers.length > 0 && (state === 'waiting' || parts.length > 0);
  const whole: KeptProposal['state'] =
    state === 'executed' ? 'decided' : isByRow ? 'by-row' : state === 'waiting' ? 'whole' : 'ended';
  const said = new Map(answers.map((one) => [one.claimId, one]));
  const taken = new Map(
    parts.filter((part) => LIVE.includes(part.state)).flatMap((part) => part.claimIds.map((id) => [id, part] as const)),
  );
  const rows = terms.lines.flatMap((line) => {
    const claim = claims.get(line.claimId);
    const answer = said.get(line.claimId);
    return claim ? [rowOf(line, claim, { whole, decisionId, answer, part: taken.get(line.claimId) })] : [];
  });
  return {
    ...{ decisionId, creditorId, administrationId: terms.administrationId ?? '', proposedOn, proposedBy },
    ...{ answerBy: addDays(proposedOn, ANSWERED_WITHIN_DAYS), state: whole, rows },
  };
}

interface Became {
  readonly whole: KeptProposal['state'];
  readonly decisionId: string;
  readonly answer: LatestAnswer | undefined;
  readonly part: PartOfProposal | undefined;
}

function rowOf(
  line: LossLine,
  { invoiceNumber, invoiceGroup, debtorId, dueOn, ...claim }: ClaimOfRow,
  became: Became,
): ProposedRow {
  const { answer, part, whole, decisionId } = became;
  const bookedBy = part?.decisionId ?? (whole === 'decided' ? decisionId : undefined);
  return {
    ...line,
    ...{ invoiceNumber, invoiceGroup, debtorId, dueOn, total: lossOf(line), state: stateOf(claim, became) },
    ...(answer && {
      answered: {
        ...{ answer: answer.answer, by: answer.saidBy, on: answer.saidOn },
        ...(answer.reason !== null && { reason: answer.reason }),
      },
    }),
    ...(bookedBy !== undefined && { bookedBy }),
  };
}

function stateOf(
  { isSettled, since }: Pick<ClaimOfRow, 'isSettled' | 'since'>,
  { whole, answer, part }: Became,
): RowState {
  if (whole === 'decided') return 'booked';
  if (part) return part.state === 'executed' ? 'booked' : 'put-forward';
  if (whole === 'ended') return 'ended';
  if (isSettled) return 'done';
  if (!answer) return 'unanswered';
  if (answer.answer === 'write-down') return 'to-book';
  if (answer.answer === 'keep') return 'kept';
  const { doneBy } = ASKS_FOR[answer.answer];
  const done = since.filter(({ number }) => number > answer.eventNumber);
  const isDone =
    answer.answer === 'refer'
      ? done.some(({ step }) => step !== null && HAND_OVERS.includes(step))
      : done.some(({ type }) => (doneBy as readonly string[]).includes(type));
  return isDone ? 'done' : 'asked';
}

/** Steps by which a claim is handed over; each has the same name in every policy. */
const HAND_OVERS = ['administrative-court', 'acceptance', 'agency', 'district-court', 'referral', 'monitoring'];

interface ClaimOfRow {
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  readonly debtorId: string;
  readonly dueOn: CivilDate;
  readonly isSettled: boolean;
  /** Events by which something that was asked for can be done. */
  readonly since: readonly { readonly number: number; readonly type: string; readonly step: string | null }[];
}

const DONE_BY = ['StepPerformed', ...Object.values(ASKS_FOR).flatMap(({ doneBy }) => [...doneBy])];

async function claimsIn(
  connection: Pool | PoolClient,
  files: readonly DecisionFile[],
): Promise<ReadonlyMap<string, ClaimOfRow>> {
  const claimIds = files.flatMap(({ decision }) =>
    decision.kind === 'write-down' ? decision.terms.lines.map(({ claimId }) => claimId) : [],
  );
  const { rows } = await connection.query<ClaimOfRow & { claimId: string }>(
    `SELECT claim_id AS "claimId", invoice_number AS "invoiceNumber", invoice_group AS "invoiceGroup", debtor_id AS "debtorId",
       due_on AS "dueOn", settled AS "isSettled", coalesce((
         SELECT jsonb_agg(jsonb_build_object('number', event.event_number, 'type', event.type, 'step', event.data ->> 'step'))
         FROM fordring.claim_event AS event WHERE event.claim_id = claim.claim_id AND event.type = ANY ($2)
           AND EXISTS (SELECT FROM fordring.write_down_answer AS answer WHERE answer.claim_id = claim.claim_id)), '[]') AS since
     FROM fordring.claim WHERE claim_id = ANY ($1)`,
    [[...new Set(claimIds)], DONE_BY],
  );
  return new Map(rows.map(({ claimId, ...claim }) => [claimId, claim]));
}
