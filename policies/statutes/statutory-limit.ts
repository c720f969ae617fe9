import { Decimal } from 'decimal.js';
import { addDays } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import type { DocumentKind } from '../../domain/policy/policy';
import { kindOf, type StepKind } from '../../domain/policy/step-kind';
import { LATE_INTEREST_MARGINS } from './late-interest-rate';
import type { PolicyUnderStatute, StatuteBreach } from './policy-under-statute';
import { knownFigureOn } from './statutory-figure';
import type { DatedFigures } from './statutory-figure';

/** One limit: which setting it binds, the law's figures, and what is wrong with the setting under one of them. */
export interface StatutoryLimit<Value> {
  readonly setting: keyof PolicyUnderStatute;
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

export function feeBreaches(
  subject: PolicyUnderStatute,
  setting: 'reminderFee' | 'demandFee' | 'planFee',
  law: DatedFigures<Money>,
): StatuteBreach[] {
  const amount = subject[setting];
  if (amount === undefined || amount.isZero()) return [];
  return breachesOf(subject, {
    setting,
    law,
    complaint: (most) =>
      amount.isOver(most)
        ? `it is set to ${amount.toString()} and ${law.name} is ${most.toString()}; lower it to ${most.toString()} or less`
        : undefined,
  });
}

/** A fee belongs to a letter for which a paragraph allows one: `allowed` names the letter of each such kind of step. */
export function feesWithoutParagraph(
  { stepsWithFee = [] }: PolicyUnderStatute,
  allowed: Readonly<Partial<Record<StepKind, DocumentKind>>>,
  paragraph: string,
): StatuteBreach[] {
  return stepsWithFee
    .filter((rule) => allowed[kindOf(rule)] === undefined || allowed[kindOf(rule)] !== rule.document)
    .map(({ step, document }) => {
      const letter = document === undefined ? 'no letter' : `the letter ${document}`;
      const message = `${step} costs a fee and sends ${letter}; no paragraph allows that fee, so leave it out or send the letter that the law asks for.`;
      return { setting: 'stepsWithFee', paragraph, message };
    });
}

export function marginBreaches(subject: PolicyUnderStatute, remedy: string): StatuteBreach[] {
  if (subject.interestMarginPoints === undefined) return [];
  const points = new Decimal(subject.interestMarginPoints);
  const law = LATE_INTEREST_MARGINS[subject.country];
  return breachesOf(subject, {
    setting: 'interestMarginPoints',
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
