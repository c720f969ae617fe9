import { isTakenBy } from '../domain/claim/taken-by';
import {
  countedFrom,
  type Policy,
  type StepRule,
  type StepVariant,
  STEP_NAMES,
  type VariantScope,
} from '../domain/policy/policy';
import { isForPerson, isStandingStep, kindOf, NAMED_KINDS, STANDING_KINDS } from '../domain/policy/step-kind';
import { fits, stepsFor, variantSettings } from '../domain/policy/step-variant';
import { claimsToldApart, coursesOf } from './courses-of';
import { letterFor } from './statutes/statutory-limit';
import { standingNameMeant } from './standing-name-meant';
import { nearestWord } from './writing/nearest-word';

/** What is wrong with a step, and where it stands among the steps: its number, then its setting. */
export interface StepProblem {
  readonly message: string;
  readonly path: readonly (string | number)[];
  /** The word that was likely meant by what stands there. */
  readonly meant?: string;
  /** The step counts on another by a name that no step of the policy has. */
  readonly missing?: string;
}

/** What the steps of a policy get wrong among one another: names, kinds, order, groups and variants. */
export function stepProblems(policy: Policy): StepProblem[] {
  const problems = policy.steps.flatMap((rule, index) =>
    [
      ...nameProblems(rule, policy.steps.slice(0, index)),
      ...kindLeftOut(rule, policy),
      ...told([
        [
          kindOf(rule) === 'agency' && policy.country === 'DK',
          'no Danish claim is given to a collection agency here; use referral, which goes to Gældsstyrelsen',
          'step',
        ],
      ]),
      ...distraintProblems(rule, policy),
      ...settingProblems(rule, policy, groupsOf(rule)),
      ...(rule.variants ?? []).flatMap((variant, number) =>
        variantProblems(rule, variant, policy).map(({ message, path }) => ({
          message,
          path: ['variants', number, ...path],
        })),
      ),
    ].map((problem) => ({ ...problem, path: [index, ...problem.path] })),
  );
  return problems.length > 0 ? problems : [...skippedAnchors(policy), ...besideCourt(policy)];
}

const ORDERED: readonly string[] = STEP_NAMES;

function nameProblems(rule: StepRule, before: readonly StepRule[]): StepProblem[] {
  const { step, kind, document, placement } = rule;
  const isOwn = !isStandingStep(step);
  const letter = isOwn && kind ? letterFor(rule) : undefined;
  const found: [unknown, string, ...string[]][] = [
    [before.some((other) => other.step === step), `${step} is there twice`, 'step'],
    [!isOwn && !ORDERED.includes(step), `${step} follows from an instalment plan; no policy orders it`, 'step'],
    [
      isStandingStep(step) && kind && STANDING_KINDS[step] !== kind,
      `${step} is always of the kind ${kindOf({ step })}; leave kind out`,
      'kind',
    ],
    [
      isForPerson(isOwn ? rule : { step }) && placement !== 'without-day' && (kind ?? !isOwn),
      `${step} is for a person and has no day; set the placement to without-day`,
      'placement',
    ],
    [
      isOwn && kind && document && document !== letter,
      letter ? `a ${kind} sends the letter ${letter}` : `a ${kind} sends no letter`,
      'document',
    ],
  ];
  return told(found);
}

/**
 * No Swedish town levies distraint, and a Danish one only for claims that lie on real property with a preferential lien; on
 * which days the law gave that is asked with the other statutes.
 */
function distraintProblems(rule: StepRule, { country, distraint }: Policy): StepProblem[] {
  if (kindOf(rule) !== 'distraint') return [];
  if (country === 'SE') {
    const message =
      'Kronofogden alone levies distraint in Sweden (utsökningsbalken 1 kap. 3 §); use referral, or kind: review for what a person does';
    return [{ path: ['kind'], message }];
  }
  const own = distraint?.own?.groups ?? [];
  const groups = rule.groups && 'only' in rule.groups ? rule.groups.only : undefined;
  const others = groups?.filter((code) => !own.includes(code)) ?? [];
  if (groups && others.length === 0) return [];
  const whose = groups ? `claims of ${others.join(', ')}` : 'claims of every group';
  const message = `a municipality levies distraint only for its claims that lie on real property with a preferential lien (gældsinddrivelsesloven § 1 a); ${whose} are not said to. Give the step groups: { only: … } of those under distraint.own, and let the others go to Gældsstyrelsen (referral)`;
  return [{ path: ['groups'], message }];
}

