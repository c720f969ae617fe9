import { countedFrom, type Policy, type VariantSettings } from '../../domain/policy/policy';
import { HOME, policySchema } from '../policy-schema';
import { courseProblems } from './course-problems';
import { interestNotices } from './interest-notices';
import { lawProblems, type LawProblem } from './law-problems';
import { letterNotices } from './letter-problems';
import { mended, type Mended } from './mend-shape';
import type { PolicyProblem } from './policy-problem';
import type { ShapeProblem } from './shape-problems';

/** A policy that was looked through: the policy itself when the schema could read it, and all that is wrong with it. */
export interface CheckedPolicy {
  /** Absent where there is a problem of the policy itself. It may break the law. */
  readonly policy?: Policy;
  /** How the policy is written, and what its own rules ask. They refuse the policy. */
  readonly problems: readonly PolicyProblem[];
  /** What statutes forbid. They refuse the policy. */
  readonly breaches: readonly LawProblem[];
  /** Steps that nobody reaches, letters that do not fit and the like: a policy that is read is not refused for them. */
  readonly course: readonly PolicyProblem[];
}

/**
 * Looks a policy through in one round. A part that cannot be read hides nothing: the part is filled once with the least
 * and once with the most that its place takes, and what is wrong in both cases is wrong with the other parts.
 */
export function checkPolicy(data: unknown): CheckedPolicy {
  const read = policySchema.safeParse(data);
  if (read.success) {
    const policy = read.data as Policy;
    return { policy, problems: [], breaches: lawProblems(policy), course: courseOf(policy) };
  }
  const [least, most] = [mended(data, 'least'), mended(data, 'most')];
  const [one, other] = [readable(least), readable(most)];
  const between = inBoth(least.between, most.between);
  const isBehind = behindUnknownStep(least.shape, between);
  const isOfDay = behindUnknownDay(least.shape);
  const isFilled = ofFilledPart(least.shape);
  const isOfGroups = behindUnknownGroups(least.shape);
  const isOfScope = behindUnknownScope([...least.shape, ...least.between]);
  const isOfSkipped = behindSkipped(least.between);
  const follows = (problem: PolicyProblem): boolean =>
    [isBehind, isOfDay, isFilled, isOfGroups, isOfScope, isOfSkipped].some((isConsequence) => isConsequence(problem));
  const isNamedBadly = namesBadStep(least.shape);
  const shape = least.shape.filter((problem) => notDelayOf(least.shape)(problem) && !isNamedBadly(problem));
  return {
    problems: sourcesOnce(once([...shape, ...between.filter((problem) => !follows(problem))])),
    breaches: inBoth(lawProblems(one), lawProblems(other)).filter((breach) => !follows(breach)),
    course: inBoth(courseOf(one), courseOf(other)).filter((problem) => !follows(problem)),
  };
}

/**
 * Which problems follow from another: where it is not known what a step is, another that counts on a step which is not there
 * likely means that one. What is said of the other step is known only when the first is.
 */
function behindUnknownStep(
  shape: readonly ShapeProblem[],
  between: readonly ShapeProblem[],
): (problem: PolicyProblem) => boolean {
  const isUnknown = [...shape, ...between].some(
    ({ path: [first, , field] }) => first === 'steps' && (field === 'kind' || field === 'step'),
  );
  const behind = new Set(
    isUnknown ? between.flatMap(({ missing, path: [, index] }) => (missing === undefined ? [] : [index])) : [],
  );
  return ({ path: [first, index] }) => first === 'steps' && behind.has(index);
}

/** Where it is not known from which day a step is counted, or how far, nothing can be said of its day. */
function behindUnknownDay(shape: readonly ShapeProblem[]): (problem: PolicyProblem) => boolean {
  const isDay = (field: unknown): boolean => field === 'anchor' || field === 'delay';
  const unknown = new Set(
    shape.flatMap(({ path: [first, index, field] }) => (first === 'steps' && isDay(field) ? [index] : [])),
  );
  return ({ path: [first, index, field] }) => first === 'steps' && unknown.has(index) && isDay(field);
}

/** A part that could not be read was filled in, so what the rules say of that very part is not said of what stands there. */
function ofFilledPart(shape: readonly ShapeProblem[]): (problem: PolicyProblem) => boolean {
  return ({ path }) => shape.some((filled) => filled.path.every((part, index) => path[index] === part));
}

/** Where the groups themselves cannot be read, whoever names one is not wrong for that. */
function behindUnknownGroups(shape: readonly ShapeProblem[]): (problem: PolicyProblem) => boolean {
  const isUnread = shape.some(({ path: [first] }) => first === 'groups');
  return ({ message }) => isUnread && message.endsWith('is not declared');
}

/** Where it is not known which claims a variant is for, it is not known either who reaches what. */
function behindUnknownScope(shape: readonly ShapeProblem[]): (problem: PolicyProblem) => boolean {
  const isUnread = shape.some(
    ({ path: [first, , field, , part] }) => first === 'steps' && field === 'variants' && part === 'for',
  );
  return ({ message }) =>
    isUnread && (/^(no invoice reaches|nothing follows)/.test(message) || COUNTS_FROM_SKIPPED.test(message));
}

/** Who skips the step from which another counts gets no further: that is told where the day is. */
function behindSkipped(between: readonly ShapeProblem[]): (problem: PolicyProblem) => boolean {
  const counted = between.flatMap(({ message }) => {
    const [, step, from] = COUNTS_FROM_SKIPPED.exec(message) ?? [];
    return step === undefined || from === undefined ? [] : [`${step} counts on ${from}`];
  });
  return ({ message }) => message.startsWith('no') && counted.some((words) => message.includes(`: ${words}, which`));
}

