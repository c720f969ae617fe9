import type { Pool } from 'pg';
import { decisionState, type DecisionState } from '../../domain/authority/decision-state';
import type { Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { DECISION_KINDS } from '../../domain/decisions/decision-kinds';
import type { ExplainedDecision, RefusedAttempt, Undelivered } from '../../domain/explain/explained-decision';
import { explainClaim } from '../../domain/explain/explain-claim';
import type { ExplainedClaim } from '../../domain/explain/explanation';
import type { KeptGround } from '../../domain/letters/kept-ground';
import type { Language } from '../../domain/explain/language';
import type { DecisionFile } from '../decisions/decision-record';
import { readDecisions } from '../decisions/decision-rows';
import { refusalsOf } from '../decisions/list-decisions';
import type { RulebookFor } from '../claims/execute-command';
import { reviveMoneyIn } from '../../store/ledger-json';
import type { ClaimFile } from '../claims/read-claim';

export interface ExplainedOn {
  readonly rulebookFor: RulebookFor;
  /** What became known later is left out; the file must be as it was known then. */
  readonly today: CivilDate;
  /** The policy's own when absent. */
  readonly language?: Language;
}

/** A claim's explanation with everything that the ledger knows beside its events: decisions, refusals, the bank's gate. */
export async function explainFile(
  pool: Pool,
  { claim, events }: Pick<ClaimFile, 'claim' | 'events'>,
  { rulebookFor, today, language }: ExplainedOn,
): Promise<ExplainedClaim> {
  const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
  return explainClaim(
    claim,
    events.map(({ event }) => event),
    rulebook,
    today,
    {
      language: language ?? rulebook.policy.language,
      rulebookFor,
      decisions: await decisionsOf(pool, claim.claimId, today),
      attempts: await attemptsOf(pool, claim.claimId, today),
      undelivered: await undeliveredOf(pool, claim.claimId, events),
      bankGate: await gateChanges(pool, claim.creditorId, today),
    },
  );
}

async function decisionsOf(pool: Pool, claimId: string, today: CivilDate): Promise<ExplainedDecision[]> {
  const { rows } = await pool.query<{ decision_id: string }>(
    `SELECT decision_id FROM fordring.decision
     WHERE subject @> jsonb_build_object('claimIds', jsonb_build_array($1::text))
       OR decision_id IN (SELECT decision_id FROM fordring.decision_claim WHERE claim_id = $1)
     ORDER BY recorded_at, decision_id`,
    [claimId],
  );
  const ids = rows.map(({ decision_id: decisionId }) => decisionId);
  return (await readDecisions(pool, ids)).flatMap((file) => explained(file, today));
}

const TOLD_AS: Readonly<Record<Exclude<DecisionState, 'new'>, ExplainedDecision['state']>> = {
  waiting: 'proposed',
  approved: 'approved',
  executed: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  reversed: 'reversed',
};

function explained({ decision, marks: allMarks }: DecisionFile, today: CivilDate): ExplainedDecision[] {
  const marks = allMarks.filter(({ on }) => on <= today);
  const state = decisionState(marks);
  const last = marks.at(-1);
  if (state === 'new' || !last) return [];
  const { decisionId, kind, proposedRole, lines, reasonCode, reason: reasonText } = decision;
  const judged = marks.find(({ mark }) => mark === 'approved' || mark === 'rejected');
  return [
    {
      decisionId,
      kind,
      state: TOLD_AS[state],
      on: last.on,
      byRole: proposedRole,
      reasonCode,
      reasonText,
      ...(judged?.role && { otherRole: judged.role }),
      ...(lines.length > 0 && { authorityLine: lines.join(', ') }),
      ...(last.note && { note: last.note }),
    },
  ];
}

const ATTEMPTS: readonly RefusedAttempt['asked'][] = ['decide', 'approve', 'reject', 'withdraw', 'confirm'];

/** The role in which somebody had a part in the decision itself; else they are told of by a role of their token. */
function roleIn(file: DecisionFile | undefined, subject: string): Role | undefined {
  if (!file) return undefined;
  if (file.decision.proposedBy === subject) return file.decision.proposedRole;
  return file.marks.find(({ by, role }) => by === subject && role !== undefined)?.role;
}

async function attemptsOf(pool: Pool, claimId: string, today: CivilDate): Promise<RefusedAttempt[]> {
  const kept = await refusalsOf(pool, claimId);
  const files = await readDecisions(pool, [...new Set(kept.map(({ decisionId }) => decisionId))]);
  return kept.flatMap(({ decisionId, on, by, roles, kind: written, asked, refused, message }) => {
    const kind = DECISION_KINDS.find((known) => known === written);
    const act = ATTEMPTS.find((known) => known === asked);
    if (!kind || !act || on > today) return [];
    const file = files.find(({ decision }) => decision.decisionId === decisionId);
    const byRole = roleIn(file, by) ?? roles[0];
    return [{ on, kind, asked: act, refused, message, ...(byRole && { byRole }) }];
  });
}

/** Letters and cases that have not left, as they stand now: the ledger keeps no history of it. */
async function undeliveredOf(pool: Pool, claimId: string, events: ClaimFile['events']): Promise<Undelivered[]> {
  const { rows } = await pool.query<{
    event_number: number;
    state: Undelivered['state'];
    why: string;
    ground: KeptGround | null;
  }>(
    `SELECT event_number, CASE status WHEN 'withheld' THEN 'withheld' ELSE 'held' END AS state, reason AS why, ground
     FROM fordring.document WHERE claim_id = $1 AND status IN ('withheld', 'held', 'failed')
     UNION ALL
     SELECT event_number, CASE WHEN status IN ('withheld', 'withdrawn') THEN 'withheld' ELSE 'held' END, reason, ground
     FROM fordring.counterpart_case WHERE claim_id = $1 AND status <> 'referred'
     ORDER BY event_number`,
    [claimId],
  );
  return rows.flatMap(({ event_number: eventNumber, state, why, ground: kept }) => {
    const event = events.find((known) => known.eventNumber === eventNumber)?.event;
    if (!event) return [];
    const ground = kept && (reviveMoneyIn(kept) as KeptGround);
    return [
      {
        on: event.on,
        state,
        why,
        ...(ground && { ground }),
        ...(event.type === 'StepPerformed' && { step: event.step }),
      },
    ];
  });
}

async function gateChanges(
  pool: Pool,
  creditorId: string,
  today: CivilDate,
): Promise<{ readonly on: CivilDate; readonly open: boolean }[]> {
  const { rows } = await pool.query<{ on: CivilDate; open: boolean }>(
    'SELECT changed_on AS "on", open FROM fordring.bank_gate_changes($1, $2) ORDER BY place',
    [creditorId, today],
  );
  return rows;
}
