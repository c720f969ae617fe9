import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import { authorise, type Allowed } from '../../domain/authority/authorise';
import type { Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { KeyReusedWithOtherContents } from '../../store/command-keys';
import type { RulebookFor } from '../claims/decide-and-book';
import { canonicalJson, sha256 } from '../../store/ledger-json';
import type { Clock } from '../creditors/creditor';
import { takeRows } from './answered-rows';
import { checkBusinessDay } from './business-day';
import { checkDays } from './check-days';
import { checkNewDecision } from './check-new-decision';
import { checkRules } from './check-rules';
import { decideOrRefuse, refuse } from './decision-refused';
import type { DecisionAnswer, DecisionRequest, RecordedDecision } from './decision-record';
import { addMark, lockDecision, readDecision, readDecisionRow, requestHashUnder, writeDecision } from './decision-rows';
import { inOrder, subjectProblem, subjectSchema } from './decision-subject';
import type { Decided } from '../../domain/decisions/decision-rules';
import { readTerms } from './decision-terms';
import { executeDecision } from './execute-decision';
import { askWhetherAgain } from './repeated-before';
import { refuseStanding } from './standing-decisions';
import { demandAuthority, lockSubject, matrixFor, measureFor, tryOnClaims, weigh } from './weigh-decision';

/**
 * Decides, or puts forward what another has to approve: by the actor's roles, the creditor's matrix of that day and the
 * claims as they stand under their locks. The record, its marks and everything that follows on the claims are one
 * transaction. What is refused leaves nothing but the refusal.
 *
 * The business day is the creditor's own today by the clock (`checkBusinessDay`).
 *
 * The same id with the same contents gives what became of it; with others it throws `KeyReusedWithOtherContents`.
 */
export async function proposeDecision(
  pool: Pool,
  actor: Actor,
  request: DecisionRequest,
  rulebookFor: RulebookFor,
  clock: Clock = Date.now,
): Promise<DecisionAnswer> {
  const { decisionId, creditorId, kind, subject, today } = request;
  const asking = { decisionId, creditorId, kind, subject, by: actor, on: today, asked: 'decide' as const };
  return decideOrRefuse(
    pool,
    () => asking,
    async (client) => {
      const { decided, on, backDated, subject: meant } = checkRequest(request);
      const hashAskedOn = (day: CivilDate) =>
        hashOfRequest(actor, { ...request, terms: decided.terms, subject: meant, on: request.on ?? day });
      await lockDecision(client, decisionId);
      const known = await replayOf(client, decisionId, hashAskedOn);
      if (known) return known;
      await checkBusinessDay(client, creditorId, today, clock);
      checkDays(decided, {
        today,
        on,
        backDated,
        ...(request.document !== undefined && { document: request.document }),
      });
      // Before the claims, as whoever approves, rejects or answers the proposal takes the two.
      if (decided.kind === 'write-down' && decided.terms.proposal !== undefined) {
        await lockDecision(client, decided.terms.proposal);
      }
      const { claims, standing } = await lockSubject(client, creditorId, meant, decided);
      // Before anything is weighed: the whole proposal must not count beside its rows.
      if (decided.kind === 'write-down') await takeRows(client, request, decided.terms, { by: actor.subject, today });
      const matrix = await matrixFor(client, creditorId, today);
      const claimIds = claims.map(({ claimId }) => claimId);
      const { own, measure, before } = await weigh(
        client,
        await measureFor(client, decided, { creditorId, subject: meant, on, claims }),
        { decisionId, creditorId, kind: decided.kind, claimIds, proposedOn: today, today, withWaiting: true },
      );
      const act = { kind: decided.kind, creditorId, reach: meant.of, backDated, ...measure };
      const allowed = demandAuthority(authorise(matrix, act, actor), request.document, before);
      const decision: Exclude<RecordedDecision, { kind: 'reversal' }> = {
        ...recordOf(actor, allowed, { ...request, on, backDated, matrix }),
        ...decided,
        subject: meant,
        measure,
        ...(measure.span && { through: measure.span.to }),
        ...(own.amount && { amount: own.amount }),
      };
      await checkRules(client, matrix, decision);
      await checkNewDecision(client, decision, claims);
      await refuseStanding(client, decision);
      await tryOnClaims(client, decision, claims, { today, rulebookFor });
      await askWhetherAgain(client, decision, request.again === true);
      await writeDecision(client, decision, hashAskedOn(today));
      if (allowed.allowed === 'propose') {
        await addMark(client, decisionId, { mark: 'proposed', by: actor.subject, role: allowed.role, on: today });
      } else {
        await executeDecision(client, { decision, claimIds, standing, today, rulebookFor, by: actor.subject });
        await addMark(client, decisionId, { mark: 'executed', by: actor.subject, role: allowed.role, on: today });
      }
      return answerOf(client, decisionId, false);
    },
  );
}

/**
 * What became of a decision that is recorded; undefined when it is new. Throws `KeyReusedWithOtherContents`.
 *
 * Asked without a day, a decision is of the day of asking, and that day is in its hash. Asked again on a later day it is
 * the same: the hash is taken for the day on which the recorded one was asked.
 */
export async function replayOf(
  client: PoolClient,
  decisionId: string,
  hashAskedOn: (day: CivilDate) => Buffer,
): Promise<DecisionAnswer | undefined> {
  const row = await readDecisionRow(client, decisionId);
  if (!row) return undefined;
  if (!row.requestHash.equals(requestHashUnder(row.seal, hashAskedOn(row.decision.proposedOn))))
    throw new KeyReusedWithOtherContents(decisionId);
  return answerOf(client, decisionId, true);
}

export async function answerOf(client: PoolClient, decisionId: string, replayed: boolean): Promise<DecisionAnswer> {
  const file = await readDecision(client, decisionId);
  if (!file) throw new RangeError(`Decision ${decisionId} was not recorded.`);
  return { outcome: 'recorded', file, replayed };
}

/** The business day and the word that it is meant again do not count; who asks, and everything else asked, does. */
export function hashOfRequest(actor: Actor, request: Readonly<Record<string, unknown>>): Buffer {
  return sha256(canonicalJson({ ...request, today: undefined, again: undefined, by: actor.subject }));
}

const DECISION_ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$/;
const REASON_CODE = /^[a-z0-9-]{1,60}$/;

interface Checked {
  readonly decided: Decided;
  readonly on: CivilDate;
  readonly backDated: boolean;
  readonly subject: DecisionRequest['subject'];
}

function checkRequest(request: DecisionRequest): Checked {
  const { kind, today, on = today, backDated = false } = request;
  checkWords(request);
  const parsed = subjectSchema.safeParse(request.subject);
  if (!parsed.success) return refuse('subject-wrong', 'Say which claims, debtor or group the decision is about.');
  const decided = readTerms(kind, request.terms);
  if ('problem' in decided) return refuse('terms-wrong', decided.problem);
  const problem = subjectProblem(decided, parsed.data);
  if (problem !== undefined) refuse('subject-wrong', problem);
  return { decided, on, backDated, subject: inOrder(parsed.data) };
}

/** What every decision is told with, whatever it is. */
export function checkWords({
  decisionId,
  reasonCode,
  reason,
}: Pick<DecisionRequest, 'decisionId' | 'reasonCode' | 'reason'>): void {
  if (!DECISION_ID.test(decisionId)) {
    refuse('id-wrong', 'A decision’s id has letters, digits and . _ / - and at most 120 of them.');
  }
  if (!REASON_CODE.test(reasonCode)) {
    refuse('reason-wrong', 'A reason code is a word of small letters, digits and hyphens, such as illness.');
  }
  if (reason.trim() === '') refuse('reason-missing', 'Say why: a decision without a reason is not recorded.');
}

type Common = Omit<RecordedDecision, 'kind' | 'terms' | 'subject' | 'reverses' | 'measure'>;

export function recordOf(
  actor: Actor,
  allowed: Allowed,
  request: Pick<DecisionRequest, 'decisionId' | 'creditorId' | 'reasonCode' | 'reason' | 'document' | 'today'> & {
    readonly on: CivilDate;
    readonly backDated: boolean;
    readonly matrix: { readonly id: string; readonly version: string };
  },
): Common {
  const { decisionId, creditorId, on, backDated, today, reasonCode, reason, document, matrix } = request;
  return {
    decisionId,
    creditorId,
    on,
    backDated,
    proposedOn: today,
    reasonCode,
    reason: reason.trim(),
    ...(document !== undefined && { document }),
    proposedBy: actor.subject,
    proposedRole: allowed.role,
    matrix: { id: matrix.id, version: matrix.version },
    lines: allowed.lines.map(({ id }) => id),
    approvalBy: approversOf(allowed),
  };
}

/** Roles of which one meets every need; where no single role does, those that meet the first. */
function approversOf({ needs }: Allowed): readonly Role[] {
  const [first, ...others] = needs.map(({ approvalBy }) => approvalBy);
  if (!first) return [];
  const all = first.filter((role) => others.every((roles) => roles.includes(role)));
  return all.length > 0 ? all : first;
}
