import type { Policy } from '../../domain/policy/policy';
import { policiesUnderStatute } from '../policy-under-statute';
import { checkAgainstStatutes } from '../statutes/statutory-limits';
import { foundAt, pathOf, type PolicyProblem } from './policy-problem';

/** A setting that a statute does not allow: where the setting stands, and the paragraph. */
export interface LawProblem extends PolicyProblem {
  readonly paragraph: string;
}

/** Every statute that the policy would break on any way through it, each breach once. */
export function lawProblems(policy: Policy): LawProblem[] {
  const breaches = policiesUnderStatute(policy).flatMap((way) => checkAgainstStatutes(way));
  const once = new Map(breaches.map((breach) => [`${breach.setting} ${breach.message}`, breach]));
  return [...once.values()].map(({ setting, message, paragraph }) => {
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
