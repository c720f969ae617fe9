import { STEP_NAMES } from '../domain/policy/policy';
import { kindOf, NAMED_KINDS } from '../domain/policy/step-kind';

/**
 * Why no step with a name of the policy's own is of that kind: such a kind has a standing step, whose counterpart or answer
 * knows the step by its name. Undefined for a word that is no kind at all.
 */
export function standingKindOnly(kind: unknown): string | undefined {
  const names = STEP_NAMES.filter((step) => kindOf({ step }) === kind);
  if (names.length === 0 || NAMED_KINDS.some((named) => named === kind)) return undefined;
  const either = names.join(' or ');
  return `a policy has one step of the kind ${String(kind)}, by the name ${either}; write step: ${either}, and leave kind out`;
}
