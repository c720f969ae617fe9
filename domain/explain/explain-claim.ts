import { addDays, type CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import { allowanceOf, claimedOf, doubtfulOf, isSettled, type Claim } from '../claim/claim';
import { outcomeOf } from '../claim/outcome';
import type { ClaimEvent } from '../claim/claim-events';
import { documentedWaits, type DocumentedWait } from '../claim/documented-waits';
import { barredAfter } from '../claim/hindrance';
import { overdueDaysOf } from '../claim/overdue-days';
import type { KnownStep } from '../policy/step-kind';
import type { Rulebook } from '../policy/rulebook';
import { aheadOf } from './ahead';
import { danishTexts } from './danish/texts';
import { englishTexts } from './english/texts';
import { EventTeller } from './event-teller';
import type { ExplainedDecision } from './explained-decision';
import type { DatedSentence, ExplainedClaim, Explanation } from './explanation';
import type { ExplanationTexts, Standing } from './explanation-texts';
import type { Language } from './language';
import { stepNoun } from './step-noun';
import { swedishTexts } from './swedish/texts';

const TEXTS: Readonly<Record<Language, ExplanationTexts>> = { sv: swedishTexts, da: danishTexts, en: englishTexts };

export function textsIn(language: Language): ExplanationTexts {
  return TEXTS[language];
}

/** A step's name in running text, such as `collection demand`. */
export function nameOf({ step, kind }: KnownStep, language: Language = 'en'): string {
  return stepNoun(TEXTS[language].names, step, kind).name;
}

/**
 * Answers, in Swedish, Danish or English: what happened and by which paragraph or policy line, what it cost, what comes
 * next and when, what it waits for and who must act, and what was refused and why. From the claim's own events, its
 * timetable and the decisions on record.
 */
export function explainClaim(
  claim: Claim,
  events: readonly ClaimEvent[],
  rulebook: Rulebook,
  today: CivilDate,
  explanation: Explanation,
): ExplainedClaim {
  const { language, decisions = [] } = explanation;
  const texts = TEXTS[language];
  const teller = new EventTeller(events, rulebook, texts, explanation);
  return {
    language,
    story: withOtherDecisions(
      events.map((event, index) => ({ on: event.on, text: teller.tell(event, index) })),
      otherDecisions(events, decisions),
      texts,
    ),
    standing: texts.written.tidy(texts.standing(standingOf(claim, rulebook, today))),
    cost: texts.written.tidy(texts.cost(claim.charged, costApartOf(claim))),
    ahead: aheadOf(claim, rulebook, today, texts, explanation.bankGate),
    waits: [
      ...waitsOf(claim, rulebook, today, texts),
      ...waitingForApproval(decisions, texts),
      ...stillToSend(explanation, texts),
    ],
    refused: refusals(explanation, texts),
  };
}

/** Late interest that another invoice claims; undefined where there is none. */
function interestApartOf({ interestApart }: Claim): Money | undefined {
  return interestApart?.amount.isPositive() ? interestApart.amount : undefined;
}

function standingOf(claim: Claim, rulebook: Rulebook, on: CivilDate): Standing {
  const { pastDue: daysPastDue, counted: countedDays } = overdueDaysOf(claim, on);
  const outcome = outcomeOf(claim);
  const isOpen =
    outcome === 'referred' || outcome === 'monitored' || outcome === 'in-court' || outcome === 'with-agency';
  return {
    on,
    claimed: claimedOf(claim),
    ...claim.open,
    refund: claim.refundLiability,
    disputed: doubtfulOf(claim),
    writtenDown: allowanceOf(claim),
    daysPastDue,
    countedDays,
    outcome: isOpen ? 'open' : outcome,
    limitation: rulebook.limitationDate(claim),
    barredSince: barredSince(claim, rulebook, on),
    charged: claim.charged,
  };
}

/** A time-barred claim is for a person to close, whoever had it: nobody else is waited for any more. */
function waitsOf(claim: Claim, rulebook: Rulebook, today: CivilDate, texts: ExplanationTexts): ExplainedClaim['waits'] {
  const since = barredSince(claim, rulebook, today);
  if (since) {
    return [{ since, actor: 'person', text: texts.written.tidy(`${texts.barred(since)} ${texts.mustAct('person')}`) }];
  }
  return documentedWaits(claim, rulebook, today).map((wait) => {
    const { since: waitsSince, actor } = wait;
    const text = texts.written.tidy(`${waitText(wait, texts)} ${texts.mustAct(actor)}`);
    return { since: waitsSince, actor, text };
  });
}

function barredSince(claim: Claim, rulebook: Rulebook, today: CivilDate): CivilDate | undefined {
  const lastDay = isSettled(claim) ? undefined : barredAfter(claim, rulebook, today);
  return lastDay && addDays(lastDay, 1);
}

function waitText(wait: DocumentedWait, texts: ExplanationTexts): string {
  if (wait.type !== 'step') return texts.waits[wait.type](wait as never);
  return texts.stepWaits(wait, texts.causes[wait.cause.type](wait.cause as never));
}

function waitingForApproval(decisions: readonly ExplainedDecision[], texts: ExplanationTexts): ExplainedClaim['waits'] {
  return decisions
    .filter(({ state }) => state === 'proposed')
    .map((decision) => ({ since: decision.on, actor: 'person', text: texts.pending(decision) }));
}

function stillToSend({ undelivered = [] }: Explanation, texts: ExplanationTexts): ExplainedClaim['waits'] {
  return undelivered
    .filter(({ state }) => state === 'held')
    .map((held) => ({
      since: held.on,
      actor: 'person',
      text: texts.written.tidy(`${texts.undelivered(held)} ${texts.mustAct('person')}`),
    }));
}

function refusals(
  { decisions = [], attempts = [], undelivered = [] }: Explanation,
  texts: ExplanationTexts,
): DatedSentence[] {
  const turnedDown = decisions.filter(({ state }) => state === 'rejected' || state === 'withdrawn');
  const withheld = undelivered.filter(({ state }) => state === 'withheld');
  return [
    ...turnedDown.map((decision) => ({ on: decision.on, text: texts.turnedDown(decision) })),
    ...attempts.map((attempt) => ({ on: attempt.on, text: texts.attempt(attempt) })),
    ...withheld.map((letter) => ({ on: letter.on, text: texts.undelivered(letter) })),
  ].sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}

/** Decisions that were carried out and left no event of their own, such as the move of a payment from suspense. */
function otherDecisions(
  events: readonly ClaimEvent[],
  decisions: readonly ExplainedDecision[],
): readonly ExplainedDecision[] {
  const told = new Set(events.flatMap((event) => ('decisionId' in event ? [event.decisionId] : [])));
  return decisions.filter(
    ({ decisionId, state }) => (state === 'approved' || state === 'reversed') && !told.has(decisionId),
  );
}

/** Each behind everything that had happened by its day. */
function withOtherDecisions(
  story: readonly DatedSentence[],
  decisions: readonly ExplainedDecision[],
  texts: ExplanationTexts,
): DatedSentence[] {
  const whole = [...story];
  for (const decision of decisions) {
    const text = `${texts.carriedOut(decision)} ${texts.decided(decision)}`;
    whole.splice(whole.findLastIndex(({ on }) => on <= decision.on) + 1, 0, { on: decision.on, text });
  }
  return whole;
}

/** What is claimed on another invoice: late interest, and charges that were left when all else was paid. */
function costApartOf(claim: Claim): { readonly interest?: Money; readonly charges?: Money } {
  const interest = interestApartOf(claim);
  const charges = claim.chargesApart?.amount;
  return { ...(interest && { interest }), ...(charges?.isPositive() && { charges }) };
}
