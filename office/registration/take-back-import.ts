import type { Desk } from '../counter/act';
import { readDecision } from '../decisions/decision-rows';
import { proposeDecision } from '../decisions/propose-decision';
import { takeUp, type DecisionTaken } from '../decisions/take-up';
import { claimsOfImport } from './invoice-import';

interface TakeBack {
  readonly importId: string;
  readonly reasonCode: string;
  readonly reason: string;
  /** The supporting document; the import itself when absent. */
  readonly document?: string;
}

/**
 * Takes an import back as a whole: a cancellation of all that it registered, by the authority for cancellations. Throws
 * `ImportUnknown` and `KeyReusedWithOtherContents`.
 */
export async function takeBackImport(desk: Desk, { importId, document, ...words }: TakeBack): Promise<DecisionTaken> {
  const { pool, actor, caller, rulebooks, clock } = desk;
  const creditor = await desk.creditor();
  const { creditorId } = creditor;
  const decisionId = caller.key ?? (await unusedId(desk, importId));
  // Repeated, it is about the claims that it was about, whatever was registered anew since.
  const before = (await readDecision(pool, decisionId))?.decision;
  const claimIds =
    before?.creditorId === creditorId && before.subject.of === 'claims'
      ? before.subject.claimIds
      : await claimsOfImport(pool, creditorId, importId);
  if (claimIds.length === 0) {
    const message = `All that import ${importId} registered was taken back and registered anew since; take the later import back.`;
    return { outcome: 'refused', refusal: { refused: 'nothing-left', message } };
  }
  const request = {
    ...{ decisionId, creditorId, kind: 'cancellation' as const },
    subject: { of: 'claims' as const, claimIds },
    terms: { importId },
    ...{ ...words, document: document ?? importId, today: desk.today(creditor) },
  };
  return takeUp(desk, await proposeDecision(pool, actor, request, (await rulebooks()).for, clock));
}

/**
 * The decision's id when the caller names none. One that was turned down or withdrawn is no obstacle: the next one has a
 * number. Otherwise the same id again gives what became of the decision.
 */
async function unusedId({ pool }: Desk, importId: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const decisionId = `take-back/${importId}${number === 1 ? '' : `/${number}`}`;
    const state = (await readDecision(pool, decisionId))?.state;
    if (state !== 'rejected' && state !== 'withdrawn') return decisionId;
  }
}
