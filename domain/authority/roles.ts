/**
 * What somebody is to a creditor. An auditor reads and decides nothing; neither does a person without any role. A
 * `back-office` is no person: it is a system that hands over invoices, files and facts, and is never one of four eyes.
 */
export const ROLES = [
  'case-handler',
  'supervisor',
  'manager',
  'lawyer',
  'controller',
  'committee-delegate',
  'client-contact',
  'auditor',
  'back-office',
] as const;
export type Role = (typeof ROLES)[number];

export function isRole(word: unknown): word is Role {
  return (ROLES as readonly unknown[]).includes(word);
}

/** As a sentence has it: `committee delegate`. */
export function roleInWords(role: Role): string {
  return role.replaceAll('-', ' ');
}

/** `a case handler, a supervisor or a manager`. */
export function rolesInWords(roles: readonly Role[]): string {
  const words = roles.map((role) => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${roleInWords(role)}`);
  const last = words.pop() ?? 'nobody';
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`;
}
