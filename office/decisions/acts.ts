import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DECISION_STATES } from '../../domain/authority/decision-state';
import type { AuthorityMatrix } from '../../domain/authority/authority-matrix';
import { actsFor } from '../../domain/authority/actor';
import { civilDateAt } from '../../domain/kernel/civil-time';
import { addMonths, firstDayOfNextMonth } from '../../domain/kernel/civil-date';
import { act, type Desk } from '../counter/act';
import { creditorsSeen } from '../counter/creditors-seen';
import { here } from '../counter/here';
import { checkedLater, day, nothing, word, words } from '../counter/words';
import { secondAt, standingOf } from '../creditors/standing-desk';
import { beforeDecision } from './before-decision';
import { checkDecisions } from './check-decisions';
import type { DecisionRequest } from './decision-record';
import { readDecision } from './decision-rows';
import { subjectSchema, type DecisionSubject } from './decision-subject';
import { DECISION_RULES, type DecidedKind } from '../../domain/decisions/decision-rules';
import { disputedClaims, holdsInForce, listDecisions, waitingDecisions } from './list-decisions';
import { loadMatrix as takeUpMatrix, matrixInForce } from './matrices';
import { previewPolicyChange } from './preview-policy-change';
import { proposeDecision } from './propose-decision';
import { reverseDecision } from './reverse-decision';
import { approveDecision, rejectDecision, withdrawDecision } from './settle-proposal';
import { takeUp } from './take-up';
import { takeUpShipped } from './take-up-shipped';
import { trackWriteDowns } from './track-write-downs';
import { proposeWriteDowns as putForward, writeDownProposals } from './write-down-proposals';

const KINDS = Object.keys(DECISION_RULES) as [DecidedKind, ...DecidedKind[]];

/** The caller's own name for a decision; one of ours where they give none. */
function idOf({ caller }: Desk): string {
  return caller.key ?? `d-${randomUUID().slice(0, 13)}`;
}

export const propose = act({
  summary: 'Decides, or puts forward what another has to approve. The caller’s key is the decision’s id.',
  permission: 'decide',
  input: z.strictObject({
    kind: z.enum(KINDS),
    subject: checkedLater<DecisionSubject>(),
    terms: checkedLater<unknown>(),
    on: day.optional(),
    backDated: z.boolean().optional(),
    reasonCode: word,
    reason: words,
    document: word.optional(),
    again: z.boolean().optional(),
  }),
  tells: ['claims'],
  faults: ['CreditorUnknown', 'KeyReusedWithOtherContents'],
  async handle(desk, { on, backDated, document, again, ...asked }) {
    const { creditorId, today } = await here(desk);
    if (asked.kind === 'policy-change') await takeUpShipped(desk, asked.terms);
    const request: DecisionRequest = {
      ...asked,
      ...{ decisionId: idOf(desk), creditorId, today },
      ...(on !== undefined && { on }),
      ...(backDated !== undefined && { backDated }),
      ...(document !== undefined && { document }),
      ...(again !== undefined && { again }),
    };
    return takeUp(
      desk,
      await proposeDecision(desk.pool, desk.actor, request, (await desk.rulebooks()).for, desk.clock),
    );
  },
});

export const before = act({
  summary:
    'What somebody who is about to decide has before them: the claims, their policies, and the rules of the day.',
  permission: 'read',
  input: z.strictObject({ invoices: z.array(word).max(50_000).readonly() }),
  faults: ['ClaimNotFound', 'InvoiceOfSeveral', 'CreditorUnknown', 'PolicyUnknown'],
  handle: (desk, { invoices }) => beforeDecision(desk, invoices),
});

const proposal = z.strictObject({ decisionId: word, note: words.optional() });

/** The act on a proposal as its function takes it: on the day of the creditor whose decision it is. */
async function onProposal(desk: Desk, { decisionId, note }: z.infer<typeof proposal>) {
  const creditorId = (await readDecision(desk.pool, decisionId))?.decision.creditorId ?? desk.caller.creditorId;
  // A decision that there is not is refused for that, whatever the day.
  const today =
    creditorId === undefined ? civilDateAt(desk.clock(), 'UTC') : desk.today(await desk.creditor(creditorId));
  return { decisionId, today, ...(note !== undefined && { note }) };
}

export const approve = act({
  summary: 'Approves what another person has put forward, and carries it out in the same transaction.',
  permission: 'decide',
  input: proposal,
  tells: ['claims'],
  async handle(desk, input) {
    const settled = await onProposal(desk, input);
    return takeUp(
      desk,
      await approveDecision(desk.pool, desk.actor, settled, (await desk.rulebooks()).for, desk.clock),
    );
  },
});

export const reject = act({
  summary: 'Turns down what waits for the caller’s approval.',
  permission: 'decide',
  input: proposal,
  handle: async (desk, input) => rejectDecision(desk.pool, desk.actor, await onProposal(desk, input), desk.clock),
});

export const withdraw = act({
  summary: 'Takes back what the caller put forward, before it is decided.',
  permission: 'decide',
  input: proposal,
  handle: async (desk, input) => withdrawDecision(desk.pool, desk.actor, await onProposal(desk, input), desk.clock),
});

