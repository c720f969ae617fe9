import { ownEntry } from '../../domain/kernel/own-entry';
import { ASKED_BY, AWAITED_ANSWERS, type AwaitedAnswer, type Country } from '../../domain/policy/policy';
import { isStandingStep, NAMED_KINDS, STANDING_KINDS, type StepKind } from '../../domain/policy/step-kind';
import { statutoryDelay, type Default } from './country-defaults';
import { letterFor } from '../statutes/statutory-limit';
import { anchorsWhereSkipped, isOfGroup } from './anchor-where-skipped';
import { nearestWord } from './nearest-word';
import { isRecord } from './policy-problem';

type Written = Readonly<Record<string, unknown>>;

/** What a step is filled in for: the policy around it, and the steps before it as they are filled in. */
export interface StepAround {
  readonly country: Country | undefined;
  readonly validFrom: unknown;
  readonly hasRuns: boolean;
  readonly before: readonly Written[];
  /** The codes of the policy's groups. */
  readonly codes: readonly string[];
}

/** What a step that says all of these says itself; nothing is added to a step that is whole. */
const WHOLE = ['anchor', 'delay', 'placement', 'requires', 'gates'];

/** What a step says when its file leaves a field out. */
export function stepDefaults(step: Written, around: StepAround): Readonly<Record<string, Default>> {
  const name = String(step['step']);
  const reason = {
    value: ownEntry(REASONS, name) ?? name.replaceAll('-', ' '),
    because: 'the name of the step',
  };
  if (WHOLE.every((field) => step[field] !== undefined)) return { reason };
  const anchor = step['anchor'] ?? anchorFor(step, around).value;
  const kind = kindFor(step);
  const letter = kind && letterFor({ step: name, kind });
  const delay = delayFor({ step: name, kind }, anchor, around);
  return {
    anchor: anchorFor(step, around),
    ...(step['anchor'] === undefined && variantsFor(step, anchor, around)),
    ...(delay && { delay }),
    placement: placementFor(kind, letter, around),
    requires: requiresFor(step, anchor, around),
    gates: { value: [], because: 'no gate' },
    ...(letter && { document: { value: letter, because: `the letter of ${name}` } }),
    reason,
  };
}

const REASONS: Readonly<Record<string, string>> = {
  reminder: 'payment reminder',
  'second-reminder': 'second payment reminder',
  demand: 'collection demand',
  warning: 'warning of hand-over',
  acceptance: 'the client is asked to accept the hand-over',
  agency: 'hand-over to the collection agency',
  'district-court': 'the claim is brought before the district court',
  referral: 'hand-over to the enforcement authority',
  monitoring: 'long-term monitoring',
};

/** The kind of a step: that of its standing name, or the kind that the file says; undefined where neither is known. */
function kindFor({ step, kind }: Written): StepKind | undefined {
  if (typeof step === 'string' && isStandingStep(step)) return STANDING_KINDS[step];
  return NAMED_KINDS.find((known) => known === kind);
}

function anchorFor(step: Written, around: StepAround): Default {
  const answer = answerFor(String(step['step']), around.before);
  if (answer) return { value: { from: 'answer', answer }, because: `the ${answer} is waited for` };
  const earlier = stepBefore(step, around);
  return earlier === undefined
    ? { value: { from: 'due-date' }, because: 'the first step counts from the due date' }
    : { value: { from: 'step', step: earlier }, because: 'a step counts from the one before' };
}

/** Where the step before is not taken by all: from which day the others count. A step with variants says that itself. */
function variantsFor(step: Written, anchor: unknown, around: StepAround): { readonly variants?: Default } {
  if (!isRecord(anchor) || step['variants'] !== undefined) return {};
  const answer = anchor['from'] === 'answer' ? answerMeant(anchor['answer']) : undefined;
  // Nobody rules on what was not handed over: then nothing follows.
  if (answer === 'ruling') return {};
  const counted = answer ? ASKED_BY[answer] : anchor['step'];
  const from = around.before.find((earlier) => earlier['step'] === counted);
  if (!from) return {};
  const variants = anchorsWhereSkipped(from, { step, ...around }, (taken) => {
    const among = { ...around, before: taken };
    const own = anchorFor(step, among).value;
    return { anchor: own, requires: requiresFor(step, own, among).value };
  });
  return variants.length > 0
    ? { variants: { value: variants, because: `not every claim takes ${String(counted)}` } }
    : {};
}

