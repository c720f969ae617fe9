import type {
  DecisionAnswer,
  DecisionFile,
  DecisionQuestion,
  DecisionRequest,
  DecisionTaken,
  Office,
  ProposalAct,
  ReversalRequest,
} from '../office/office';
import type { Callers } from './callers';

/**
 * Where people decide, each known by their own token. What they may do is found in the creditor's authority matrix, never
 * in what a caller says of them. Throws `IdentityRefused` when the token proves nothing, and `PermissionMissing` when
 * its roles may not decide at all; every other refusal is an answer.
 */
export class DecisionDesk {
  private readonly office: Office['decisions'];
  private readonly callers: Callers;

  constructor(office: Office['decisions'], callers: Callers) {
    this.office = office;
    this.callers = callers;
  }

  async decide(token: string, request: DecisionRequest): Promise<DecisionTaken> {
    const { decisionId: key, creditorId, today, ...asked } = request;
    return this.office.propose(await this.callers.caller({ token, today, key }, creditorId), asked);
  }

  async approve(token: string, { today, ...act }: ProposalAct): Promise<DecisionTaken> {
    return this.office.approve(await this.callers.caller({ token, today }), act);
  }

  async reject(token: string, { today, ...act }: ProposalAct): Promise<DecisionAnswer> {
    return this.office.reject(await this.callers.caller({ token, today }), act);
  }

  async withdraw(token: string, { today, ...act }: ProposalAct): Promise<DecisionAnswer> {
    return this.office.withdraw(await this.callers.caller({ token, today }), act);
  }

  async reverse(token: string, { decisionId: key, today, ...asked }: ReversalRequest): Promise<DecisionTaken> {
    return this.office.reverse(await this.callers.caller({ token, today, key }), asked);
  }

  async list(token: string, { creditorId, ...question }: DecisionQuestion = {}): Promise<DecisionFile[]> {
    return this.office.list(await this.callers.caller({ token }, creditorId), question);
  }

  /** What waits for one of the caller's roles. */
  async waiting(token: string, { creditorId }: { readonly creditorId?: string } = {}): Promise<DecisionFile[]> {
    return this.office.waiting(await this.callers.caller({ token }, creditorId), {});
  }
}
