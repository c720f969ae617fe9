import type { Pool } from 'pg';
import { listDecisions, waitingDecisions, type DecisionQuestion } from '../office/decisions/list-decisions';
import type { DecisionAnswer, DecisionFile, DecisionRequest } from '../office/decisions/decision-record';
import type { Clock } from '../office/creditors/creditor';
import { proposeDecision } from '../office/decisions/propose-decision';
import { reverseDecision, type ReversalRequest } from '../office/decisions/reverse-decision';
import {
  approveDecision,
  rejectDecision,
  withdrawDecision,
  type ProposalAct,
} from '../office/decisions/settle-proposal';
import { IdentityRefused, type TokenVerifier } from '../office/identity/identity-refused';
import type { RulebookFor } from '../office/claims/execute-command';
import type { Actor } from '../domain/authority/actor';
import type { CaseEngine } from '../engine/case-engine';
import { tellCases } from '../office/decisions/tell-cases';

export interface DeskParts {
  readonly pool: Pool;
  readonly rulebookFor: RulebookFor;
  /** Who is believed; without one nobody can decide. */
  readonly identity?: TokenVerifier<Actor>;
  readonly engine?: CaseEngine;
  /** By which the business day is known; the machine's own when absent. */
  readonly clock?: Clock;
}

const CASE_MILLISECONDS = 10_000;

/**
 * Where people decide, each known by their own token. What they may do is found in the creditor's authority matrix, never
 * in what a caller says of them. Throws `IdentityRefused` when the token proves nothing; every other refusal is an answer.
 */
export class DecisionDesk {
  private readonly parts: DeskParts;

  constructor(parts: DeskParts) {
    this.parts = parts;
  }

  decide(token: string, request: DecisionRequest): Promise<DecisionAnswer> {
    const { pool, rulebookFor, clock } = this.parts;
    return this.told(token, (actor) => proposeDecision(pool, actor, request, rulebookFor, clock));
  }

  approve(token: string, act: ProposalAct): Promise<DecisionAnswer> {
    const { pool, rulebookFor, clock } = this.parts;
    return this.told(token, (actor) => approveDecision(pool, actor, act, rulebookFor, clock));
  }

  reject(token: string, act: ProposalAct): Promise<DecisionAnswer> {
    const { pool, clock } = this.parts;
    return this.told(token, (actor) => rejectDecision(pool, actor, act, clock));
  }

  withdraw(token: string, act: ProposalAct): Promise<DecisionAnswer> {
    const { pool, clock } = this.parts;
    return this.told(token, (actor) => withdrawDecision(pool, actor, act, clock));
  }

  reverse(token: string, request: ReversalRequest): Promise<DecisionAnswer> {
    const { pool, rulebookFor, clock } = this.parts;
    return this.told(token, (actor) => reverseDecision(pool, actor, request, rulebookFor, clock));
  }

  async list(token: string, question: DecisionQuestion = {}): Promise<DecisionFile[]> {
    return listDecisions(this.parts.pool, await this.actorOf(token), question);
  }

  /** What waits for one of the caller's roles. */
  async waiting(token: string, question: { readonly creditorId?: string } = {}): Promise<DecisionFile[]> {
    return waitingDecisions(this.parts.pool, await this.actorOf(token), question);
  }

  private async told(token: string, act: (actor: Actor) => Promise<DecisionAnswer>): Promise<DecisionAnswer> {
    const answer = await act(await this.actorOf(token));
    const { engine } = this.parts;
    if (engine && answer.outcome === 'recorded') await tellCases(engine, answer.file, CASE_MILLISECONDS);
    return answer;
  }

  private async actorOf(token: string): Promise<Actor> {
    const { identity } = this.parts;
    if (!identity) throw new IdentityRefused('This client was connected without an identity; nobody can decide by it.');
    return identity.verify(token);
  }
}
