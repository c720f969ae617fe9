/**
 * What a person is to a creditor, as far as decisions go. An auditor reads and decides nothing; neither does somebody
 * without any role.
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
] as const;
export type Role = (typeof ROLES)[number];

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
