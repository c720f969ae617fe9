import type { Policy, StepRule } from '../../domain/policy/policy';
import { kindOf, type StepKind } from '../../domain/policy/step-kind';
import { fits } from '../../domain/policy/step-variant';
import { lettersNotAwaited } from './letters-not-awaited';
import { settingAt, type PolicyProblem, type SettingPath } from './policy-problem';
import { requiredBefore, waysThrough, whichOf, type Way } from './ways';

/** Steps that nobody reaches, groups that get no further, days that run backwards. */
export function courseProblems(policy: Policy): PolicyProblem[] {
  const ways = waysThrough(policy);
  return [
    ...unreachedSteps(policy, ways),
    ...groupsThatStop(policy, ways),
    ...leftOpenBehind(policy, ways),
    ...backwardDays(policy, ways),
    ...lettersNotAwaited(policy, ways),
  ];
}

function problemAt(
  policy: Policy,
  path: SettingPath,
  message: string,
  severity: PolicyProblem['severity'] = 'problem',
): PolicyProblem {
  return { severity, path, setting: settingAt(path, policy), message };
}

function unreachedSteps(policy: Policy, ways: readonly Way[]): PolicyProblem[] {
  return policy.steps.flatMap((rule, index) => {
    if (ways.some(({ reached }) => reached.has(rule.step)) || namesUnknownGroup(rule, policy)) return [];
    const because = ways.map(({ kept }) => kept.get(rule.step)).find((reason) => reason !== undefined);
    const message =
      because === undefined
        ? `no invoice takes ${rule.step}: every group is left out; correct its groups${rule.variants ? ' and its variants' : ''}`
        : `no invoice reaches ${rule.step}: the step counts on ${because}`;
    return [problemAt(policy, ['steps', index], message)];
  });
}

/** That is told already, and who was meant is not known. */
function namesUnknownGroup({ groups }: StepRule, policy: Policy): boolean {
  const named = groups ? ('only' in groups ? groups.only : groups.except) : [];
  return named.some((code) => !policy.groups?.some((group) => group.code === code));
}

/**
 * Where a step is given to the group, is reached by others, and nothing that ends the matter comes instead. What has the same
 * cause is told once, at the first group.
 */
function groupsThatStop(policy: Policy, ways: readonly Way[]): PolicyProblem[] {
  const stops = new Map<string, { readonly because: Stop; readonly ways: Way[] }>();
  for (const way of ways) {
    const because = stopOf(way, ways);
    if (!because) continue;
    const key = JSON.stringify(because);
    const known = stops.get(key);
    if (known) known.ways.push(way);
    else stops.set(key, { because, ways: [way] });
  }
  return [...stops.values()].map(({ because: { severity, until, then }, ways: stopped }) => {
    const index = policy.groups?.findIndex(({ code }) => code === stopped[0]?.group) ?? -1;
    const message = `${until} for ${invoicesOf(stopped, ways)}${then}`;
    return problemAt(policy, index < 0 ? ['steps'] : ['groups', index], message, severity);
  });
}

interface Stop {
  readonly severity: PolicyProblem['severity'];
  readonly until: string;
  readonly then: string;
}

function stopOf(way: Way, ways: readonly Way[]): Stop | undefined {
  if (endsWith(way, SETTLING)) return undefined;
  const { given, reached, kept } = way;
  const last = given.findLast(({ step }) => reached.has(step));
  // Who is left out of a hand-over gets nothing of what follows from the hand-over.
  const isFollowing = (step: string): boolean =>
    given.some((rule) => rule.step === step && rule.anchor.from === 'answer' && kindOf(rule) === 'monitoring');
  const further = [...kept].find(([step]) => !isFollowing(step) && ways.some((other) => other.reached.has(step)));
  if (further) {
    const [step, because] = further;
    const until = last ? `nothing follows ${last.step}` : 'no step is taken';
    return { severity: 'problem', until, then: `: ${step} counts on ${because}; give them that step too` };
  }
  if (endsWith(way, ['sanction'])) return undefined;
  const end = last ? `nothing follows ${last.step}` : 'no step is taken';
  return { severity: 'notice', until: end, then: '; an unpaid invoice then waits for a person' };
}

/** Which invoices take one of the ways: whole groups first, then those of which some do. */
function invoicesOf(stopped: readonly Way[], ways: readonly Way[]): string {
  const countOf = (among: readonly Way[], group: string | undefined): number =>
    among.filter((way) => way.group === group).length;
  const groups = [...new Set(stopped.map(({ group }) => group))];
  const whole = groups.filter((group) => countOf(stopped, group) === countOf(ways, group));
  const parts = new Map<string, string[]>();
  for (const way of stopped) {
    if (whole.includes(way.group)) continue;
    const which = whichOf(way);
    parts.set(which, [...(parts.get(which) ?? []), way.group ?? '']);
  }
  const said = [
    ...(whole.length > 0 ? [named(whole)] : []),
    ...[...parts].map(([which, codes]) => `${named(codes)}${which}`),
  ];
  return said.join('; and for ');
}

