import { ROLES, type Role } from './roles';

/** Two roles that one person does not have at once. */
export interface RoleConflict {
  readonly one: Role;
  readonly other: Role;
  readonly why: string;
}

/** By which rules a creditor reviews who may what: dated data of the creditor. */
export interface AuthorisationRules {
  /** A review covers at most so many months, and the next one follows. */
  readonly everyMonths: number;
  /** So many days after a review is made, every row is answered and signed. */
  readonly withinDays: number;
  readonly conflicts: readonly RoleConflict[];
  /** What the identity provider calls a role of ours. A role under our own name needs no line. */
  readonly roleNames?: Readonly<Record<string, Role>>;
}

const DECIDING: readonly Role[] = ROLES.filter((role) => role !== 'auditor' && role !== 'back-office');

/**
 * Where a creditor has laid down none. Own choices: the sources ask for secure processes with planned controls (S000-12) and
 * for authority that is fixed (S002-109), and name no roles and no times.
 */
export const SHIPPED_AUTHORISATION_RULES: AuthorisationRules = {
  everyMonths: 12,
  withinDays: 30,
  conflicts: [
    ...DECIDING.map((other): RoleConflict => ({ one: 'auditor', other, why: 'who audits decides nothing' })),
    { one: 'case-handler', other: 'manager', why: 'who proposes does not approve' },
    { one: 'case-handler', other: 'committee-delegate', why: 'who proposes a loss does not decide it' },
    { one: 'controller', other: 'committee-delegate', why: 'who proposes a loss does not decide it' },
    { one: 'case-handler', other: 'client-contact', why: 'who asks the client does not answer for the client' },
    { one: 'supervisor', other: 'client-contact', why: 'who asks the client does not answer for the client' },
    ...[...DECIDING, 'auditor' as const].map((other): RoleConflict => ({
      one: 'back-office',
      other,
      why: 'a system is no person',
    })),
  ],
};

/** Why two roles conflict by the rules; nothing where they do not. */
export function conflictOf({ conflicts }: AuthorisationRules, one: string, other: string): RoleConflict | undefined {
  return conflicts.find(
    (rule) => (rule.one === one && rule.other === other) || (rule.one === other && rule.other === one),
  );
}
