import { createHash } from 'node:crypto';
import {
  COMMANDED_KINDS,
  commandedRuleOf,
  type CommandedKind,
  type CommandOf,
} from '../../domain/decisions/decision-rules';
import type { DecisionRequest } from '../decisions/decision-record';
import type { ClaimFact } from '../../formats/facts/dated-fact';

/** The kinds that a line of a file may decide. */
const FROM_FILES = COMMANDED_KINDS.map((kind) => ({ kind, rule: commandedRuleOf(kind) })).filter(
  ({ rule }) => rule.ofFact !== undefined,
);

/** What a line of a file may decide, by the command that its reader makes. */
export const DECIDED: readonly string[] = FROM_FILES.map(({ rule }) => rule.answers);

/** A fact that is a decision: who records it decides, by their own authority. */
export type DecidedFact = Pick<DecisionRequest, 'kind' | 'terms'>;

/** What a fact of a file decides; undefined for what only reports. */
export function decidedBy({ on, command }: ClaimFact): DecidedFact | undefined {
  const found = FROM_FILES.find(({ rule }) => rule.answers === command.type);
  return found && { kind: found.kind, terms: found.rule.ofFact?.(command as DecidingCommand, on) };
}

type DecidingCommand = CommandOf<CommandedKind>;

/** The same line of the same file is the same decision, however often the file is recorded. */
export function decisionIdOfFact(claimId: string, { on, command }: ClaimFact): string {
  const line = JSON.stringify([claimId, on, command]);
  return `fact-${createHash('sha256').update(line).digest('hex').slice(0, 20)}`;
}
