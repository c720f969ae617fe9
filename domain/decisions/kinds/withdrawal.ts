import type { Claim } from '../../claim/claim';
import type { CivilDate } from '../../kernel/civil-date';
import type { DecisionKind } from '../decision-kinds';
import { notPossible, type ByDecision, type Ruling } from '../decision-rule';
import { creditOf } from './credit-note';

/** Decisions that nobody outside has been told of. */
const SILENT: readonly DecisionKind[] = ['hold', 'debtor-status', 'debtor-address', 'policy-change', 'reversal'];

/**
 * Takes a registration back with its import, while nothing has left: no letter, no hand-over, no payment. What was told to
 * somebody is cancelled or credited instead, so that they are told of that too.
 */
export function withdraw(
  claim: Claim,
  { decisionId, on, importId }: ByDecision & { readonly on: CivilDate; readonly importId: string },
): Ruling {
  const left = whatHasLeft(claim);
  if (left !== undefined) {
    return notPossible(`${left}; an import is taken back only while nothing has left. Cancel or credit the invoice.`);
  }
  const whole = { on, effectiveOn: claim.issuedOn, documentNumber: importId, amount: claim.invoiced };
  return { events: [creditOf(claim, { cause: 'withdrawal', decisionId, ...whole })] };
}

/** In words, what somebody outside has of the claim already; undefined for nothing. */
function whatHasLeft({ performed, withdrawn, receipts, decisions }: Claim): string | undefined {
  const [step] = [...performed, ...withdrawn];
  if (step) return `The ${step.step} of ${step.on} was taken`;
  const [receipt] = receipts;
  if (receipt) return `Money came in on ${receipt.on}`;
  const told = decisions.find(({ kind }) => !SILENT.includes(kind));
  return told && `The ${told.kind.replaceAll('-', ' ')} of ${told.on} was decided`;
}