export const reverse = act({
  summary: 'Takes a decision back by another. The caller’s key is the reversal’s id.',
  permission: 'decide',
  input: z.strictObject({ reverses: word, reasonCode: word, reason: words, document: word.optional() }),
  tells: ['claims'],
  async handle(desk, { document, ...asked }) {
    const { today } = await onProposal(desk, { decisionId: asked.reverses });
    const request = { ...asked, decisionId: idOf(desk), today, ...(document !== undefined && { document }) };
    return takeUp(
      desk,
      await reverseDecision(desk.pool, desk.actor, request, (await desk.rulebooks()).for, desk.clock),
    );
  },
});

/** Of the caller's creditor, or of all that the sign-in is for. */
function ofCreditor({ caller }: Desk): { readonly creditorId?: string } {
  return caller.creditorId === undefined ? {} : { creditorId: caller.creditorId };
}

export const list = act({
  summary: 'Lists decisions in the order in which they were recorded.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({
    claimId: word.optional(),
    state: z.enum(DECISION_STATES).optional(),
    kind: z.enum([...KINDS, 'reversal']).optional(),
  }),
  handle: (desk, { claimId, state, kind }) =>
    listDecisions(desk.pool, desk.actor, {
      ...ofCreditor(desk),
      ...(claimId !== undefined && { claimId }),
      ...(state && { state }),
      ...(kind && { kind }),
    }),
});

export const waiting = act({
  summary: 'Lists what waits for one of the caller’s roles; with `all`, what waits for anybody.',
  permission: 'read',
  input: z.strictObject({ all: z.boolean().optional() }),
  handle: (desk, { all = false }) => waitingDecisions(desk.pool, desk.actor, { ...ofCreditor(desk), all }),
});

export const read = act({
  summary: 'Reads one decision with what became of it; nothing where the caller may not see it.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({ decisionId: word }),
  async handle(desk, { decisionId }) {
    const file = await readDecision(desk.pool, decisionId);
    return file && actsFor(desk.actor, file.decision.creditorId) ? file : undefined;
  },
});

export const holds = act({
  summary: 'Lists the holds that stand on the business day, with the day on which each ends by itself.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    return holdsInForce(desk.pool, desk.actor, { creditorId, on: today });
  },
});

export const disputes = act({
  summary: 'The lawyer’s list: disputed claims, the oldest dispute first.',
  permission: 'read',
  disclosing: true,
  input: nothing,
  faults: ['CreditorUnknown'],
  handle: async (desk) => disputedClaims(desk.pool, (await here(desk)).creditorId),
});

export const check = act({
  summary: 'Works the chain of every decision’s record out anew, of the creditors that the caller may see.',
  permission: 'read',
  input: nothing,
  handle: async (desk) => checkDecisions(desk.pool, await creditorsSeen(desk)),
});

export const previewMove = act({
  summary: 'Says which steps would move if claims went on under another policy. Writes nothing.',
  permission: 'read',
  input: z.strictObject({ subject: subjectSchema, policyId: word, policyVersion: word, on: day.optional() }),
  faults: ['CreditorUnknown', 'DecisionRefused', 'PolicyUnknown'],
  async handle(desk, { on, ...asked }) {
    const { creditorId, today } = await here(desk);
    await takeUpShipped(desk, asked);
    return previewPolicyChange(desk.pool, {
      ...asked,
      creditorId,
      on: on ?? today,
      rulebookFor: (await desk.rulebooks()).for,
    });
  },
});

export const writeDowns = act({
  summary: 'What is to be written down of each invoice group, by how far its claims have come. Writes nothing.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    return writeDownProposals(desk.pool, creditorId, today, desk.watch.undecidable);
  },
});

export const proposeWriteDowns = act({
  summary: 'Puts the write-downs of a half-year forward, one decision for each invoice group.',
  permission: 'decide',
  input: nothing,
  tells: ['claims'],
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today: on } = await here(desk);
    return putForward(desk.pool, desk.actor, {
      creditorId,
      on,
      rulebookFor: (await desk.rulebooks()).for,
      clock: desk.clock,
      ...(desk.watch.undecidable && { onUndecidable: desk.watch.undecidable }),
    });
  },
});

export const writeDownTrack = act({
  summary: 'How far the write-downs of the last twelve months have come, from proposed to booked.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    return trackWriteDowns(desk.pool, creditorId, { from: firstDayOfNextMonth(addMonths(today, -12)), to: today });
  },
});

export const matrix = act({
  summary:
    'The authority matrix that is in force for the creditor on the business day; nothing when the latest has ended.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditorId, today } = await here(desk);
    return matrixInForce(desk.pool, creditorId, today);
  },
});

export const loadMatrix = act({
  summary: 'Takes up an authority matrix for good: two persons do. It holds from its own first day.',
  permission: 'load-authority',
  input: z.strictObject({ matrix: checkedLater<AuthorityMatrix>() }),
  faults: ['CreditorUnknown', 'StandingDataRefused'],
  async handle(desk, { matrix: given }) {
    const { creditorId, today } = await here(desk);
    const second = await secondAt(desk);
    const load = { creditorId, matrix: given, today, clock: desk.clock, ...(second && { second }) };
    return takeUpMatrix(desk.pool, standingOf(desk), load);
  },
});
