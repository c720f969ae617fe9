import { Decimal } from 'decimal.js';
import { addDays } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import type { DocumentKind, StepName } from '../../domain/policy/policy';
import { standingLike, type KnownStep } from '../../domain/policy/step-kind';
import { LATE_INTEREST_MARGINS } from './late-interest-rate';
import type { FeesAllowed } from './most-step-fee';
import type { FeeUnderStatute, PolicyUnderStatute, StatuteBreach } from './policy-under-statute';
import { knownFigureOn } from './statutory-figure';
import type { DatedFigures } from './statutory-figure';

/** One limit: which setting it binds, the law's figures, and what is wrong with the setting under one of them. */
export interface StatutoryLimit<Value> {
  readonly setting: string;
  readonly law: DatedFigures<Value>;
  /** What is wrong and what to do, or nothing when the setting keeps the limit. */
  readonly complaint: (limit: Value) => string | undefined;
}

/** A breach for each part of the policy's days in which the figure of that part is broken, or in which none is recorded. */
export function breachesOf<Value>(subject: PolicyUnderStatute, limit: StatutoryLimit<Value>): StatuteBreach[] {
  const { setting, law } = limit;
  const breaches: StatuteBreach[] = [];
  for (const from of daysOfChange(subject, law)) {
    const figure = knownFigureOn(law, from);
    const complaint =
      figure === undefined
        ? `the law on ${law.name} is not recorded; let the policy hold only while it is, or enter the figure`
        : limit.complaint(figure.value);
    if (complaint === undefined) continue;
    const paragraph = figure?.paragraph ?? law.figures[0]?.paragraph ?? law.name;
    breaches.push({ setting, paragraph, message: `From ${from}, ${setting}: ${complaint}.` });
  }
  return breaches;
}

/** An amount that is over the figure of the law on some day. */
export function amountBreaches(
  subject: PolicyUnderStatute,
  { setting, amount }: Pick<FeeUnderStatute, 'setting' | 'amount'>,
  law: DatedFigures<Money>,
): StatuteBreach[] {
  if (!amount.isPositive()) return [];
  return breachesOf(subject, {
    setting,
    law,
    complaint: (most) =>
      amount.isOver(most)
        ? `it is set to ${amount.toString()} and ${law.name} is ${most.toString()}; lower it to ${most.toString()} or less`
        : undefined,
  });
}

/**
 * Every fee of every step is held against the paragraph that allows it. A fee belongs to a letter: a step without such a
 * paragraph, or with another letter than the paragraph's, costs the debtor nothing.
 */
export function feeBreaches(
  subject: PolicyUnderStatute,
  allowedFor: (fee: FeeUnderStatute) => FeesAllowed,
  paragraph: string,
): StatuteBreach[] {
  return subject.steps.flatMap((rule) =>
    rule.fees.flatMap((fee) => {
      const { step, document } = rule;
      const { setting, amount } = fee;
      const allowed = allowedFor(fee);
      const own = allowed[standingLike(rule)];
      if (own?.letter === document && own) return amountBreaches(subject, fee, own.most);
      const sends = document === undefined ? 'sends no letter' : `sends the letter ${document}`;
      const remedy = own
        ? `a fee of ${step} is allowed for the letter ${own.letter} only; send that letter, or set the fee to 0.00`
        : `only ${Object.keys(allowed).join(', ')} may cost something; set the fee to 0.00`;
      const message = `${setting}: ${step} costs ${amount.toString()} and ${sends}; ${remedy}.`;
      return [{ setting, paragraph, message }];
    }),
  );
}

const LETTERS: Readonly<Partial<Record<StepName, DocumentKind>>> = {
  reminder: 'reminder',
  'second-reminder': 'reminder',
  demand: 'demand',
  warning: 'warning',
  'suspension-notice': 'suspension-notice',
  'sanction-notice': 'sanction-notice',
};

/** The letter that the step sends, by its standing name or its kind; undefined for a step that sends none. */
export function letterFor(step: KnownStep): DocumentKind | undefined {
  return LETTERS[standingLike(step)];
}

/** A step sends its own letter or none: another one would tell the debtor of a step that is not taken. */
export function letterBreaches({ steps }: PolicyUnderStatute, paragraph: string): StatuteBreach[] {
  return steps.flatMap((rule) => {
    const { step, document } = rule;
    const letter = letterFor(rule);
    if (document === undefined || document === letter) return [];
    const setting = `steps.${step}.document`;
    const own = letter ? `the letter ${letter} or none` : 'no letter';
    return [{ setting, paragraph, message: `${setting}: ${step} sends the letter ${document}; it may send ${own}.` }];
  });
}

export function marginBreaches(subject: PolicyUnderStatute, remedy: string): StatuteBreach[] {
  if (subject.interestMarginPoints === undefined) return [];
  const points = new Decimal(subject.interestMarginPoints);
  const law = LATE_INTEREST_MARGINS[subject.country];
  return breachesOf(subject, {
    setting: 'lateInterest.pointsOverReference',
    law,
    complaint: (most) =>
      points.greaterThan(most)
        ? `it is set to ${points.toString()} points and ${law.name} is ${most.toString()}; ${remedy}`
        : undefined,
  });
}

export function limitationBreaches(subject: PolicyUnderStatute, law: DatedFigures<number>): StatuteBreach[] {
  const years = subject.limitationYears;
  if (years === undefined) return [];
  return breachesOf(subject, {
    setting: 'limitationYears',
    law,
    complaint: (most) =>
      years > most
        ? `it is set to ${years} and ${law.name} is ${most}; a claim cannot be kept alive longer, so set it to ${most} or less`
        : undefined,
  });
}

/** The first day of the policy, and each later one on which the law's figure is another than the day before. */
function daysOfChange(subject: PolicyUnderStatute, law: DatedFigures<unknown>): CivilDate[] {
  const changes = law.figures.flatMap(({ from, until }) => (until === undefined ? [from] : [from, addDays(until, 1)]));
  const within = changes.filter(
    (day) => day > subject.validFrom && (subject.validTo === undefined || day <= subject.validTo),
  );
  return [...new Set([subject.validFrom, ...within])].sort();
}
