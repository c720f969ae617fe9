import type { AuthorityMatrix } from '../../domain/authority/authority-matrix';
import type { PermissionTable } from '../../domain/authority/permissions';
import type { Role } from '../../domain/authority/roles';

const STAFF: readonly Role[] = ['case-handler', 'supervisor', 'manager', 'controller'];
const CHIEFS: readonly Role[] = ['supervisor', 'manager', 'controller'];
const SYSTEMS: readonly Role[] = ['back-office'];

/**
 * Who may do what beside deciding, where the creditor's own matrix does not say otherwise. The sources do not settle
 * this (S002-50, S002-109): each line is our own choice, and a creditor's matrix may replace any of them.
 */
export const SHIPPED_PERMISSIONS: PermissionTable = {
  read: 'anybody',
  'take-up-creditor': [...STAFF, ...SYSTEMS],
  'change-letterhead': CHIEFS,
  'approve-standing-data': CHIEFS,
  'register-invoices': [...STAFF, ...SYSTEMS],
  'import-payments': [...STAFF, ...SYSTEMS],
  'return-payments': CHIEFS,
  'record-facts': [...STAFF, 'lawyer', 'client-contact', ...SYSTEMS],
  /** Whoever else records the client's answer names the client's receipt. */
  'answer-for-client': ['client-contact'],
  'change-bank-gate': [...STAFF, ...SYSTEMS],
  decide: [...STAFF, 'lawyer', 'committee-delegate', 'client-contact'],
  'load-authority': ['manager'],
  'see-to-counterparts': STAFF,
  'export-ledger': [...STAFF, 'auditor', ...SYSTEMS],
  'close-periods': CHIEFS,
  'permit-late-booking': ['manager', 'controller'],
  'reopen-periods': CHIEFS,
  'do-close-steps': [...STAFF, 'client-contact'],
  'sign-close-steps': CHIEFS,
  'forget-debtors': STAFF,
  'confirm-forgetting': CHIEFS,
  'read-receipts': ['auditor', 'controller', 'manager'],
  'mend-engine': CHIEFS,
  'begin-reconciliation': [...STAFF, 'client-contact'],
  'deliver-source': [...STAFF, 'client-contact', ...SYSTEMS],
  'look-into-differences': STAFF,
  'prepare-reconciliation': STAFF,
  'sign-reconciliation': CHIEFS,
  'reopen-reconciliation': CHIEFS,
  'acknowledge-reconciliation': ['client-contact', ...CHIEFS],
  'schedule-reconciliations': CHIEFS,
  'name-parties': CHIEFS,
  'organise-administrations': STAFF,
  'assign-invoices': STAFF,
  'assign-work': STAFF,
  'audit-claims': ['auditor', 'controller', 'manager'],
};

/** The permissions that a creditor's matrix lays down, and the shipped ones where it is silent. */
export function permissionsOf(matrix: AuthorityMatrix | undefined): PermissionTable {
  return { ...SHIPPED_PERMISSIONS, ...matrix?.permissions };
}
