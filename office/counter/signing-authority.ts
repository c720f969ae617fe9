import type { ClientBase } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { Permission } from '../../domain/authority/permissions';
import type { Role } from '../../domain/authority/roles';
import type { SigningRules } from '../../domain/authority/signing-rules';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { permissionsOf } from '../../policies/authority/shipped-permissions';
import { signingOf } from '../../policies/authority/shipped-signing';
import { readCreditor } from '../creditors/creditor';
import { matrixInForce } from '../decisions/matrices';

export interface SigningAuthority {
  readonly rules: SigningRules;
  /** The roles by which the person has the permission. */
  readonly roles: readonly Role[];
}

/** What a creditor's matrix of the day says of somebody who prepares or signs a reconciliation. */
export async function signingAuthority(
  client: ClientBase,
  { creditorId, day, permission, actor }: { creditorId: string; day: CivilDate; permission: Permission; actor: Actor },
): Promise<SigningAuthority> {
  const matrix = await matrixInForce(client, creditorId, day);
  const { currency } = await readCreditor(client, creditorId);
  const holders = permissionsOf(matrix)[permission];
  const roles = holders === 'anybody' ? actor.roles : holders.filter((role) => actor.roles.includes(role));
  return { rules: signingOf(matrix, currency), roles };
}
