import type { Pool } from 'pg';
import type { DecisionAnswer, DecisionRequest } from '../../../office/decisions/decision-record';
import { proposeDecision } from '../../../office/decisions/propose-decision';
import { reverseDecision } from '../../../office/decisions/reverse-decision';
import { approveDecision, rejectDecision, withdrawDecision } from '../../../office/decisions/settle-proposal';
import type { Actor } from '../../../domain/authority/actor';
import type { Role } from '../../../domain/authority/roles';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { RulebookFor } from '../../../office/claims/execute-command';
import { rulebookFor } from '../ledger-world';

/** People of the town, as their tokens would tell. */
export function person(subject: string, ...roles: readonly Role[]): Actor {
  return { subject, roles, creditorIds: ['town'], source: 'oidc' };
}

export const hanna = person('hanna', 'case-handler');
export const sven = person('sven', 'supervisor');
export const siv = person('siv', 'supervisor');
export const maj = person('maj', 'manager');
export const lars = person('lars', 'lawyer');
export const kim = person('kim', 'controller');
export const dag = person('dag', 'committee-delegate');
export const rut = person('rut', 'auditor');

let ids = 0;

/** A clock that stands at the day's noon. */
export const noonOf = (day: string) => (): number => Date.parse(`${day}T12:00:00+01:00`);

export type Words = Partial<Omit<DecisionRequest, 'today' | 'on' | 'kind'>> & {
  readonly today?: string;
  readonly on?: string;
};

/** A decision about invoice 1001 on 10 February 2016, unless said otherwise. */
export function request(kind: DecisionRequest['kind'], terms: unknown = {}, words: Words = {}): DecisionRequest {
  const { today = '2016-02-10', on, ...others } = words;
  return {
    decisionId: `d-${(ids += 1)}`,
    creditorId: 'town',
    kind,
    subject: { of: 'claims', claimIds: ['town/1001'] },
    terms,
    reasonCode: 'asked-for',
    reason: 'The debtor asked for it.',
    today: civilDate(today),
    ...(on !== undefined && { on: civilDate(on) }),
    ...others,
  };
}

export const decideAs = (pool: Pool, actor: Actor, asked: DecisionRequest): Promise<DecisionAnswer> =>
  proposeDecision(pool, actor, asked, rulebookFor, noonOf(asked.today));

export const approveAs = (
  pool: Pool,
  actor: Actor,
  decisionId: string,
  today = '2016-02-11',
  rules: RulebookFor = rulebookFor,
): Promise<DecisionAnswer> =>
  approveDecision(pool, actor, { decisionId, today: civilDate(today) }, rules, noonOf(today));

export const rejectAs = (pool: Pool, actor: Actor, decisionId: string, note?: string): Promise<DecisionAnswer> =>
  rejectDecision(
    pool,
    actor,
    { decisionId, today: civilDate('2016-02-11'), ...(note !== undefined && { note }) },
    noonOf('2016-02-11'),
  );

export const withdrawAs = (pool: Pool, actor: Actor, decisionId: string): Promise<DecisionAnswer> =>
  withdrawDecision(pool, actor, { decisionId, today: civilDate('2016-02-11') }, noonOf('2016-02-11'));

export const reverseAs = (
  pool: Pool,
  actor: Actor,
  reverses: string,
  words: { id?: string; today?: string; document?: string } = {},
) =>
  reverseDecision(
    pool,
    actor,
    {
      decisionId: words.id ?? `r-${(ids += 1)}`,
      reverses,
      reasonCode: 'mistaken',
      reason: 'It was a mistake.',
      ...(words.document !== undefined && { document: words.document }),
      today: civilDate(words.today ?? '2016-02-12'),
    },
    rulebookFor,
    noonOf(words.today ?? '2016-02-12'),
  );

/** `executed`, `waiting` …, or `refused: which`. */
export function outcome(answer: DecisionAnswer): string {
  return answer.outcome === 'recorded' ? answer.file.state : `refused: ${answer.refusal.refused}`;
}

export function refusalIn(answer: DecisionAnswer): string {
  return answer.outcome === 'refused' ? answer.refusal.message : `not refused: ${answer.file.state}`;
}
