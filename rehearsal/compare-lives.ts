import type { InvoiceLine, StepLine } from './portfolio-line';
import { Money, type Currency } from '../domain/kernel/money';

/** One step as one of the two policies takes it. */
export type ComparedStep = Pick<StepLine, 'on' | 'fee' | 'interest' | 'total'>;

/** A step that an invoice takes otherwise; null where the policy does not take the step. */
export interface ChangedStep {
  readonly step: string;
  readonly before: ComparedStep | null;
  readonly after: ComparedStep | null;
}

/** An invoice whose life differs. */
export interface ChangedLife {
  readonly invoice: string;
  readonly steps: readonly ChangedStep[];
  readonly outcome: { readonly before: string; readonly after: string };
  /** Claimed and open on the last day. */
  readonly balance: { readonly before: string; readonly after: string };
}

/** How often a step is taken over the whole portfolio, and what is charged with the step. */
export interface StepTotal {
  readonly step: string;
  readonly before: TotalOf;
  readonly after: TotalOf;
}

export interface TotalOf {
  readonly invoices: number;
  readonly fee: string;
  readonly interest: string;
}

/** The lives that differ between two previews of one portfolio, in the order of the invoice file. */
export function changedLives(before: readonly InvoiceLine[], after: readonly InvoiceLine[]): ChangedLife[] {
  const lives = new Map(after.map((line) => [line.invoice, line]));
  return before.flatMap((was) => {
    const is = lives.get(was.invoice);
    if (!is) return [];
    const steps = changedSteps(was.steps, is.steps);
    if (steps.length === 0 && was.balance === is.balance && was.outcome === is.outcome) return [];
    const outcome = { before: was.outcome, after: is.outcome };
    return [{ invoice: was.invoice, steps, outcome, balance: { before: was.balance, after: is.balance } }];
  });
}

/** An invoice that only one of the two policies takes up. */
export interface LifeUnderOne {
  readonly invoice: string;
  readonly only: 'before' | 'after';
}

/** The invoices that one preview has and the other has not. */
export function livesUnderOne(before: readonly InvoiceLine[], after: readonly InvoiceLine[]): LifeUnderOne[] {
  return [...missingFrom(after, before, 'before'), ...missingFrom(before, after, 'after')];
}

function missingFrom(
  one: readonly InvoiceLine[],
  other: readonly InvoiceLine[],
  only: LifeUnderOne['only'],
): LifeUnderOne[] {
  const known = new Set(one.map(({ invoice }) => invoice));
  return other.flatMap(({ invoice }) => (known.has(invoice) ? [] : [{ invoice, only }]));
}

function changedSteps(before: readonly StepLine[], after: readonly StepLine[]): ChangedStep[] {
  return stepsOf([...before, ...after]).flatMap((step) => {
    const [was, is] = [compared(before, step), compared(after, step)];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ step, before: was, after: is }];
  });
}

/** A letter that went out once more is told by its last time. */
function compared(steps: readonly StepLine[], step: string): ComparedStep | null {
  const line = steps.findLast((candidate) => candidate.step === step);
  if (!line) return null;
  const { on, fee, interest, total } = line;
  return { on, fee, interest, total };
}

/** For each step that either policy takes: how many invoices take the step, and what they are charged. */
export function stepTotals(
  before: readonly InvoiceLine[],
  after: readonly InvoiceLine[],
  currency: Currency,
): StepTotal[] {
  const [was, is] = [before.flatMap(({ steps }) => steps), after.flatMap(({ steps }) => steps)];
  return stepsOf([...was, ...is]).map((step) => ({
    step,
    before: totalOf(was, step, currency),
    after: totalOf(is, step, currency),
  }));
}

function totalOf(lines: readonly StepLine[], step: string, currency: Currency): TotalOf {
  const taken = lines.filter((line) => line.step === step);
  const sum = (field: 'fee' | 'interest'): string =>
    taken.reduce((total, line) => total.plus(Money.of(line[field], currency)), Money.zero(currency)).toString();
  return { invoices: taken.length, fee: sum('fee'), interest: sum('interest') };
}

function stepsOf(lines: readonly StepLine[]): string[] {
  return [...new Set(lines.map(({ step }) => step))];
}
