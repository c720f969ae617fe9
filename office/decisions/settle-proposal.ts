import type { Pool, PoolClient } from 'pg';
import { actsFor, type Actor } from '../../domain/authority/actor';
import type { AuthorityMatrix } from '../../domain/authority/authority-matrix';
import { authoriseApproval, type Allowed, type Asked } from '../../domain/authority/authorise';
import type { Mark } from '../../domain/authority/decision-state';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { RulebookFor } from '../claims/decide-and-book';
import type { Clock } from '../creditors/creditor';
import { refuseWholeProposal } from './answered-rows';
import { checkBusinessDay } from './business-day';
import { checkDayToKeep } from './check-days';
import { checkRules } from './check-rules';
import { decideOrRefuse, refuse, type AskedFor, type Asking } from './decision-refused';
import type { DecisionAnswer, DecisionFile, RecordedDecision } from './decision-record';
import { addMark, lockDecision, readDecision } from './decision-rows';
import { executeDecision } from './execute-decision';
import { answerOf } from './propose-decision';
import { executeReversal, toBeReversed } from './reverse-decision';
import type { GivenBefore } from './given-before';
import {
  actOf,
  demandAuthority,
  lockSubject,
  matrixFor,
  measureFor,
  weigh,
  type LockedSubject,
} from './weigh-decision';

export interface ProposalAct {
  readonly decisionId: string;
  /** The business day. */
  readonly today: CivilDate;
  readonly note?: string;
}

/**
 * Makes another person's proposal a decision, and carries it out in the same transaction. Of two who approve at once one
 * wins; the other hears that it is done. When a claim cannot take it any more it is refused, and goes on waiting.
 */
export function approveDecision(
  pool: Pool,
  actor: Actor,
  act: ProposalAct,
  rulebookFor: RulebookFor,
  clock: Clock = Date.now,
): Promise<DecisionAnswer> {
  return onProposal(pool, actor, { ...act, clock }, 'approve', async (client, { decision }, mark) => {
    if (decision.kind !== 'reversal') checkDayToKeep(decision, { ...decision, today: act.today });
    const stands = await standing(client, decision, act.today);
    const { claims, locked, matrix } = stands;
    const { role } = mayApprove(stands, decision, actor);
    await refuseWholeProposal(client, decision);
    await mark('approved', { role, matrixVersion: matrix.version });
    if (decision.kind === 'reversal') {
      await executeReversal(client, decision, { today: act.today, rulebookFor, by: actor.subject, role });
    } else {
      await checkRules(client, matrix, decision);
      const claimIds = claims.map(({ claimId }) => claimId);
      const how = { standing: locked.standing, today: act.today, rulebookFor, by: actor.subject };
      await executeDecision(client, { decision, claimIds, ...how });
    }
    await mark('executed', { role });
  });
}

/** Turns a proposal down, by somebody who could have approved it, or by another of their kind. */
export function rejectDecision(
  pool: Pool,
  actor: Actor,
  act: ProposalAct,
  clock: Clock = Date.now,
): Promise<DecisionAnswer> {
  return onProposal(pool, actor, { ...act, clock }, 'reject', async (client, { decision }, mark) => {
    const { role } = mayApprove(await standing(client, decision, act.today), decision, actor);
    await mark('rejected', { role });
  });
}

/** Takes one's own proposal back before anybody has decided it. */
export function withdrawDecision(
  pool: Pool,
  actor: Actor,
  act: ProposalAct,
  clock: Clock = Date.now,
): Promise<DecisionAnswer> {
  return onProposal(pool, actor, { ...act, clock }, 'withdraw', async (_client, { decision }, mark) => {
    if (decision.proposedBy !== actor.subject) {
      refuse('not-own-proposal', 'Only who put it forward takes it back; who may approve it can turn it down.');
    }
    await mark('withdrawn', {});
  });
}

