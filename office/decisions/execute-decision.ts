import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { ruleOf } from '../../domain/decisions/decision-rules';
import type { Country } from '../../domain/policy/policy';
import { decideAndBook, type CommandResult, type RulebookFor } from '../claims/decide-and-book';
import type { LockedClaim } from '../claims/stand-locked';
import { placePayment } from './place-payment';
import { commandFor } from './command-for';
import { decisionKey, noteClaim } from './claims-of-decision';
import { DecisionRefused } from './decision-refused';
import type { RecordedDecision } from './decision-record';
import { importIdOf, withdrawImport } from './withdraw-import';
import { placeStatusOfLiable } from './standing-decisions';
import { readCreditor } from '../creditors/creditor';

export interface Execution {
  readonly decision: RecordedDecision;
  /** In order of their ids, as everybody locks them. */
  readonly claimIds: readonly string[];
  /** The same claims where the caller has locked and folded them. */
  readonly standing?: ReadonlyMap<string, LockedClaim>;
  /** The business day on which it is carried out. */
  readonly today: CivilDate;
  readonly rulebookFor: RulebookFor;
  /** Who made it a decision. */
  readonly by: string;
}

/**
 * Carries a decision out on its claims, in the caller's transaction. Throws `DecisionRefused`, which must end it, when one
 * of the claims cannot take it: then the decision is taken for none.
 */
export async function executeDecision(client: PoolClient, execution: Execution): Promise<void> {
  const { decision, claimIds } = execution;
  const { country } = await readCreditor(client, decision.creditorId);
  if (importIdOf(decision) !== undefined) await withdrawImport(client, decision);
  for (const claimId of claimIds) {
    const result = await onClaim(client, execution, claimId, country);
    if (result.outcome === 'accepted') {
      const { eventNumber } = result.claim;
      await noteClaim(client, decision.decisionId, claimId, eventNumber);
      if (decision.kind === 'liable-debtor' && decision.terms.liable) {
        const { creditorId, on, terms } = decision;
        const { today, rulebookFor } = execution;
        await placeStatusOfLiable(client, {
          ...{ creditorId, claimId, debtorId: terms.debtorId, on, eventNumber, today, rulebookFor },
        });
      }
    } else if (decision.subject.of === 'claims' || !canBePassedOver(result)) {
      const { refused, message } = result.refusal;
      const which = claimIds.length > 1 ? `Invoice ${result.claim.invoiceNumber}: ` : '';
      throw new DecisionRefused({ refused, message: `${which}${message}` });
    }
  }
  await noteBeside(client, decision);
}

/** A claim of a whole kind that stands so already, or is paid meanwhile, is no reason against the others. */
function canBePassedOver({ refusal }: Extract<CommandResult, { outcome: 'refused' }>): boolean {
  return refusal.refused === 'already-recorded' || refusal.refused === 'settled';
}

async function onClaim(
  client: PoolClient,
  execution: Execution,
  claimId: string,
  country: Country,
): Promise<CommandResult> {
  const { decision, today, rulebookFor } = execution;
  const { decisionId } = decision;
  if (decision.kind === 'payment-move') {
    return placePayment(client, { ...execution, decision }, claimId);
  }
  const standing = execution.standing?.get(claimId);
  return decideAndBook(client, {
    claimId,
    key: decisionKey(decisionId, claimId),
    ...(standing && { standing }),
    contents: { decisionId, claimId },
    today,
    rulebookFor,
    command: (claim) => commandFor(decision, claim, country),
  });
}

/** What a decision changes beside its claims: a credit note's number is used, and the register knows of the debtor. */
async function noteBeside(client: PoolClient, decision: RecordedDecision): Promise<void> {
  const { creditorId, decisionId } = decision;
  const creditNote = creditNoteOf(decision);
  if (creditNote !== undefined) {
    await client.query(
      'INSERT INTO fordring.credit_note (creditor_id, document_number, decision_id) VALUES ($1, $2, $3)',
      [creditorId, creditNote, decisionId],
    );
  }
  if (decision.kind === 'debtor-status' && decision.subject.of === 'debtor') {
    await setDebtorStatus(client, creditorId, decision.subject.debtorId, decision.terms.status);
  }
}

/** The number of the credit note that a decision makes; undefined when it makes none. */
export function creditNoteOf(decision: Pick<RecordedDecision, 'kind' | 'terms'>): string | undefined {
  return decision.kind === 'reversal' ? undefined : ruleOf(decision.kind).creditNote?.(decision.terms);
}

export async function setDebtorStatus(
  client: PoolClient,
  creditorId: string,
  debtorId: string,
  status: string,
): Promise<void> {
  await client.query('UPDATE fordring.debtor SET status = $3 WHERE creditor_id = $1 AND debtor_id = $2', [
    creditorId,
    debtorId,
    status,
  ]);
}