/** What a town does itself: a person does it, and no step follows from it. */
const DISTRAINT = ['distraint', 'udlæg', 'udlaeg', 'udpantning', 'pantefoged'];
const BY_A_PERSON = [...DISTRAINT, 'utmätning', 'utmatning', 'eviction', 'vräkning', 'udsættelse'];

/** A name that nobody knows is a standing one that is written wrongly, or its kind is missing. */
function kindLeftOut({ step, kind }: StepRule, { country, steps }: Policy): StepProblem[] {
  if (kind || isStandingStep(step)) return [];
  const meant = standingNameMeant(
    step,
    steps.map((rule) => rule.step),
  );
  const unknown = `${step} is no standing step (${STEP_NAMES.join(', ')})`;
  if (country === 'DK' && DISTRAINT.some((word) => step.toLowerCase().includes(word))) {
    const message = `${unknown}; write kind: distraint for claims that lie on real property with a preferential lien, and referral for all others`;
    return [{ path: ['kind'], message }];
  }
  const kinds = `say its kind: ${NAMED_KINDS.join(', ')}`;
  if (BY_A_PERSON.some((word) => step.toLowerCase().includes(word))) {
    const message = `${unknown}; nothing here takes ${step} by itself: write kind: review, so that a person sees to it`;
    return [{ path: ['kind'], message }];
  }
  return [
    meant === undefined
      ? { path: ['kind'], message: `${unknown}; ${kinds}` }
      : { path: ['step'], meant, message: `${unknown}; did you mean ${meant}? If it is a step of your own, ${kinds}` },
  ];
}

function settingProblems(rule: StepRule, policy: Policy, named: readonly string[]): StepProblem[] {
  const { step } = rule;
  return [
    ...[...new Set(namedBefore(rule))].flatMap((before) => outOfOrder(step, before, policy)),
    ...told([
      [
        (rule.approvedBy ?? rule.creditCheck) && kindOf(rule) !== 'acceptance',
        `only an acceptance is approved; put approvedBy and creditCheck at the step acceptance, before ${step}`,
        rule.approvedBy ? 'approvedBy' : 'creditCheck',
      ],
      [rule.placement === 'next-run' && !policy.runs, `${step} waits for a run, but no run calendar is agreed`],
      [rule.chargesInterest && !policy.lateInterest, `${step} charges interest, but no rate is set`],
      [
        rule.timeToPay && rule.document === undefined,
        `${step} gives time to pay, but sends no letter; name its document`,
        'timeToPay',
      ],
    ]),
    ...told(named.map((code) => undeclared(code, policy, 'groups'))),
  ];
}

function variantProblems(rule: StepRule, variant: StepVariant, policy: Policy): StepProblem[] {
  const { groups = [], invoicedFrom, invoicedBelow } = variant.for;
  const own = variant.skipped ? [] : settingProblems({ ...rule, ...variantSettings(variant) }, policy, []);
  return [
    ...told(groups.map((code) => undeclared(code, policy, 'for', 'groups'))),
    ...told([
      [
        invoicedFrom !== undefined && invoicedBelow !== undefined && Number(invoicedFrom) >= Number(invoicedBelow),
        'no amount lies in it; invoicedFrom must be less than invoicedBelow',
        'for',
      ],
    ]),
    ...own,
  ];
}

function groupsOf({ groups }: StepRule): readonly string[] {
  if (!groups) return [];
  return 'only' in groups ? groups.only : groups.except;
}