const COUNTS_FROM_SKIPPED = /^(\S+) counts from (\S+), which claims/;

/** A step whose own name is refused is named by others too: that is told at the step. */
function namesBadStep(shape: readonly ShapeProblem[]): (problem: ShapeProblem) => boolean {
  const isNameOf = ({ path: [first, , field] }: ShapeProblem): boolean => first === 'steps' && field === 'step';
  const isBad = shape.some((problem) => isNameOf(problem) && problem.meant === undefined);
  return ({ path: [first, , field], found }) =>
    isBad && first === 'steps' && (field === 'anchor' || field === 'requires') && found !== undefined;
}

const SOURCES_TOLD_APART = 3;

/** What stands at the top of the file counts for every part, and is told once. */
function sourcesOnce(problems: readonly ShapeProblem[]): ShapeProblem[] {
  const key = ({ found, message }: ShapeProblem): string => `${found ?? ''} ${message}`;
  const ofSources = problems.filter(({ path }) => path.at(-1) === 'sources');
  const spread = [...new Set(ofSources.map(key))].flatMap((each) => {
    const alike = ofSources.filter((problem) => key(problem) === each);
    return alike.length > SOURCES_TOLD_APART ? [alike] : [];
  });
  const told = new Set(spread.flat());
  const atTop = spread.flatMap(([first, ...others]): ShapeProblem[] => {
    if (!first) return [];
    const message = `${first.message}; ${others.length + 1} parts have no sources of their own, so write them at the top of the file`;
    return [{ ...first, path: ['sources'], setting: 'sources', message }];
  });
  return [...atTop, ...problems.filter((problem) => !told.has(problem))];
}

/** The law gives a delay only to a step that is known to count from another one. */
function notDelayOf(shape: readonly ShapeProblem[]): (problem: ShapeProblem) => boolean {
  const unanchored = new Set(
    shape.flatMap(({ path: [first, at, field] }) => (first === 'steps' && field === 'anchor' ? [at] : [])),
  );
  return ({ path: [first, at, field], found }) =>
    !(first === 'steps' && field === 'delay' && found === undefined && unanchored.has(at));
}

function courseOf(policy: Policy): PolicyProblem[] {
  return [...courseProblems(policy), ...letterNotices(policy), ...interestNotices(policy)];
}

/** The same place, for the same reason: what was filled in may show in the words. */
function inBoth<Problem extends PolicyProblem>(ones: readonly Problem[], others: readonly Problem[]): Problem[] {
  const key = ({ setting, paragraph, message }: PolicyProblem): string => `${setting} ${paragraph ?? message}`;
  const known = new Set(others.map(key));
  return ones.filter((problem) => known.has(key(problem)));
}

/** Each once. A field that stands there under a wrong name is not missing too. */
function once(problems: readonly ShapeProblem[]): ShapeProblem[] {
  const misnamed = new Set(
    problems.flatMap(({ path, meant, kind }) =>
      kind === 'unknown-field' && meant !== undefined ? [JSON.stringify([...path.slice(0, -1), meant])] : [],
    ),
  );
  const told = problems.filter(({ path, found, kind, message }) => {
    // An item of a list that is not there was to be filled in from a part that has its own problem.
    if (isMissingItem({ path, message })) return !problems.some((other) => isBeside(other, path));
    return kind === 'unknown-field' || found !== undefined || !misnamed.has(JSON.stringify(path));
  });
  return [...new Map(told.map((problem) => [`${problem.setting} ${problem.message}`, problem])).values()];
}

function isMissingItem({ path, message }: Pick<ShapeProblem, 'path' | 'message'>): boolean {
  return typeof path.at(-1) === 'number' && message.startsWith('is missing');
}

/** Another mistake of the same step or group, from which the list may have been filled in. */
function isBeside(other: ShapeProblem, [first, index]: PolicyProblem['path']): boolean {
  return other.path[0] === first && other.path[1] === index && !isMissingItem(other);
}

/**
 * A policy that rules between its parts refuse is looked at without what breaks those rules: a step does not count on a
 * later one, and sums are in the country's own currency.
 */
function readable({ data }: Mended): Policy {
  const policy = data as Policy;
  const seen = new Set<string>();
  const steps = policy.steps.map((rule) => {
    const isKnown = (step: string): boolean => seen.has(step);
    const { variants } = rule;
    const readableRule = {
      ...readableSettings(rule, isKnown),
      ...(variants && {
        variants: variants.map((variant) =>
          variant.skipped ? variant : readableSettings({ ...variant, ...unreadDay(variant, rule) }, isKnown),
        ),
      }),
    };
    seen.add(rule.step);
    return readableRule;
  });
  return { ...policy, currency: HOME[policy.country].currency, steps };
}

/** A variant of which the day cannot be read takes its step's. */
function unreadDay(
  variant: Partial<VariantSettings>,
  { anchor, delay }: VariantSettings,
): Partial<Pick<VariantSettings, 'anchor' | 'delay'>> {
  return { ...(!variant.anchor && { anchor }), ...(!variant.delay && { delay }) };
}

function readableSettings<Settings extends VariantSettings>(
  { respite, ...settings }: Settings,
  isKnown: (step: string) => boolean,
): Omit<Settings, 'respite'> & Pick<VariantSettings, 'respite'> {
  const { requires, anchor } = settings;
  const counted = anchor && countedFrom(anchor);
  return {
    ...settings,
    ...(requires && { requires: requires.filter(isKnown) }),
    ...(counted !== undefined && !isKnown(counted) && { anchor: { from: 'due-date' } as const }),
    ...(respite && isKnown(respite.after) && { respite }),
  };
}
