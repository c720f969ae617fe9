import { evolve } from '../domain/claim/evolve';
import { claimedOf, type Claim } from '../domain/claim/claim';
import type { PlannedStep } from '../domain/claim/planned-step';
import { registrationsOf } from '../domain/claim/registrations';
import { timetable } from '../domain/claim/timetable';
import { awaitedBy } from '../domain/claim/waiting-words';
import { addDays, addMonths, earlierOf, type CivilDate } from '../domain/kernel/civil-date';
import { Money } from '../domain/kernel/money';
import type { DebtorKind } from '../domain/policy/debtor-kind';
import type { Policy, StepRule } from '../domain/policy/policy';
import type { Rulebook } from '../domain/policy/rulebook';
import { stepsFor } from '../domain/policy/step-variant';
import { NoStatuteForDate } from '../policies/statutes/statutory-figure';
import { conditionsOf } from '../policies/writing/step-conditions';
import { requiredBefore, wayOf } from '../policies/writing/ways';
import { liveTogether } from './live-together';

/** One step of an unpaid invoice's way. Amounts are decimal strings in the policy's currency. */
export interface AxisStep {
  readonly step: string;
  /** Null for a step that has no day yet. */
  readonly on: CivilDate | null;
  /** For what a step without a day waits; null for one that has a day. */
  readonly waitsFor: string | null;
  /** Null where the step sends no letter. */
  readonly letter: string | null;
  /** The last day to pay that the letter gives. */
  readonly lastDay: CivilDate | null;
  readonly fee: string;
  /** Null where a figure of the law of that day is not recorded yet. */
  readonly interest: string | null;
  /** What is asked for with the step; null where the interest is not known. */
  readonly total: string | null;
  /** On what the step depends beside its day: each a sentence's end after "only". */
  readonly only: readonly string[];
  /** The items and paragraphs that the step's settings name. */
  readonly sources: readonly string[];
}

/** The way of an invoice that nobody pays. */
export interface TimeAxis {
  /** Null where the policy keeps no groups. */
  readonly group: string | null;
  /** Null where the kind of debtor is not on record, or makes no difference to the policy. */
  readonly debtorKind: DebtorKind | null;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly amount: string;
  readonly steps: readonly AxisStep[];
}

/** Long enough for every delay that a policy may have, and for the letters between. */
const MONTHS_LIVED = 60;

/** Of which invoice the way is told. */
export interface UnpaidInvoice {
  readonly group?: string | undefined;
  readonly debtorKind?: DebtorKind | undefined;
  readonly dueOn: CivilDate;
  readonly amount: Money;
}

/**
 * What becomes of an unpaid invoice of a group, supposing that nothing else happens: the same life as in a preview. Behind
 * the last step that has a day stand the steps that wait for an answer or a person. Where the law of a later day is not
 * recorded yet, days and fees are told all the same, and the interest is not.
 */
export function timeAxis(rulebook: Rulebook, { group, debtorKind, dueOn, amount }: UnpaidInvoice): TimeAxis {
  const issuedOn = addDays(dueOn, -rulebook.policy.paymentTermDays.value);
  const nobody = { invoiceNumber: '1', debtorId: '1', paymentReference: '' };
  const invoice = { ...nobody, invoiceGroup: group ?? '1', issuedOn, dueOn, amount };
  const kinds = new Map(debtorKind && [[nobody.debtorId, debtorKind]]);
  const claims = registrationsOf('policy', [invoice], rulebook, kinds).map((registration) =>
    evolve(undefined, { type: 'ClaimRegistered', on: issuedOn, ...registration }),
  );
  const { known, isUnknown } = withKnownInterest(rulebook);
  const { claims: lived } = liveTogether(claims, [], known, [], addMonths(dueOn, MONTHS_LIVED));
  const steps = lived.flatMap((claim) => [
    ...performedSteps(claim, stepsFor(claim, rulebook.policy), isUnknown, rulebook.policy),
    ...stepsAhead(claim, known, isUnknown),
  ]);
  return { group: group ?? null, debtorKind: debtorKind ?? null, issuedOn, dueOn, amount: amount.toString(), steps };
}