/** An answer comes before what rests on it: the client's before a hand-over, the court's or the authority's before what follows. */
function answerFor(name: string, before: readonly Written[]): AwaitedAnswer | undefined {
  const isBefore = (step: string): boolean => before.some((earlier) => earlier['step'] === step);
  if (name === 'monitoring' && isBefore('referral')) return 'ruling';
  if (name === 'referral' && isBefore('district-court')) return 'judgment';
  if (name !== 'referral' && name !== 'district-court') return undefined;
  if (isBefore('agency')) return 'agency-return';
  return isBefore('acceptance') ? 'acceptance' : undefined;
}

/** The nearest step before that every invoice of this step takes too, unless a variant skips it, and that has a day. */
function stepBefore(step: Written, { before, codes }: StepAround): string | undefined {
  const groups = JSON.stringify(step['groups']);
  const taking = codes.filter((code) => isOfGroup(step, code));
  const nearest = before.findLast(
    (earlier) =>
      typeof earlier['step'] === 'string' &&
      earlier['placement'] !== 'without-day' &&
      (earlier['groups'] === undefined ||
        JSON.stringify(earlier['groups']) === groups ||
        (taking.length > 0 && taking.every((code) => isOfGroup(earlier, code)))),
  );
  return nearest && String(nearest['step']);
}

function requiresFor(step: Written, anchor: unknown, around: StepAround): Default {
  const because = 'no step is taken before the one that it follows';
  const answer = isRecord(anchor) && anchor['from'] === 'answer' ? answerMeant(anchor['answer']) : undefined;
  if (answer) return { value: [ASKED_BY[answer]], because };
  if (isRecord(anchor) && anchor['from'] === 'step') return { value: [anchor['step']], because };
  const earlier = stepBefore(step, around);
  return { value: earlier === undefined ? [] : [earlier], because };
}

/** Also where the word has a mistake, so that one mistake does not make another. */
function answerMeant(written: unknown): AwaitedAnswer | undefined {
  const meant = typeof written === 'string' ? nearestWord(written, AWAITED_ANSWERS) : undefined;
  return AWAITED_ANSWERS.find((answer) => answer === meant);
}

interface NamedStep {
  readonly step: string;
  readonly kind: StepKind | undefined;
}

function delayFor({ step, kind }: NamedStep, anchor: unknown, { country, validFrom }: StepAround): Default | undefined {
  const isAnswer = isRecord(anchor) && anchor['from'] === 'answer';
  if (isAnswer || kind === 'warning' || kind === 'review' || kind === 'distraint' || kind === 'agency') {
    return { value: { days: 0 }, because: 'as soon as what comes before has run out' };
  }
  // The law knows the second reminder, and every later one has a name of the policy's own.
  const name = kind === 'reminder' && !isStandingStep(step) ? 'second-reminder' : step;
  const statutory =
    country && isRecord(anchor) && anchor['from'] === 'step' ? statutoryDelay(country, name, validFrom) : undefined;
  if (statutory || kind !== 'acceptance') return statutory;
  return { value: { days: 0 }, because: 'as soon as what comes before has run out' };
}

function placementFor(kind: StepKind | undefined, letter: string | undefined, { hasRuns }: StepAround): Default {
  if (kind === 'review' || kind === 'distraint') {
    return { value: 'without-day', because: `a ${kind} lies before a person` };
  }
  return hasRuns && letter !== undefined
    ? { value: 'next-run', because: 'the policy has runs' }
    : { value: 'next-banking-day', because: 'letters leave on banking days' };
}
