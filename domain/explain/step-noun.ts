import { isStandingStep, NAMED_KINDS, type StepKind } from '../policy/step-kind';
import type { ExplanationNames, Noun } from './explanation-texts';

/** What a step is called in running text. A name that the policy gave stands behind the noun of its kind. */
export function stepNoun(names: Pick<ExplanationNames, 'steps' | 'ownSteps'>, step: string, kind?: StepKind): Noun {
  if (isStandingStep(step)) return names.steps[step];
  const quoted = `“${step}”`;
  const named = NAMED_KINDS.find((own) => own === kind);
  if (!named) return { name: quoted, definite: quoted };
  const { name, definite } = names.ownSteps[named];
  return { name: `${name} ${quoted}`, definite: `${definite} ${quoted}` };
}
