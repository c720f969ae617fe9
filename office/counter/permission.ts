import type { Pool } from 'pg';
import { isNotPermitted, permit, type Permitted } from '../../domain/authority/permissions';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import { permissionsOf } from '../../policies/authority/shipped-permissions';
import { matrixInForce } from '../decisions/matrices';

/** The caller may not do this. The message says which permission is missing and which roles have it. */
export class PermissionMissing extends Fault {
  override readonly name = 'PermissionMissing';
  override readonly kind = 'forbidden';
  readonly refused: 'other-creditor' | 'not-authorised';

  constructor(refused: 'other-creditor' | 'not-authorised', message: string) {
    super(message);
    this.refused = refused;
  }
}

/**
 * By which role somebody is permitted, by the matrix that is in force for the creditor on that day; by the shipped
 * permissions where there is no creditor yet. Throws `PermissionMissing`.
 */
export async function demandPermission(
  pool: Pool,
  asked: Parameters<typeof permit>[1],
  day?: CivilDate,
): Promise<Permitted> {
  const { creditorId } = asked;
  const matrix = creditorId === undefined || day === undefined ? undefined : await matrixInForce(pool, creditorId, day);
  const answer = permit(permissionsOf(matrix), asked);
  if (isNotPermitted(answer)) throw new PermissionMissing(answer.refused, answer.message);
  return answer;
}
