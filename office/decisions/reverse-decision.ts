import type { Pool, PoolClient } from 'pg';
import { actsFor, type Actor } from '../../domain/authority/actor';
import type { AuthorityAct } from '../../domain/authority/authority-act';
import { authorise } from '../../domain/authority/authorise';
import type { Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { lockCreditor } from '../creditors/creditor-chart';
import { lockClaims } from '../claims/lock-claim';
import type { Claim } from '../../domain/claim/claim';
import type { RulebookFor } from '../claims/decide-and-book';
import type { Clock } from '../creditors/creditor';
import { checkBusinessDay } from './business-day';
import { decideOrRefuse, refuse, type Asking } from './decision-refused';
import type { DecisionAnswer, DecisionFile, RecordedDecision } from './decision-record';
import { addMark, lockDecision, readDecision, writeDecision } from './decision-rows';
import type { DecisionSubject } from './decision-subject';
import { executeDecision, setDebtorStatus } from './execute-decision';
import { takeMoveBack } from './place-payment';
import { answerOf, checkWords, hashOfRequest, recordOf, replayOf } from './propose-decision';
import { standingStatusOf } from './standing-decisions';
import { actOf, demandAuthority, lockSubject, matrixFor, tryOnClaims } from './weigh-decision';

export interface ReversalRequest {
  /** Of the reversal, which is a decision like any other. */
  readonly decisionId: string;
  readonly reverses: string;
  readonly reasonCode: string;
  readonly reason: string;
  readonly document?: string;
  readonly today: CivilDate;
}

type Reversal = Extract<RecordedDecision, { kind: 'reversal' }>;
type Reversible = Exclude<RecordedDecision, { kind: 'reversal' }>;

/**
 * Takes a decision back by another, for which at least the authority of the first is needed: on every claim on which it
 * was carried out, or on none. Answers as `proposeDecision` does.
 */
export async function reverseDecision(
  pool: Pool,
  actor: Actor,
  request: ReversalRequest,
  rulebookFor: RulebookFor,
  clock: Clock = Date.now,
): Promise<DecisionAnswer> {
  const { decisionId, reverses, today } = request;
  let asking: Asking | undefined;
  return decideOrRefuse(
    pool,
    () => asking,
    async (client) => {
      checkWords(request);
      await lockDecision(client, decisionId);
      await lockDecision(client, reverses);
      const first = await readDecision(client, reverses);
      if (!first || !actsFor(actor, first.decision.creditorId)) {
        return refuse('decision-unknown', `There is no decision ${reverses}. fordring decisions lists them.`);
      }
      const { creditorId } = first.decision;
      asking = {
        decisionId,
        creditorId,
        kind: 'reversal',
        subject: { reverses },
        by: actor,
        on: today,
        asked: 'decide',
      };
      const hashAskedOn = (day: CivilDate) => hashOfRequest(actor, { ...request, on: day });
      const known = await replayOf(client, decisionId, hashAskedOn);
      if (known) return known;
      await checkBusinessDay(client, creditorId, today, clock);
      const { act, file, decision: taken } = await toBeReversed(client, reverses);
      await refuseSecondReversal(client, reverses);
      const takenOn = file.marks.at(-1)?.on ?? today;
      if (today < takenOn) refuse('day-behind', `It was decided on ${takenOn}; ${today} is before that.`);
      const subject = claimsOf(file);
      const { claims: noted } = await lockSubject(client, creditorId, subject);
      const claims = stillUnder(taken, noted);
      const matrix = await matrixFor(client, creditorId, today);
      const answer = authorise(matrix, { reverses: act, backDated: false }, actor);
      // Who approves it is asked for the same: without its document it would wait for ever.
      const allowed = demandAuthority(answer, request.document);
      const decision: Reversal = {
        ...recordOf(actor, allowed, { ...request, creditorId, on: today, backDated: false, matrix }),
        kind: 'reversal',
        terms: {},
        reverses,
        subject,
        measure: {},
        ...(file.decision.amount && { amount: file.decision.amount }),
      };
      if (file.decision.kind !== 'payment-move') await tryOnClaims(client, decision, claims, { today, rulebookFor });
      await writeDecision(client, decision, hashAskedOn(today));
      const { role } = allowed;
      if (allowed.allowed === 'propose') {
        await addMark(client, decisionId, { mark: 'proposed', by: actor.subject, role, on: today });
      } else {
        await executeReversal(client, decision, { today, rulebookFor, by: actor.subject, role });
        await addMark(client, decisionId, { mark: 'executed', by: actor.subject, role, on: today });
      }
      return answerOf(client, decisionId, false);
    },
  );
}

/**
 * A decision that stands, with the act that it was when it was taken: that is what its reversal is weighed by. It must be
 * locked. Throws `DecisionRefused` when it cannot be taken back.
 */
export async function toBeReversed(
  client: PoolClient,
  decisionId: string,
): Promise<{ act: AuthorityAct; file: DecisionFile; decision: Reversible }> {
  const before = await readDecision(client, decisionId);
  // Claims that come in meanwhile would get it anew: whoever registers them waits.
  if (before && before.decision.subject.of !== 'claims') await lockCreditor(client, before.decision.creditorId);
  const file = await readDecision(client, decisionId);
  if (!file) return refuse('decision-unknown', `There is no decision ${decisionId}. fordring decisions lists them.`);
  const { decision, state } = file;
  if (decision.kind === 'reversal') {
    return refuse('not-reversible', 'A reversal is not taken back; take the decision anew.');
  }
  if (state !== 'executed') {
    const why = state === 'waiting' ? 'it waits for approval; withdraw it or turn it down' : `it is ${state}`;
    return refuse('not-standing', `Decision ${decisionId} cannot be taken back: ${why}.`);
  }
  return { act: actOf(decision, decision.measure), file, decision };
}

/** Two reversals of one decision: one would be carried out, and the other could never be approved. It must be locked. */
async function refuseSecondReversal(client: PoolClient, reverses: string): Promise<void> {
  const { rows } = await client.query<{ decision_id: string }>(
    `SELECT decision_id FROM fordring.decision WHERE reverses = $1
       AND 'proposed' = (SELECT mark FROM fordring.decision_mark AS own
         WHERE own.decision_id = decision.decision_id ORDER BY mark_number DESC LIMIT 1)`,
    [reverses],
  );
  const waiting = rows[0]?.decision_id;
  if (waiting === undefined) return;
  refuse(
    'reversal-waits',
    `That decision ${reverses} is taken back waits for approval already, as ${waiting}. Approve that one: fordring approve ${waiting}. To take the decision back in another way, turn that one down or withdraw it first.`,
  );
}

/** Carries the reversal out and marks what it took back. Throws `DecisionRefused`, which must end the transaction. */
export async function executeReversal(
  client: PoolClient,
  reversal: Reversal,
  { role, ...how }: { today: CivilDate; rulebookFor: RulebookFor; by: string; role: Role },
): Promise<void> {
  const { file, decision } = await toBeReversed(client, reversal.reverses);
  const noted = await lockClaims(
    client,
    file.claims.map(({ claimId }) => claimId),
  );
  const under = stillUnder(
    decision,
    noted.map(({ claim }) => claim),
  );
  const claimIds = under.map(({ claimId }) => claimId);
  if (decision.kind === 'payment-move') await takeMoveBack(client, decision, reversal.decisionId, how);
  else await executeDecision(client, { decision: reversal, claimIds, ...how });
  const note = reversal.decisionId;
  await addMark(client, reversal.reverses, { mark: 'reversed', by: how.by, role, on: how.today, note });
  if (decision.kind === 'debtor-status' && decision.subject.of === 'debtor') {
    const { creditorId, subject } = decision;
    const status = await standingStatusOf(client, creditorId, subject.debtorId);
    await setDebtorStatus(client, creditorId, subject.debtorId, status);
  }
}

/**
 * The claims on which the decision still stands: not those whose registration was taken back since, nor those that were
 * registered anew without it. Where the decision was about named claims and stands on none of them, all of them: each says why.
 */
function stillUnder({ decisionId, subject }: Reversible, noted: readonly Claim[]): readonly Claim[] {
  const under = noted.filter(
    ({ withdrawnOn, decisions }) =>
      withdrawnOn === undefined && decisions.some((taken) => taken.decisionId === decisionId),
  );
  return subject.of === 'claims' && under.length === 0 ? noted : under;
}

function claimsOf({ claims }: DecisionFile): DecisionSubject {
  return { of: 'claims', claimIds: claims.map(({ claimId }) => claimId) };
}
