import type { Policy } from '../../domain/policy/policy';
import { policyUnderStatute } from '../policy-under-statute';
import { checkAgainstStatutes } from '../statutes/statutory-limits';
import { foundAt, pathOf, type PolicyProblem } from './policy-problem';

/** A setting that a statute does not allow: where the setting stands, and the paragraph. */
export interface LawProblem extends PolicyProblem {
  readonly paragraph: string;
}

/** Every statute that the policy would break. */
export function lawProblems(policy: Policy): LawProblem[] {
  return checkAgainstStatutes(policyUnderStatute(policy)).map(({ setting, message, paragraph }) => {
    const path = pathOf(setting, policy);
    const found = foundAt(policy, path);
    return {
      severity: 'problem',
      path,
      setting,
      ...(found !== undefined && { found }),
      message: message.replace(`${setting}: `, ''),
      paragraph,
    };
  });
}
