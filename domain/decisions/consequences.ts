import type { Claim } from '../claim/claim';
import type { ClaimEvent } from '../claim/claim-events';
import { laterOf, type CivilDate } from '../kernel/civil-date';
import type { DecisionEvent } from './decision-events';
import type { DecisionKind } from './decision-kinds';
import type { Consequence, Consequences } from './decision-rule';
import { COMMANDED_KINDS, DECISION_RULES, type ConsequentType } from './decision-rules';
import { reversal } from './reversal';

const OF_KINDS = Object.assign({}, ...COMMANDED_KINDS.map((kind) => DECISION_RULES[kind].consequences)) as Consequences<
  ConsequentType & DecisionEvent['type']
>;

/** By type of event. The compiler counts: an event that is no kind's consequence is missing here. */
const CONSEQUENCES: Consequences<DecisionEvent['type']> = { ...OF_KINDS, DecisionReversed: reversal };

/** What the kinds of decision make of one of their events. */
export function consequenceOf<Event extends DecisionEvent>(event: Event): Consequence<Event> {
  return CONSEQUENCES[event.type] as unknown as Consequence<Event>;
}

export function isOfDecision(event: ClaimEvent): event is DecisionEvent {
  return event.type in CONSEQUENCES;
}

/** The claim after what a person's decision led to. */
export function afterDecision(claim: Claim, event: DecisionEvent): Claim {
  const after = folded(claim, event);
  const lastDay = 'lastDay' in event ? event.lastDay : undefined;
  return lastDay ? { ...after, askedThrough: laterOf(lastDay, after.askedThrough ?? lastDay) } : after;
}

function folded(claim: Claim, event: DecisionEvent): Claim {
  const consequence = consequenceOf(event);
  const kind = consequence.begins?.(event);
  const decisionId = 'decisionId' in event ? event.decisionId : undefined;
  if (decisionId === undefined || kind === undefined) return consequence.fold(claim, event);
  return consequence.fold(noted(claim, decisionId, kind, event.on), event);
}

function noted(claim: Claim, decisionId: string, kind: DecisionKind, on: CivilDate): Claim {
  if (claim.decisions.some((taken) => taken.decisionId === decisionId)) return claim;
  return { ...claim, decisions: [...claim.decisions, { decisionId, kind, on }] };
}
