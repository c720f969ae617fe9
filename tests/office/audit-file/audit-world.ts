import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { openOffice, type Office } from '../../../office/office';

/** Somebody who signs in at an issuer. */
export const person = (subject: string, ...roles: Actor['roles']): Actor => ({
  subject,
  roles,
  creditorIds: 'all',
  source: 'oidc',
});
export const moa = person('moa', 'manager');
export const cecilia = person('cecilia', 'controller');
export const kim = person('kim', 'case-handler');
export const rut = person('rut', 'auditor');

export const officeOver = (pool: Pool): Office =>
  openOffice({ pool, clock: () => Date.parse('2018-12-31T12:00:00+01:00') });
export const on = (by: Actor, today: string, second?: Actor) => ({
  ...{ by, creditorId: 'town', today: civilDate(today) },
  ...(second && { second }),
});
/** A file that proves something. */
export const proof = (fileName: string, words = fileName) => ({ fileName, content: Buffer.from(words) });
export const refused = (name: string, why: string) => expect.objectContaining({ name, refused: why }) as Error;
