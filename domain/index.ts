/**
 * What a back office says and hears: amounts, days, invoices, and how a claim stands. Entry point `fordring/domain`; it loads
 * neither the ledger nor the engine.
 */
export { InputRefused } from './kernel/input-refused';
export { CURRENCIES, CurrenciesMixed, InvalidAmount, Money, sumOf, type Currency } from './kernel/money';
export {
  addDays,
  addMonths,
  civilDate,
  daysBetween,
  earlierOf,
  InvalidCivilDate,
  laterOf,
  type CivilDate,
} from './kernel/civil-date';
export { civilDateAt } from './kernel/civil-time';
export type { InvoiceRecord } from './claim/invoice-record';
export type { DebtorRecord } from './claim/debtor-record';
export { claimedOf, dueDateOf, isSettled, paidOf, type Claim, type Parts } from './claim/claim';
export { outcomeOf, type Outcome } from './claim/outcome';
export type { ClaimEvent } from './claim/claim-events';
export type { CaseNotice, Stage } from './claim/case-notice';
export type { LimitationWarning } from './claim/limitation-warning';
export type { Standstill, StandstillReason } from './claim/standstill';
export type { DecisionKind } from './decisions/decision-kinds';
export type { DatedSentence, ExplainedClaim } from './explain/explanation';
export type { Language } from './explain/language';
export type { Policy, StepName } from './policy/policy';
