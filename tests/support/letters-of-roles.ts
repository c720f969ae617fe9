import type { Role } from '../../domain/authority/roles';

/** One letter for each role, so that a table of them can be read. */
export const LETTER_OF: Readonly<Record<Role, string>> = {
  'case-handler': 'h',
  supervisor: 's',
  manager: 'm',
  lawyer: 'l',
  controller: 'c',
  'committee-delegate': 'd',
  'client-contact': 'k',
  auditor: 'a',
  'back-office': 'b',
};
