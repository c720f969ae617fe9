import { ROLES, roleInWords, type Role } from '../../domain/authority/roles';

/** What a role is called in a column of a report or of evidence. */
export type RoleWords = Readonly<Record<Role, string>>;

export const swedishRoles: RoleWords = {
  'case-handler': 'handläggare',
  supervisor: 'gruppledare',
  manager: 'chef',
  lawyer: 'jurist',
  controller: 'controller',
  'committee-delegate': 'nämndens delegat',
  'client-contact': 'kundens kontaktperson',
  auditor: 'revisor',
  'back-office': 'system',
};

export const danishRoles: RoleWords = {
  'case-handler': 'sagsbehandler',
  supervisor: 'teamleder',
  manager: 'chef',
  lawyer: 'jurist',
  controller: 'controller',
  'committee-delegate': 'udvalgets delegerede',
  'client-contact': 'kundens kontaktperson',
  auditor: 'revisor',
  'back-office': 'system',
};

export const englishRoles = Object.fromEntries(ROLES.map((role) => [role, roleInWords(role)])) as RoleWords;