type IsUnknown = (day: CivilDate) => boolean;

/** The rulebook, which takes interest that is not known yet for none, and which days those were. */
function withKnownInterest(rulebook: Rulebook): { readonly known: Rulebook; readonly isUnknown: IsUnknown } {
  let unknownFrom: CivilDate | undefined;
  const none = { lines: [], total: Money.zero(rulebook.policy.currency) };
  const known: Rulebook = {
    ...rulebook,
    lateInterest: (segments) => {
      try {
        return rulebook.lateInterest(segments);
      } catch (problem) {
        const until = segments.at(-1)?.to;
        if (!(problem instanceof NoStatuteForDate) || until === undefined) throw problem;
        unknownFrom = unknownFrom === undefined ? until : earlierOf(unknownFrom, until);
        return none;
      }
    },
  };
  return { known, isUnknown: (day) => unknownFrom !== undefined && day >= unknownFrom };
}

function performedSteps(
  { performed, invoiceGroup }: Claim,
  steps: readonly StepRule[],
  isUnknown: IsUnknown,
  policy: Policy,
): AxisStep[] {
  return performed.map(({ step, on, lastDay, fee, interest, total }) => {
    const rule = steps.find((candidate) => candidate.step === step);
    return {
      step,
      on,
      waitsFor: null,
      letter: rule?.document ?? null,
      lastDay: lastDay ?? null,
      fee: fee.toString(),
      interest: rule?.chargesInterest && isUnknown(on) ? null : interest.toString(),
      total: isUnknown(on) ? null : total.toString(),
      only: rule ? conditionsOf(rule, invoiceGroup, policy) : [],
      sources: sourcesIn(rule),
    };
  });
}

/** What has no day: a step that waits for an answer or a person, and last the steps that only come behind such a one. */
function stepsAhead(claim: Claim, rulebook: Rulebook, isUnknown: IsUnknown): AxisStep[] {
  const today = claim.performed.at(-1)?.on ?? claim.dueOn;
  const planned = timetable(claim, rulebook, today);
  const named = new Set([...claim.performed, ...planned].map(({ step }) => step));
  const { given, reached } = wayOf(claim, rulebook.policy);
  const behind = given.filter(({ step }) => !named.has(step) && reached.has(step));
  const total = isUnknown(today) ? null : claimedOf(claim).toString();
  const ahead = (rule: StepRule, on: CivilDate | undefined, waitsFor: string | null): AxisStep => ({
    step: rule.step,
    on: on ?? null,
    waitsFor,
    letter: rule.document ?? null,
    lastDay: null,
    fee: rule.fee?.value ?? '0.00',
    interest: rule.chargesInterest ? null : '0.00',
    total: rule.chargesInterest || rule.fee ? null : total,
    only: conditionsOf(rule, claim.invoiceGroup, rulebook.policy),
    sources: sourcesIn(rule),
  });
  return [
    ...planned.map((step) => ahead(step.rule, step.on, waitingWords(step))),
    ...behind.map((rule) => ahead(rule, undefined, `the steps before: ${before(rule)}`)),
  ];
}

function waitingWords({ on, cause }: PlannedStep): string | null {
  if (on !== undefined) return null;
  return cause ? awaitedBy(cause) : 'a person';
}

function before(rule: StepRule): string {
  const answer = rule.anchor.from === 'answer' ? [`the ${rule.anchor.answer}`] : [];
  return [...new Set([...requiredBefore(rule), ...answer])].join(', ');
}

/** All sources that a step names, those of its settings too, each once. */
function sourcesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const named = Object.entries(part).flatMap(([name, value]): string[] =>
    name === 'sources' && Array.isArray(value) ? (value as string[]) : sourcesIn(value),
  );
  return [...new Set(named)];
}
