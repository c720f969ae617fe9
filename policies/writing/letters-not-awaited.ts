import { directlyBefore } from '../../domain/claim/granted-time';
import type { Policy, StepName, StepRule } from '../../domain/policy/policy';
import { kindOf, type StepKind } from '../../domain/policy/step-kind';
import { settingAt, type PolicyProblem, type SettingPath } from './policy-problem';
import type { Way } from './ways';

const ASKING: readonly StepKind[] = ['reminder', 'demand', 'warning'];
const HANDING_OVER: readonly StepKind[] = ['agency', 'hand-over', 'court'];

/** A hand-over of some claims that does not count on a letter before it. */
interface Unawaited {
  readonly rule: StepRule;
  readonly letter: StepName;
  readonly groups: ReadonlySet<string>;
}

/** A claim that is handed over while a letter before the hand-over still gives the debtor time: told once for each letter. */
export function lettersNotAwaited(policy: Policy, ways: readonly Way[]): PolicyProblem[] {
  const all = new Set(ways.flatMap(({ group }) => group ?? []));
  return foundIn(ways).map(({ rule, letter, groups }) => {
    const isOfAll = groups.size === all.size;
    const codes = [...groups].join(', ');
    const whose = isOfAll ? '' : ` of ${codes}`;
    const mend = isOfAll ? `anchor: ${letter}` : `variants: [{ for: { groups: [${codes}] }, anchor: ${letter} }]`;
    const message =
      `${rule.step} does not wait for the last day of ${letter}, so an invoice${whose} can be handed over while that ` +
      `letter still gives time; write ${mend} to wait`;
    const path: SettingPath = ['steps', policy.steps.findIndex(({ step }) => step === rule.step)];
    return { severity: 'notice', path, setting: settingAt(path, policy), message };
  });
}

function foundIn(ways: readonly Way[]): Unawaited[] {
  const found = new Map<string, Unawaited>();
  for (const { given, reached, group } of ways) {
    const taken = given.filter(({ step }) => reached.has(step));
    for (const [at, rule] of taken.entries()) {
      for (const letter of unawaitedBy(rule, taken.slice(0, at))) {
        const key = `${rule.step} ${letter}`;
        const groups = [...(found.get(key)?.groups ?? []), ...(group === undefined ? [] : [group])];
        found.set(key, { rule, letter, groups: new Set(groups) });
      }
    }
  }
  return [...found.values()];
}

function unawaitedBy(rule: StepRule, before: readonly StepRule[]): StepName[] {
  if (!HANDING_OVER.includes(kindOf(rule)) || rule.anchor.from === 'answer') return [];
  const awaited = new Set<StepName>(directlyBefore(rule));
  for (const earlier of before.toReversed()) {
    if (awaited.has(earlier.step)) directlyBefore(earlier).forEach((step) => awaited.add(step));
  }
  return before
    .filter((other) => other.document && ASKING.includes(kindOf(other)))
    .map(({ step }) => step)
    .filter((step) => !awaited.has(step) && rule.respite?.after !== step);
}
