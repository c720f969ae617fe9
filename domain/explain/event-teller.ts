import { withAgencySince } from '../claim/agency';
import { performanceOfKind, type Claim } from '../claim/claim';
import { courtOf, type Court } from '../claim/court-case';
import type { ClaimEvent, StepPerformed } from '../claim/claim-events';
import type { InstalmentReminded, PlanDefaulted } from '../decisions/decision-events';
import { evolve } from '../claim/evolve';
import { Money } from '../kernel/money';
import type { StepName } from '../policy/policy';
import { reasonOf, stepReasonOf } from '../claim/reason';
import type { Rulebook } from '../policy/rulebook';
import { stepsFor } from '../policy/step-variant';
import { timetable } from '../claim/timetable';
import { correctionGround } from './correction-ground';
import type { Explanation } from './explanation';
import type { ExplainedDecision } from './explained-decision';
import type { Charges, EventParts, ExplanationTexts, ToldReason } from './explanation-texts';
import { chargeGroundsOf, groundsOf } from './grounds';
import { latenessOf, type Lateness } from './lateness';
import { instalmentsOf } from './told-instalments';

type Reasoned = StepPerformed | InstalmentReminded | PlanDefaulted;

/** Tells a claim's events in one language, one after the other, each by what stood before it. */
export class EventTeller {
  private readonly events: readonly ClaimEvent[];
  private readonly rulebook: Rulebook;
  private readonly texts: ExplanationTexts;
  private readonly explanation: Explanation;
  /** Of each event, the claim before it. */
  private readonly before: readonly (Claim | undefined)[];
  /** The claim after each. */
  private readonly states: readonly Claim[];

  constructor(events: readonly ClaimEvent[], rulebook: Rulebook, texts: ExplanationTexts, explanation: Explanation) {
    this.events = events;
    this.rulebook = rulebook;
    this.texts = texts;
    this.explanation = explanation;
    let claim: Claim | undefined;
    this.states = events.map((event) => (claim = evolve(claim, event)));
    this.before = [undefined, ...this.states.slice(0, -1)];
  }

  tell(event: ClaimEvent, index: number): string {
    const parts = this.partsOf(event, index);
    const told = this.texts.events[event.type](event as never, parts);
    const grounds = groundsOf(event, this.rulebookAt(index).policy, parts.court);
    const sentences = [grounds.length > 0 ? `${told.replace(/\.$/, '')} (${grounds.join(', ')}).` : told];
    const lateness = this.latenessOf(event, index);
    if (lateness) sentences.push(this.texts.lateness(lateness));
    const decision = this.decisionFirstToldBy(event, index);
    if (decision) sentences.push(this.texts.decided(decision));
    return this.texts.written.tidy(sentences.join(' '));
  }

  private partsOf(event: ClaimEvent, index: number): EventParts {
    return {
      reason: this.reasonFor(event, index),
      correction: correctionGround(event, this.events),
      charges: this.chargesOf(event, index),
      reversed: this.reversedBy(event, index),
      recalledFrom: this.isWithAgency(index) ? 'agency' : 'authority',
      court: this.courtAt(event, index),
      reinstatedBy: this.events[index - 1]?.type === 'DecisionReversed' ? 'decision' : 'payment',
      groupName: event.type === 'ClaimRegistered' ? this.groupName(event.invoiceGroup, index) : undefined,
      instalments: event.type === 'PlanAgreed' ? instalmentsOf(event, this.states) : [],
    };
  }

  /**
   * As the event has it. Of an event that has a note alone, found again from the claim as it stood; where that gives
   * other words than were noted, the note speaks.
   */
  private reasonFor(event: ClaimEvent, index: number): ToldReason {
    const [before, rulebook] = [this.before[index], this.rulebookAt(index)];
    if (!before || !isReasoned(event)) return { recorded: '' };
    if (event.because) return event.because;
    const step = stepOf(event);
    for (const today of [event.on, ...(event.type === 'StepPerformed' ? [event.plannedOn] : [])]) {
      const planned = timetable(before, rulebook, today).find((ahead) => ahead.step === step);
      if (!planned?.on) continue;
      const taken = { ...planned, on: event.on };
      if (reasonOf(taken, rulebook) === event.reason) return stepReasonOf(taken, rulebook);
    }
    return { recorded: event.reason };
  }

  private groupName(code: string, index: number): string | undefined {
    return this.rulebookAt(index).policy.groups?.find((group) => group.code === code)?.name;
  }

  private latenessOf(event: ClaimEvent, index: number): Lateness | undefined {
    if (event.type !== 'StepPerformed') return undefined;
    const before = this.events.slice(0, index);
    return latenessOf(event, before, this.rulebookAt(index), this.explanation.bankGate);
  }

  private chargesOf(event: ClaimEvent, index: number): Charges {
    const { policy } = this.rulebookAt(index);
    const nothing = Money.zero(policy.currency);
    if (event.type !== 'StepPerformed' && event.type !== 'PlanAgreed') {
      return { fee: nothing, interest: nothing, lines: [], feeSources: [], interestSources: [] };
    }
    const { fee, interest, interestLines: lines } = event;
    const claim = this.before[index];
    const steps = claim ? stepsFor(claim, policy) : policy.steps;
    const sources = chargeGroundsOf(
      policy,
      steps,
      event.type === 'StepPerformed' ? event.step : 'plan',
      claim?.invoiceGroup,
    );
    return { fee, interest, lines, feeSources: sources.fee, interestSources: sources.interest };
  }

  /** The agency has the case, and not the authority. */
  private isWithAgency(index: number): boolean {
    const before = this.before[index];
    return before !== undefined && !performanceOfKind(before, 'hand-over') && withAgencySince(before) !== undefined;
  }

  private courtAt(event: ClaimEvent, index: number): Court {
    if (event.type === 'CourtRouteTaken') return event.court ?? 'administrative-court';
    const before = this.before[index];
    return (before && courtOf(before)) ?? 'administrative-court';
  }

  private reversedBy(event: ClaimEvent, index: number): EventParts['reversed'] {
    if (event.type !== 'DecisionReversed') return undefined;
    return this.before[index]?.decisions.find(({ decisionId }) => decisionId === event.reverses);
  }

  /** The first event of a decision tells who decided it; the others stand beside it. */
  private decisionFirstToldBy(event: ClaimEvent, index: number): ExplainedDecision | undefined {
    const { decisions = [] } = this.explanation;
    if (!('decisionId' in event)) return undefined;
    const { decisionId } = event;
    const isFirst = !this.events
      .slice(0, index)
      .some((other) => 'decisionId' in other && other.decisionId === decisionId);
    return isFirst ? decisions.find((decision) => decision.decisionId === decisionId) : undefined;
  }

  /** The policy that the claim was under, when it has been changed since. */
  private rulebookAt(index: number): Rulebook {
    const [before, { rulebookFor }] = [this.before[index], this.explanation];
    const { policy } = this.rulebook;
    if (!before || !rulebookFor) return this.rulebook;
    const { policyId, policyVersion } = before;
    return policyId === policy.id && policyVersion === policy.version
      ? this.rulebook
      : rulebookFor(policyId, policyVersion);
  }
}

function isReasoned(event: ClaimEvent): event is Reasoned {
  return event.type === 'StepPerformed' || event.type === 'InstalmentReminded' || event.type === 'PlanDefaulted';
}

function stepOf(event: Reasoned): StepName {
  if (event.type === 'StepPerformed') return event.step;
  return event.type === 'InstalmentReminded' ? 'instalment-notice' : 'plan-default';
}
