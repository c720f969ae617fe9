/**
 * What a back office needs to hand over invoices, to decide, to reconcile, and to hear what becomes of its claims. Entry
 * point `fordring`; amounts, days and claims are in `fordring/domain`.
 */
export { ClaimNotFound, FordringClient, summaryOf, type FordringClientOptions } from './fordring-client';
export { DecisionDesk } from './decide';
export { ReconciliationDesk } from './reconciliations';

export { chartOfAccounts, DANISH_SAMPLE_CHART, SWEDISH_SAMPLE_CHART } from '../ledger/chart-of-accounts';
export type { ChartOfAccounts } from '../ledger/chart-of-accounts';
export { parsePolicy, PolicyRefused } from '../policies/parse-policy';
export { dkStatensAdministration } from '../policies/rulebooks/dk-statens-administration';
export { seBotkyrka } from '../policies/rulebooks/se-botkyrka';

export { payloadConversion, readConfiguration } from '../compose/configuration';
export { verifierFor, type Identity, type IdentitySettings } from '../compose/recognise';
export { Callers, type Errand, type TokenSource } from './callers';

export {
  ClaimUnknown,
  CreditorChanged,
  CreditorUnknown,
  DebtorForgotten,
  DebtorUnknown,
  ClientsReceiptMissing,
  DecisionNeeded,
  IdentityRefused,
  IdentityUnavailable,
  InvoiceKnownOtherwise,
  PermissionMissing,
  PolicyVersionChanged,
  RunRefused,
  StandingDataRefused,
} from '../office/faults';

export type {
  ClaimFile,
  ClaimOutcome,
  Creditor,
  DecisionAnswer,
  DecisionFile,
  DecisionRequest,
  DecisionTaken,
  FactCommand,
  RegistrationResult,
} from '../office/office';
export type { DebtorRecord } from '../domain/claim/debtor-record';
export type { InvoiceRecord } from '../domain/claim/invoice-record';
export type { CaseStatus } from '../workflows/messages';