/** A claim that skips a step cannot wait for a day that counts from it: told once for each step, with all who skip it. */
function skippedAnchors(policy: Policy): StepProblem[] {
  const found = new Map<string, { index: number; step: string; from: string; scopes: Set<string> }>();
  for (const { of } of claimsToldApart(policy)) {
    for (const rule of stepsFor(of, policy)) {
      const { step, anchor } = rule;
      if (anchor.from !== 'step' || !isTakenBy(rule, of)) continue;
      const from = policy.steps.find((other) => other.step === anchor.step);
      const skips = from?.variants?.find((variant) => fits(variant.for, of));
      if (!from || !skips?.skipped) continue;
      const index = policy.steps.findIndex((other) => other.step === step);
      const known = found.get(`${step} ${from.step}`) ?? { index, step, from: from.step, scopes: new Set<string>() };
      found.set(`${step} ${from.step}`, known);
      known.scopes.add(claimsOf(skips.for));
    }
  }
  return [...found.values()].map(({ index, step, from, scopes }) => {
    const message = `${step} counts from ${from}, which claims ${[...scopes].join(', and claims ')} skip; let ${step} count from another day for them by a variant with its own anchor, or skip it too`;
    return { message, path: [index, 'variants'] };
  });
}

/** For which claims a variant holds, behind the word `claims`. */
function claimsOf({ groups, debtorKinds, invoicedFrom, invoicedBelow }: VariantScope): string {
  return [
    ...(groups ? [`of ${groups.length === 1 ? 'group' : 'groups'} ${groups.join(', ')}`] : []),
    ...(debtorKinds ? [`on debtors of kind ${debtorKinds.join(', ')}`] : []),
    ...(invoicedFrom === undefined ? [] : [`of ${invoicedFrom} and more`]),
    ...(invoicedBelow === undefined ? [] : [`of less than ${invoicedBelow}`]),
  ].join(' ');
}

/** A claim that goes to the district court is handed over with the judgment, and goes to no other court. */
function besideCourt(policy: Policy): StepProblem[] {
  const found = coursesOf(policy).flatMap(({ of, steps }) => {
    if (!steps.some(({ step }) => step === 'district-court')) return [];
    const whose = of.invoiceGroup === '' ? 'some claims' : `claims of group ${of.invoiceGroup}`;
    return steps.flatMap(({ step, anchor }): StepProblem[] => {
      const index = policy.steps.findIndex((rule) => rule.step === step);
      if (step === 'administrative-court') {
        return [{ path: [index], message: `${whose} go to district-court too; a claim goes to one court` }];
      }
      if (step !== 'referral' || (anchor.from === 'answer' && anchor.answer === 'judgment')) return [];
      const message = `${whose} go to district-court too, and Kronofogden or Gældsstyrelsen gets them with the judgment; let referral count from the judgment (anchor: { from: answer, answer: judgment }), or leave one of the two steps out for them`;
      return [{ path: [index, 'anchor'], message }];
    });
  });
  return [...new Map(found.map((problem) => [problem.message, problem])).values()];
}

function outOfOrder(step: string, before: string, { steps }: Policy): StepProblem[] {
  const names = steps.map((rule) => rule.step);
  if (names.includes(before) && names.indexOf(before) < names.indexOf(step)) return [];
  const message = `${step} counts on ${before}, which must stand before it`;
  if (names.includes(before)) return [{ path: [], message }];
  const meant = nearestWord(before, names.slice(0, names.indexOf(step)));
  const guess = meant === undefined ? '' : `; did you mean ${meant}?`;
  return [{ path: [], missing: before, message: `${message}, and no step has that name${guess}` }];
}

function undeclared(code: string, { groups }: Policy, ...path: string[]): [boolean, string, ...string[]] {
  return [!groups?.some((group) => group.code === code), `invoice group ${code} is not declared`, ...path];
}

function told(found: readonly [unknown, string, ...string[]][]): StepProblem[] {
  return found.flatMap(([isWrong, message, ...path]) => (isWrong ? [{ message, path }] : []));
}

function namedBefore({ requires, anchor, respite }: StepRule): string[] {
  const counted = countedFrom(anchor);
  return [...requires, ...(counted ? [counted] : []), ...(respite ? [respite.after] : [])];
}
