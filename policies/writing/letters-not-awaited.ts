import { directlyBefore } from '../../domain/claim/granted-time';
import type { Policy, StepName, StepRule } from '../../domain/policy/policy';
import { kindOf, type StepKind } from '../../domain/policy/step-kind';
import { settingAt, type PolicyProblem, type SettingPath } from './policy-problem';
import type { Way } from './ways';

const ASKING: readonly StepKind[] = ['reminder', 'demand', 'warning'];

/** What comes too early while a letter before still gives time, and of which letters. */
const TOO_EARLY: ReadonlyMap<StepKind, { readonly letters: readonly StepKind[]; readonly what: string }> = new Map([
  ['demand', { letters: ASKING, what: 'an invoice can be demanded' }],
  ['warning', { letters: ASKING, what: 'an invoice can be warned of' }],
  ['agency', { letters: ASKING, what: 'an invoice can be handed over' }],
  ['hand-over', { letters: ASKING, what: 'an invoice can be handed over' }],
  ['court', { letters: ASKING, what: 'an invoice can be brought before the court' }],
  ['sanction', { letters: ['sanction-notice'], what: 'a service can be closed' }],
]);

/** A step of some claims that does not count on a letter before it. */
interface Unawaited {
  readonly rule: StepRule;
  readonly letter: StepRule;
  readonly groups: ReadonlySet<string>;
}

/** A claim that is demanded or handed over while a letter before still gives the debtor time: told once for each letter. */
export function lettersNotAwaited(policy: Policy, ways: readonly Way[]): PolicyProblem[] {
  const all = new Set(ways.flatMap(({ group }) => group ?? []));
  return foundIn(ways).map(({ rule, letter, groups }) => {
    const codes = [...groups].join(', ');
    const whose = groups.size === all.size ? '' : `, for groups ${codes}`;
    const mend = letter.groups
      ? `variants: [{ for: { groups: [${codes}] }, anchor: ${letter.step} }]`
      : `requires: [${[...rule.requires, letter.step].join(', ')}]`;
    const what = TOO_EARLY.get(kindOf(rule))?.what ?? '';
    const message =
      `${rule.step} does not wait for the last day of ${letter.step}${whose}, so ${what} while that letter still ` +
      `gives time; write ${mend} to wait`;
    const path: SettingPath = ['steps', policy.steps.findIndex(({ step }) => step === rule.step)];
    return { severity: 'notice', path, setting: settingAt(path, policy), message };
  });
}

function foundIn(ways: readonly Way[]): Unawaited[] {
  const found = new Map<string, Unawaited>();
  for (const { given, reached, group } of ways) {
    const taken = given.filter(({ step }) => reached.has(step));
    // What follows the first step that does not wait follows from that one.
    const told = new Set<StepName>();
    for (const [at, rule] of taken.entries()) {
      for (const letter of unawaitedBy(rule, taken.slice(0, at))) {
        if (told.has(letter.step)) continue;
        told.add(letter.step);
        const key = `${rule.step} ${letter.step}`;
        const groups = [...(found.get(key)?.groups ?? []), ...(group === undefined ? [] : [group])];
        found.set(key, { rule, letter, groups: new Set(groups) });
      }
    }
  }
  return [...found.values()];
}

function unawaitedBy(rule: StepRule, before: readonly StepRule[]): StepRule[] {
  const early = TOO_EARLY.get(kindOf(rule));
  if (!early || rule.anchor.from === 'answer') return [];
  const awaited = new Set<StepName>(directlyBefore(rule));
  for (const earlier of before.toReversed()) {
    if (awaited.has(earlier.step)) directlyBefore(earlier).forEach((step) => awaited.add(step));
  }
  return before.filter(
    (letter) =>
      letter.document &&
      early.letters.includes(kindOf(letter)) &&
      !awaited.has(letter.step) &&
      rule.respite?.after !== letter.step,
  );
}
