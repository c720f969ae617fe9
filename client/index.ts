/**
 * What a back office needs to hand over invoices, to decide, to reconcile, and to hear what becomes of its claims. Entry
 * point `fordring`; amounts, days and claims are in `fordring/domain`.
 */
export { ClaimNotFound, FordringClient, summaryOf, type FordringClientOptions } from './fordring-client';
export { DecisionDesk } from './decide';
export { ReconciliationDesk } from './reconciliations';

export { chartOfAccounts, DANISH_SAMPLE_CHART, SWEDISH_SAMPLE_CHART } from '../ledger/chart-of-accounts';
export type { ChartOfAccounts } from '../ledger/chart-of-accounts';
export { parsePolicy, PolicyRefused } from '../policies/policy-schema';
export { dkStatensAdministration } from '../policies/rulebooks/dk-statens-administration';
export { seBotkyrka } from '../policies/rulebooks/se-botkyrka';

export { verifierFor, type IdentitySettings } from '../office/identity/verifier-for';
export { IdentityRefused, IdentityUnavailable, type TokenVerifier } from '../office/identity/identity-refused';

export { ClaimUnknown } from '../office/claims/lock-claim';
export { DecisionNeeded, type FactCommand } from '../office/claims/fact-command';
export { CreditorChanged, PolicyVersionChanged, type Creditor } from '../office/creditors/register-creditor';
export { DebtorUnknown, InvoiceKnownOtherwise } from '../office/registration/registration-conflicts';
export { RunRefused } from '../office/reconciliation/run-refused';

export type { ClaimFile } from '../office/claims/read-claim';
export type { ClaimOutcome } from '../office/claims/watch-outcomes';
export type { Debtor } from '../office/creditors/register-debtors';
export type { DecisionAnswer, DecisionFile, DecisionRequest } from '../office/decisions/decision-record';
export type { RegistrationResult } from '../office/registration/register-claims';
export type { CaseStatus } from '../workflows/messages';
