import { actsFor, type Actor } from './actor';
import { rolesInWords, type Role } from './roles';

/**
 * What somebody may be permitted to do at the counter. An act names one of these; which roles have it stands in the
 * creditor's authority matrix. Who may decide what and how much is told by the matrix's lines besides.
 */
export const PERMISSIONS = [
  'read',
  'take-up-creditor',
  'change-letterhead',
  'approve-standing-data',
  'register-invoices',
  'import-payments',
  'return-payments',
  'record-facts',
  'answer-for-client',
  'change-bank-gate',
  'decide',
  'load-authority',
  'see-to-counterparts',
  'export-ledger',
  'close-periods',
  'permit-late-booking',
  'reopen-periods',
  'do-close-steps',
  'sign-close-steps',
  'forget-debtors',
  'confirm-forgetting',
  'read-receipts',
  'mend-engine',
  'begin-reconciliation',
  'deliver-source',
  'look-into-differences',
  'prepare-reconciliation',
  'sign-reconciliation',
  'reopen-reconciliation',
  'acknowledge-reconciliation',
  'schedule-reconciliations',
  'name-parties',
  'organise-administrations',
  'assign-invoices',
  'assign-work',
  'audit-claims',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Which roles have a permission. `anybody`: whoever is recognised and acts for the creditor, also without a role. */
export type Holders = readonly Role[] | 'anybody';
export type PermissionTable = Readonly<Record<Permission, Holders>>;

/** Somebody may: by this role, which is recorded with what they do. Absent: by being recognised. */
export interface Permitted {
  readonly role?: Role;
}

/** Why somebody may not. `refused` is a word for programs, `message` a sentence for people. */
export interface NotPermittedBecause {
  readonly refused: 'other-creditor' | 'not-authorised';
  readonly message: string;
  readonly holders: readonly Role[];
}

export function isNotPermitted(answer: Permitted | NotPermittedBecause): answer is NotPermittedBecause {
  return 'refused' in answer;
}

interface Asked {
  readonly permission: Permission;
  readonly actor: Actor;
  readonly creditorId?: string;
  /** What one wants to do, where the permission’s own words would mislead: `open the gate`. */
  readonly toDo?: string;
}

/** Whether the actor has the permission for a creditor. Without a creditor the question is about all that they act for. */
export function permit(
  table: PermissionTable,
  { permission, actor, creditorId, toDo = inWords(permission) }: Asked,
): Permitted | NotPermittedBecause {
  const holders = table[permission];
  if (creditorId !== undefined && !actsFor(actor, creditorId)) {
    const message = `Your sign-in is not for creditor ${creditorId}.`;
    return { refused: 'other-creditor', message, holders: holders === 'anybody' ? [] : holders };
  }
  if (holders === 'anybody') return {};
  const role = holders.find((held) => actor.roles.includes(held));
  if (role) return { role };
  const you = actor.roles.length === 0 ? 'you have no role' : `you are signed in as ${rolesInWords(actor.roles)}`;
  const message = `To ${toDo} one must be ${rolesInWords(holders)}; ${you}.`;
  return { refused: 'not-authorised', message, holders };
}

function inWords(permission: Permission): string {
  return permission.replaceAll('-', ' ');
}
