import type { Policy, StepRule } from '../../domain/policy/policy';
import { letterFor } from '../statutes/statutory-limit';
import { settingAt, type PolicyProblem } from './policy-problem';

/** Letters that a policy leaves out, and reasons that the letters' language lacks. Letters that do not fit break the law. */
export function letterNotices(policy: Policy): PolicyProblem[] {
  return [...policy.steps.flatMap((rule, index) => letterLeftOut(rule, index, policy)), ...missingWords(policy)];
}

function letterLeftOut(rule: StepRule, index: number, policy: Policy): PolicyProblem[] {
  const { step, document } = rule;
  const its = letterFor(rule);
  if (its === undefined || document !== undefined) return [];
  const path = ['steps', index, 'document'];
  const message = `${step} sends no letter, so the debtor does not hear of the step; write document: ${its} to send one`;
  return [{ severity: 'notice', path, setting: settingAt(path, policy), message }];
}

function missingWords({ steps, language }: Policy): PolicyProblem[] {
  const without = steps.filter(({ reasonIn }) => reasonIn?.[language] === undefined);
  if (without.length === 0) return [];
  const who = without.length === steps.length ? 'every step' : without.map(({ step }) => step).join(', ');
  const message = `no reason in ${LANGUAGES[language]}: ${who}; explanations in ${LANGUAGES[language]} name the sources instead; write reasonIn: { ${language}: … } at a step to give one`;
  return [{ severity: 'notice', path: ['steps'], setting: 'steps', message }];
}

const LANGUAGES = { sv: 'Swedish', da: 'Danish' } as const;
