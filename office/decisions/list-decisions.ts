import type { Pool } from 'pg';
import { actsFor, type Actor } from '../../domain/authority/actor';
import type { Role } from '../../domain/authority/roles';
import type { DecisionState } from '../../domain/authority/decision-state';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import type { DecisionKind } from '../../domain/decisions/decision-kinds';
import type { Money } from '../../domain/kernel/money';
import { claimedOf, doubtfulOf } from '../../domain/claim/claim';
import { foldEachClaim } from '../claims/read-events';
import type { DecisionFile } from './decision-record';
import { readDecisions } from './decision-rows';

export interface DecisionQuestion {
  readonly creditorId?: string;
  readonly claimId?: string;
  readonly state?: DecisionState;
  readonly kind?: DecisionKind;
}

/** What each state's latest mark is, for asking the database. */
const LATEST: Readonly<Record<DecisionState, string>> = {
  new: '',
  waiting: 'proposed',
  approved: 'approved',
  executed: 'executed',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  reversed: 'reversed',
};

/** Decisions in the order in which they were recorded, those that the actor may see. */
export async function listDecisions(pool: Pool, actor: Actor, question: DecisionQuestion): Promise<DecisionFile[]> {
  const { creditorId = null, claimId = null, state, kind = null } = question;
  const { rows } = await pool.query<{ decision_id: string }>(
    `SELECT decision_id FROM fordring.decision
     WHERE ($1::text IS NULL OR creditor_id = $1)
       AND ($2::text IS NULL OR kind = $2)
       AND ($3::text IS NULL OR subject @> jsonb_build_object('claimIds', jsonb_build_array($3::text))
         OR decision_id IN (SELECT decision_id FROM fordring.decision_claim WHERE claim_id = $3))
       AND ($4::text IS NULL OR $4 = (SELECT mark FROM fordring.decision_mark AS own
         WHERE own.decision_id = decision.decision_id ORDER BY mark_number DESC LIMIT 1))
     ORDER BY recorded_at, decision_id`,
    [creditorId, kind, claimId, state === undefined ? null : LATEST[state]],
  );
  const files = await readDecisions(
    pool,
    rows.map(({ decision_id: decisionId }) => decisionId),
  );
  return files.filter(({ decision }) => actsFor(actor, decision.creditorId));
}

/** What waits for one of the actor's roles and was not put forward by the actor; with `all` what waits for anybody. */
export async function waitingDecisions(
  pool: Pool,
  actor: Actor,
  { creditorId, all = false }: { readonly creditorId?: string; readonly all?: boolean } = {},
): Promise<DecisionFile[]> {
  const waiting = await listDecisions(pool, actor, {
    state: 'waiting',
    ...(creditorId !== undefined && { creditorId }),
  });
  if (all) return waiting;
  return waiting.filter(
    ({ decision }) =>
      decision.proposedBy !== actor.subject && decision.approvalBy.some((role) => actor.roles.includes(role)),
  );
}

/** Holds that stand on a day, with the day on which each ends by itself. */
export async function holdsInForce(
  pool: Pool,
  actor: Actor,
  { creditorId, on }: { readonly creditorId: string; readonly on: CivilDate },
): Promise<{ readonly file: DecisionFile; readonly releasedOn: CivilDate }[]> {
  const holds = await listDecisions(pool, actor, { creditorId, kind: 'hold', state: 'executed' });
  return holds.flatMap((file) => {
    const { decision } = file;
    if (decision.kind !== 'hold' || decision.on > on || decision.terms.through < on) return [];
    return [{ file, releasedOn: addDays(decision.terms.through, 1) }];
  });
}

export interface DisputedClaim {
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  readonly disputedSince: CivilDate;
  /** Booked as doubtful (S002-55). */
  readonly disputed: Money;
  readonly claimed: Money;
  readonly decisionId?: string;
  readonly reason?: string;
}

/**
 * The lawyer's list: every disputed claim, the longest dispute first, with the reason that was given (S002-54). A damaged claim is
 * left out: `standstills` names it.
 */
export async function disputedClaims(pool: Pool, creditorId: string): Promise<DisputedClaim[]> {
  const { rows } = await pool.query<{ claim_id: string }>(
    `SELECT DISTINCT claim_id FROM fordring.claim JOIN fordring.claim_event USING (claim_id)
     WHERE creditor_id = $1 AND type = 'DisputeRaised'`,
    [creditorId],
  );
  const { claims } = await foldEachClaim(
    pool,
    rows.map(({ claim_id: claimId }) => claimId),
  );
  const disputed = [...claims.values()].flatMap((claim) => {
    const { claimId, invoiceNumber, invoiceGroup, disputedSince, decisions } = claim;
    if (!disputedSince) return [];
    const decisionId = decisions.findLast(({ kind }) => kind === 'dispute')?.decisionId;
    const amounts = { disputed: doubtfulOf(claim), claimed: claimedOf(claim) };
    return [{ claimId, invoiceNumber, invoiceGroup, disputedSince, ...amounts, ...(decisionId && { decisionId }) }];
  });
  const files = await readDecisions(
    pool,
    disputed.flatMap(({ decisionId }) => decisionId ?? []),
  );
  const reasons = new Map(files.map(({ decision }) => [decision.decisionId, decision.reason]));
  return disputed
    .map((claim): DisputedClaim => {
      const reason = claim.decisionId === undefined ? undefined : reasons.get(claim.decisionId);
      return { ...claim, ...(reason !== undefined && { reason }) };
    })
    .sort((one, other) =>
      one.disputedSince < other.disputedSince ? -1 : Number(one.disputedSince > other.disputedSince),
    );
}

export interface KeptRefusal {
  readonly decisionId: string;
  readonly kind: string;
  readonly by: string;
  /** Of who asked, by their token; empty for what was kept before roles were. */
  readonly roles: readonly Role[];
  readonly on: CivilDate;
  readonly asked: string;
  readonly refused: string;
  readonly message: string;
}

/** What was asked for about a claim and not given, the latest last. */
export async function refusalsOf(pool: Pool, claimId: string): Promise<KeptRefusal[]> {
  const { rows } = await pool.query<KeptRefusal>(
    `SELECT decision_id AS "decisionId", kind, asked_by AS "by", asked_roles AS roles, asked_on AS "on", asked, refused, message
     FROM fordring.decision_refusal
     WHERE subject @> jsonb_build_object('claimIds', jsonb_build_array($1::text)) ORDER BY refusal_number`,
    [claimId],
  );
  return rows;
}