type MarkIt = (mark: Mark, more: { role?: Allowed['role']; matrixVersion?: string }) => Promise<void>;

/** Marks by which an act shows to have been done by this person before. */
const DONE: Readonly<Record<'approve' | 'reject' | 'withdraw', Mark>> = {
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'withdrawn',
};

async function onProposal(
  pool: Pool,
  actor: Actor,
  { decisionId, today, note, clock }: ProposalAct & { readonly clock: Clock },
  asked: Exclude<AskedFor, 'decide' | 'confirm'>,
  work: (client: PoolClient, file: DecisionFile, mark: MarkIt) => Promise<void>,
): Promise<DecisionAnswer> {
  let asking: Asking | undefined;
  return decideOrRefuse(
    pool,
    () => asking,
    async (client) => {
      await lockDecision(client, decisionId);
      const file = await readDecision(client, decisionId);
      if (file?.decision.kind === 'reversal') await lockDecision(client, file.decision.reverses);
      if (!file || !actsFor(actor, file.decision.creditorId)) return unknown(decisionId);
      const { creditorId, kind, subject } = file.decision;
      asking = { decisionId, creditorId, kind, subject, by: actor, on: today, asked };
      const before = file.marks.find(({ mark }) => mark === DONE[asked]);
      if (before?.by === actor.subject) return answerOf(client, decisionId, true);
      if (file.state !== 'waiting') refuseSettled(file);
      await checkBusinessDay(client, creditorId, today, clock);
      const { proposedOn } = file.decision;
      if (today < proposedOn) refuse('day-behind', `It was put forward on ${proposedOn}; ${today} is before that.`);
      await work(client, file, (mark, more) =>
        addMark(client, decisionId, {
          mark,
          by: actor.subject,
          on: today,
          ...more,
          ...(note !== undefined && mark !== 'executed' && { note }),
        }),
      );
      return answerOf(client, decisionId, false);
    },
  );
}

/** Also for a decision of another creditor: whether it exists is nobody else's matter. */
function unknown(decisionId: string): DecisionAnswer {
  const message = `There is no decision ${decisionId}. fordring decisions lists them.`;
  return { outcome: 'refused', refusal: { refused: 'decision-unknown', message } };
}

function refuseSettled({ decision, marks, state }: DecisionFile): never {
  const last = marks.findLast(({ mark }) => mark !== 'executed') ?? marks.at(-1);
  const how = last ? ` by ${last.by} on ${last.on}` : '';
  return refuse(
    'not-waiting',
    `Decision ${decision.decisionId} waits for nobody: it was ${last?.mark ?? state}${how}.`,
  );
}

interface Standing {
  readonly asked: Asked;
  readonly locked: LockedSubject;
  readonly claims: readonly Claim[];
  readonly matrix: AuthorityMatrix;
  readonly before?: GivenBefore;
}

/** How the proposal weighs today: what is given up may have grown since it was put forward. */
async function standing(client: PoolClient, decision: RecordedDecision, today: CivilDate): Promise<Standing> {
  const { creditorId, subject, on } = decision;
  const locked = await lockSubject(client, creditorId, subject, decision);
  const { claims } = locked;
  const matrix = await matrixFor(client, creditorId, today);
  if (decision.kind === 'reversal') {
    const { act } = await toBeReversed(client, decision.reverses);
    return { asked: { reverses: act, backDated: decision.backDated }, locked, claims, matrix };
  }
  const { measure, before } = await weigh(
    client,
    await measureFor(client, decision, { creditorId, subject, on, claims }),
    { ...decision, claimIds: claims.map(({ claimId }) => claimId), today, withWaiting: false },
  );
  return { asked: actOf(decision, measure), locked, claims, matrix, ...(before && { before }) };
}

function mayApprove({ matrix, asked, before }: Standing, decision: RecordedDecision, actor: Actor): Allowed {
  return demandAuthority(authoriseApproval(matrix, asked, decision.proposedBy, actor), decision.document, before);
}
