import type { ClientBase, Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import { matrixName, matrixOn, type AuthorityMatrix } from '../../domain/authority/authority-matrix';
import { isNotPermitted, permit } from '../../domain/authority/permissions';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { permissionsOf } from '../../policies/authority/shipped-permissions';
import { shippedMatrix } from '../../policies/authority/shipped-matrices';
import { canonicalJson, sha256 } from '../../store/ledger-json';
import { readCreditor, type Clock } from '../creditors/creditor';
import { otherToday } from './business-day';
import type { DecisionRefusal } from './decision-record';

/** Every matrix that was ever in force for the creditor, the shipped one first. */
export async function matricesOf(connection: ClientBase | Pool, creditorId: string): Promise<AuthorityMatrix[]> {
  const { country } = await readCreditor(connection, creditorId);
  const { rows } = await connection.query<{ data: AuthorityMatrix }>(
    'SELECT data FROM fordring.authority_matrix WHERE creditor_id = $1 ORDER BY load_number',
    [creditorId],
  );
  return [shippedMatrix(country), ...rows.map(({ data }) => data)];
}

/** The matrix that holds for the creditor on a day; undefined when the latest has ended. */
export async function matrixInForce(
  connection: ClientBase | Pool,
  creditorId: string,
  day: CivilDate,
): Promise<AuthorityMatrix | undefined> {
  return matrixOn(await matricesOf(connection, creditorId), day);
}

/**
 * Takes up a matrix for good, loaded on the creditor's own today, as decisions are, by somebody whom the matrix in force
 * permits to. The same again changes nothing; a version with other contents is refused.
 */
export async function loadMatrix(
  pool: Pool,
  actor: Actor,
  {
    creditorId,
    matrix,
    today,
    clock = Date.now,
  }: {
    readonly creditorId: string;
    readonly matrix: AuthorityMatrix;
    readonly today: CivilDate;
    readonly clock?: Clock;
  },
): Promise<DecisionRefusal | 'loaded' | 'known'> {
  const { currency } = await readCreditor(pool, creditorId);
  const permissions = permissionsOf(await matrixInForce(pool, creditorId, today));
  const permitted = permit(permissions, { permission: 'load-authority', actor, creditorId });
  if (isNotPermitted(permitted)) {
    const { message, holders } = permitted;
    return { refused: 'not-authorised', message, holders };
  }
  if (matrix.currency !== currency) {
    return {
      refused: 'other-currency',
      message: `The matrix is in ${matrix.currency}, creditor ${creditorId} in ${currency}.`,
    };
  }
  const other = await otherToday(pool, creditorId, today, clock);
  if (other !== undefined) {
    const message = `Today is ${other}, and a matrix is loaded on the day itself, not on ${today}; from when it holds is its own validFrom.`;
    return { refused: 'not-today', message };
  }
  const data = canonicalJson(matrix);
  const checksum = sha256(data);
  const { id, version, validFrom, validTo } = matrix;
  const { rowCount } = await pool.query(
    `INSERT INTO fordring.authority_matrix
       (creditor_id, matrix_id, version, valid_from, valid_to, data, checksum, loaded_by, loaded_role, loaded_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (creditor_id, matrix_id, version) DO NOTHING`,
    [
      creditorId,
      id,
      version,
      validFrom,
      validTo ?? null,
      data,
      checksum,
      actor.subject,
      permitted.role ?? 'anybody',
      today,
    ],
  );
  if (rowCount === 1) return 'loaded';
  const { rows } = await pool.query<{ checksum: Buffer }>(
    'SELECT checksum FROM fordring.authority_matrix WHERE creditor_id = $1 AND matrix_id = $2 AND version = $3',
    [creditorId, id, version],
  );
  if (rows[0]?.checksum.equals(checksum)) return 'known';
  const message = `${matrixName(matrix)} was loaded with other lines before. Give the changed matrix a new version.`;
  return { refused: 'version-known-otherwise', message };
}