function named(groups: readonly (string | undefined)[]): string {
  const codes = groups.filter((code) => code !== undefined && code !== '');
  if (codes.length === 0) return 'an invoice';
  return codes.length === 1 ? `an invoice of group ${codes.join('')}` : `invoices of groups ${codes.join(', ')}`;
}

/** Who answers, and what then waits for a person where no step counts from the answer. */
const GIVES_BACK: readonly (readonly [step: string, answer: string, then: string])[] = [
  ['agency', 'agency-return', 'what the agency gives back waits for a person'],
  ['acceptance', 'acceptance', 'what is accepted waits for a person'],
  ['district-court', 'judgment', 'what the court grants waits for a person'],
];

/** A chain that ends with somebody who gives the claim back: told once, with the groups that take it. */
function leftOpenBehind(policy: Policy, ways: readonly Way[]): PolicyProblem[] {
  return GIVES_BACK.flatMap(([step, answer, then]) => {
    const open = ways.filter((way) => {
      const taken = way.given.filter(({ step }) => way.reached.has(step));
      const isCounted = taken.some(({ anchor }) => anchor.from === 'answer' && anchor.answer === answer);
      return !isCounted && taken.some((rule) => rule.step === step);
    });
    if (open.length === 0) return [];
    const index = policy.steps.findIndex((rule) => rule.step === step);
    const groups = [...new Set(open.flatMap(({ group }) => group ?? []))];
    const whose = open.length === ways.length || groups.length === 0 ? '' : ` for invoices of ${groups.join(', ')}`;
    return [problemAt(policy, ['steps', index], `no step counts from its answer${whose}; ${then}`, 'notice')];
  });
}

/** A letter ends nothing: somebody else takes the claim over, or a person looks at the claim. A sanction collects nothing. */
const SETTLING: readonly StepKind[] = [
  'review',
  'distraint',
  'acceptance',
  'agency',
  'hand-over',
  'court',
  'monitoring',
];

function endsWith({ given, reached }: Way, kinds: readonly StepKind[]): boolean {
  return given.some((rule) => reached.has(rule.step) && kinds.includes(kindOf(rule)));
}

/** The fewest and the most days from the due date, when every step is taken on its day. */
interface Days {
  readonly least: number;
  readonly most: number;
}

/** Days of a unit: a working or a banking day can stand before four closed ones. */
const UNIT_DAYS: Readonly<Record<string, Days>> = {
  days: { least: 1, most: 1 },
  weeks: { least: 7, most: 7 },
  months: { least: 28, most: 31 },
  workingDays: { least: 1, most: 5 },
  bankingDays: { least: 1, most: 5 },
};

/** Steps that several ways take alike are told of once. */
function backwardDays(policy: Policy, ways: readonly Way[]): PolicyProblem[] {
  const found = ways.flatMap((way) => backwardDaysOf(way, policy));
  return [...new Map(found.map((problem) => [`${problem.setting} ${problem.message}`, problem])).values()];
}

function backwardDaysOf(way: Way, policy: Policy): PolicyProblem[] {
  const known = new Map<string, Days>();
  return way.given.flatMap((rule) => {
    const own = daysOf(rule, known);
    if (!own) return [];
    known.set(rule.step, own);
    return requiredBefore(rule).flatMap((before) => {
      const earlier = known.get(before);
      if (!earlier || earlier.least <= own.most) return [];
      const message = `the days run backwards: ${rule.step} is day ${own.most} after the due date, and ${before}, which must come first, is day ${earlier.least}`;
      return [problemAt(policy, placeOfDelay(rule, way, policy), message)];
    });
  });
}

/** The delay of the step, or of the variant that gives the day. */
function placeOfDelay({ step }: StepRule, { of }: Way, { steps }: Policy): SettingPath {
  const index = steps.findIndex((rule) => rule.step === step);
  const variants = steps[index]?.variants ?? [];
  const number = variants.findIndex((variant) => fits(variant.for, of));
  const variant = variants[number];
  if (!variant || variant.skipped || !(variant.delay ?? variant.anchor)) return ['steps', index, 'delay'];
  return ['steps', index, 'variants', number, ...(variant.delay ? ['delay'] : ['anchor'])];
}

function daysOf({ anchor, delay }: StepRule, known: ReadonlyMap<string, Days>): Days | undefined {
  const from = anchor.from === 'step' ? known.get(anchor.step) : { least: 0, most: 0 };
  if (anchor.from === 'answer' || !from) return undefined;
  const [unit, setting] = Object.entries(delay)[0] ?? [];
  const days = unit === undefined ? undefined : UNIT_DAYS[unit];
  if (!days || !setting) return undefined;
  return { least: from.least + setting.value * days.least, most: from.most + setting.value * days.most };
}
