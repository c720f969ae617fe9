import type { ClaimDecisionRule, DecisionRule } from './decision-rule';
import type { DecisionEvent } from './decision-events';
import type { DecisionKind } from './decision-kinds';
import { cancellation } from './kinds/cancellation';
import { courtFiling } from './kinds/court-filing';
import { courtRoute } from './kinds/court-route';
import { courtTransfer } from './kinds/court-transfer';
import { creditNote } from './kinds/credit-note';
import { debtorAddress } from './kinds/debtor-address';
import { debtorStatus } from './kinds/debtor-status';
import { deferral } from './kinds/deferral';
import { dispute } from './kinds/dispute';
import { disputeSettlement } from './kinds/dispute-settlement';
import { feeWaiver } from './kinds/fee-waiver';
import { hold } from './kinds/hold';
import { instalmentPlan } from './kinds/instalment-plan';
import { liableDebtor } from './kinds/liable-debtor';
import { limitationInterruption } from './kinds/limitation-interruption';
import { paymentMove } from './kinds/payment-move';
import { planReinstatement } from './kinds/plan-reinstatement';
import { policyChange } from './kinds/policy-change';
import { recall } from './kinds/recall';
import { service } from './kinds/service';
import { setOff } from './kinds/set-off';
import { writeDown } from './kinds/write-down';
import { writeOff } from './kinds/write-off';

/** Everything that is decided but the taking back of a decision, which has an act of its own. */
export type DecidedKind = Exclude<DecisionKind, 'reversal'>;

/** What holds for each kind of decision. Adding a kind begins here: the compiler says what is missing. */
export const DECISION_RULES = {
  deferral,
  'instalment-plan': instalmentPlan,
  'plan-reinstatement': planReinstatement,
  dispute,
  'dispute-settlement': disputeSettlement,
  hold,
  cancellation,
  'credit-note': creditNote,
  'payment-move': paymentMove,
  'debtor-status': debtorStatus,
  'debtor-address': debtorAddress,
  'liable-debtor': liableDebtor,
  'court-route': courtRoute,
  'court-filing': courtFiling,
  'court-transfer': courtTransfer,
  recall,
  'set-off': setOff,
  service,
  'write-down': writeDown,
  'write-off': writeOff,
  'limitation-interruption': limitationInterruption,
  'policy-change': policyChange,
  'fee-waiver': feeWaiver,
} as const satisfies Record<DecidedKind, DecisionRule<never>>;

type Rules = typeof DECISION_RULES;

/** What a decision of the kind states, beside what is common to all. */
export type TermsOf<Kind extends DecidedKind> = Rules[Kind] extends DecisionRule<infer Terms> ? Terms : never;

/** A kind with its terms. */
export type Decided = { [Kind in DecidedKind]: { readonly kind: Kind; readonly terms: TermsOf<Kind> } }[DecidedKind];

/** Kinds that are carried out by a command of their own: all but a payment's move. */
export type CommandedKind = {
  [Kind in DecidedKind]: Rules[Kind] extends { readonly answers: string } ? Kind : never;
}[DecidedKind];

export type CommandOf<Kind extends CommandedKind> = ReturnType<Rules[Kind]['command']>;

/** The types of event that the kinds lead to. */
export type ConsequentType = { [Kind in CommandedKind]: keyof Rules[Kind]['consequences'] }[CommandedKind];

/** The rules of one kind, where it is known only when the program runs which. */
export function ruleOf(kind: DecidedKind): DecisionRule<unknown> {
  return DECISION_RULES[kind];
}

type CommandedRule = ClaimDecisionRule<unknown, CommandOf<CommandedKind>, DecisionEvent['type']>;

export function commandedRuleOf(kind: CommandedKind): CommandedRule {
  return DECISION_RULES[kind] as CommandedRule;
}

export const COMMANDED_KINDS = (Object.keys(DECISION_RULES) as DecidedKind[]).filter(
  (kind): kind is CommandedKind => 'answers' in DECISION_RULES[kind],
);
