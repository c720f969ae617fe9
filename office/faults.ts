/** The faults that a caller of the library may wish to tell apart. All are listed in docs/reference/failures.md. */
export { ClaimUnknown } from './claims/lock-claim';
export { ClaimNotFound } from './claims/find-claim';
export { ClientsReceiptMissing } from './registration/clients-answer';
export { DecisionNeeded } from './claims/fact-command';
export { PermissionMissing } from './counter/permission';
export { CreditorUnknown } from './creditors/creditor-chart';
export { CreditorChanged, PolicyVersionChanged } from './creditors/register-creditor';
export { StandingDataRefused } from './creditors/standing-data-refused';
export { IdentityRefused, IdentityUnavailable } from './identity/identity-refused';
export { RunRefused } from './reconciliation/run-refused';
export { DebtorForgotten } from './creditors/forgotten-numbers';
export { DebtorUnknown, InvoiceKnownOtherwise } from './registration/registration-faults';
