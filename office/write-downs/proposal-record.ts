import type { Pool, PoolClient } from 'pg';
import { ANSWERED_WITHIN_DAYS, lossOf, type LossLine } from '../../domain/decisions/kinds/write-down';
import {
  agrees,
  ASKS_FOR,
  type GivenAnswer,
  type ProposedRow,
  type RowState,
} from '../../domain/decisions/write-down-answer';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, sumOf, type Currency } from '../../domain/kernel/money';
import type { DecisionFile, RecordedDecision } from '../decisions/decision-record';
import {
  latestAnswers,
  LIVE,
  partsOf,
  putToAdministration,
  turnedDown,
  type LatestAnswer,
  type PartOfProposal,
} from '../decisions/answered-rows';
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
   * `whole`: nobody answered a row, and the proposal waits as a whole · `by-row`: rows are answered one by one · `answered`:
   * every row is answered and none is to be written down, so that the proposal is to be turned down · `decided`: the whole was
   * approved · `ended`: the whole was turned down or withdrawn.
   */
  readonly state: 'whole' | 'by-row' | 'answered' | 'decided' | 'ended';
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
     WHERE creditor_id = $1 AND kind = 'write-down' AND ${putToAdministration('decision')}
       AND ($2::text IS NULL OR decision_id = $2) AND ($3::date IS NULL OR proposed_on >= $3)
     ORDER BY proposed_on, decision_id`,
    [creditorId, decisionId ?? null, proposedFrom ?? null],
  );
  const ids = rows.map(({ decision_id: id }) => id);
  const files = await readDecisions(connection, ids);
  const answers = await latestAnswers(connection, ids);
  const parts = await partsOf(connection, ids);
  const claims = await claimsIn(connection, files);
  const past = await pastOf(connection, creditorId, [...claims.keys()]);
  return files.flatMap((file) => {
    const { decision } = file;
    if (decision.kind !== 'write-down') return [];
    const { decisionId: own } = decision;
    const became = {
      answers: answers.filter((one) => one.decisionId === own),
      parts: parts.filter(({ proposal }) => proposal === own),
    };
    return [keptProposal(file, decision, { ...became, past }, claims)];
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
  {
    answers,
    parts,
    past,
  }: {
    readonly answers: readonly LatestAnswer[];
    readonly parts: readonly PartOfProposal[];
    readonly past: ReadonlyMap<string, readonly TimesProposed[]>;
  },
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
    if (!claim) return [];
    const times = past.get(line.claimId) ?? [];
    const before = times.findLast((one) => one.proposedOn < proposedOn && one.answer !== undefined)?.answer;
    const isAnew = times.some((one) => one.proposedOn > proposedOn);
    return [rowOf(line, claim, { whole, decisionId, answer, before, isAnew, part: taken.get(line.claimId) })];
  });
  const isAnswered = isByRow && state === 'waiting' && rows.every((row) => !OPEN.includes(row.state));
  return {
    ...{ decisionId, creditorId, administrationId: terms.administrationId ?? '', proposedOn, proposedBy },
    ...{ answerBy: addDays(proposedOn, ANSWERED_WITHIN_DAYS), state: isAnswered ? 'answered' : whole, rows },
  };
}

const OPEN: readonly RowState[] = ['unanswered', 'to-book', 'put-forward'];

interface Became {
  readonly whole: KeptProposal['state'];
  readonly decisionId: string;
  readonly answer: LatestAnswer | undefined;
  /** In the last proposal before. */
  readonly before: LatestAnswer | undefined;
  /** A later proposal has the claim. */
  readonly isAnew: boolean;
  readonly part: PartOfProposal | undefined;
}

function rowOf(
  line: LossLine,
  { invoiceNumber, invoiceGroup, debtorId, dueOn, ...claim }: ClaimOfRow,
  became: Became,
): ProposedRow {
  const { answer, before, part, whole, decisionId } = became;
  const total = lossOf(line);
  const down = answer && writtenDownSince(claim, answer, total);
  const bookedBy = part?.decisionId ?? (whole === 'decided' ? decisionId : undefined);
  return {
    ...line,
    ...{ invoiceNumber, invoiceGroup, debtorId, dueOn, total, state: stateOf(claim, total, became) },
    ...(answer && { answered: givenAnswer(answer, total.currency) }),
    ...(before && { before: givenAnswer(before, total.currency) }),
    ...(bookedBy !== undefined && { bookedBy }),
    ...(down?.isPositive() && !part && { writtenDown: down }),
  };
}

/** What somebody has written down by hand since the answer. */
function writtenDownSince({ since }: Pick<ClaimOfRow, 'since'>, { eventNumber }: LatestAnswer, total: Money): Money {
  const down = since.flatMap(({ number, type, amount }) =>
    number > eventNumber && WRITTEN.includes(type) && amount !== null ? [amount] : [],
  );
  return sumOf(down, total.currency);
}

function givenAnswer({ answer, amount, reason, saidBy, saidOn }: LatestAnswer, currency: Currency): GivenAnswer {
  return {
    ...{ answer, by: saidBy, on: saidOn },
    ...(amount !== null && { amount: Money.of(amount, currency) }),
    ...(reason !== null && { reason }),
  };
}

function stateOf(
  { isSettled, since }: Pick<ClaimOfRow, 'isSettled' | 'since'>,
  total: Money,
  { whole, answer, part, isAnew }: Became,
): RowState {
  if (whole === 'decided') return 'booked';
  if (part) return part.state === 'executed' ? 'booked' : 'put-forward';
  if (whole === 'ended' && (!answer || agrees(answer.answer))) return 'ended';
  if (isSettled) return 'done';
  if (isAnew) return 'anew';
  if (!answer) return 'unanswered';
  if (answer.answer === 'keep') return 'kept';
  if (answer.answer === 'postpone') return 'postponed';
  const done = since.filter(({ number }) => number > answer.eventNumber);
  if (answer.answer === 'write-down' || answer.answer === 'other-amount') {
    const agreed = answer.amount === null ? total : Money.of(answer.amount, total.currency);
    return agreed.isOver(writtenDownSince({ since }, answer, total)) ? 'to-book' : 'done';
  }
  const { doneBy } = ASKS_FOR[answer.answer];
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
  readonly since: readonly {
    readonly number: number;
    readonly type: string;
    readonly step: string | null;
    readonly amount: Money | null;
  }[];
}

const WRITTEN = ['ClaimWrittenDown', 'ClaimWrittenOff'];
const DONE_BY = ['StepPerformed', ...WRITTEN, ...Object.values(ASKS_FOR).flatMap(({ doneBy }) => [...doneBy])];

/** A proposal in which a claim stands, and what was said of the claim there. */
interface TimesProposed {
  readonly proposedOn: CivilDate;
  readonly answer: LatestAnswer | undefined;
}

/** Every proposal in which the claims stand, the oldest first. */
async function pastOf(
  connection: Pool | PoolClient,
  creditorId: string,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, readonly TimesProposed[]>> {
  const { rows } = await connection.query<{ decisionId: string; claimId: string; proposedOn: CivilDate }>(
    `SELECT decision_id AS "decisionId", claim.id AS "claimId", proposed_on AS "proposedOn"
     FROM fordring.decision CROSS JOIN LATERAL jsonb_array_elements_text(subject -> 'claimIds') AS claim (id)
     WHERE creditor_id = $1 AND kind = 'write-down' AND ${putToAdministration('decision')}
       AND claim.id = ANY ($2) AND NOT (${turnedDown('decision')}) ORDER BY proposed_on, decision_id`,
    [creditorId, claimIds],
  );
  const answers = new Map(
    (await latestAnswers(connection, [...new Set(rows.map(({ decisionId }) => decisionId))])).map((one) => [
      `${one.decisionId} ${one.claimId}`,
      one,
    ]),
  );
  const times = new Map<string, TimesProposed[]>();
  for (const { decisionId, claimId, proposedOn } of rows) {
    const known = times.get(claimId) ?? [];
    known.push({ proposedOn, answer: answers.get(`${decisionId} ${claimId}`) });
    times.set(claimId, known);
  }
  return times;
}

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
         SELECT jsonb_agg(jsonb_build_object('number', event.event_number, 'type', event.type, 'step', event.data ->> 'step',
             'amount', event.data -> 'amount'))
         FROM fordring.claim_event AS event WHERE event.claim_id = claim.claim_id AND event.type = ANY ($2)
           AND EXISTS (SELECT FROM fordring.write_down_answer AS answer WHERE answer.claim_id = claim.claim_id)), '[]') AS since
     FROM fordring.claim WHERE claim_id = ANY ($1)`,
    [[...new Set(claimIds)], DONE_BY],
  );
  return new Map(rows.map(({ claimId, ...claim }) => [claimId, claim]));
}
