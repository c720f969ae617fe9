import type { CivilDate } from '../kernel/civil-date';
import type { Answer } from '../claim/answer';
import type { Claim } from '../claim/claim';
import type { Rulebook } from '../policy/rulebook';
import { decideTakingBack } from './decide-taking-back';
import type { DecisionCommand } from './decision-commands';
import { COMMANDED_KINDS, commandedRuleOf } from './decision-rules';
import { refuseTimeBarred } from './refuse-time-barred';
import { withLastDay } from './with-last-day';
import { withCorrection } from './with-correction';

const RULE_OF = new Map<string, ReturnType<typeof commandedRuleOf>>(
  COMMANDED_KINDS.map(commandedRuleOf).map((rule) => [rule.answers, rule]),
);

export function isOfDecisionCommand(command: { readonly type: string }): command is DecisionCommand {
  return command.type === 'ReverseDecision' || RULE_OF.has(command.type);
}

/** What a person's decision means for this claim. That the person may decide it was found before. */
export function decideOnDecision(claim: Claim, command: DecisionCommand, rulebook: Rulebook, today: CivilDate): Answer {
  const answer = decided(claim, command, rulebook, today);
  return 'refused' in answer ? answer : { ...answer, events: withLastDay(claim, answer.events, rulebook, today) };
}

function decided(claim: Claim, command: DecisionCommand, rulebook: Rulebook, today: CivilDate): Answer {
  const { decisionId } = command;
  if (decisionId !== undefined && claim.decisions.some((taken) => taken.decisionId === decisionId)) {
    return { refused: 'already-recorded', message: `Decision ${decisionId} is on this claim already.` };
  }
  if (command.type === 'ReverseDecision') return decideTakingBack(claim, command, rulebook, today);
  const barred = refuseTimeBarred(claim, command, rulebook, today);
  if (barred) return barred;
  const rule = RULE_OF.get(command.type);
  if (!rule) throw new RangeError(`No kind of decision answers ${command.type}.`);
  const ruling = rule.decide(claim, command, rulebook, today);
  if ('refused' in ruling) return ruling;
  const { events, corrects } = ruling;
  if (corrects === undefined || decisionId === undefined) return { events };
  return withCorrection(claim, events, rulebook, today, { decisionId, reason: corrects });
}
