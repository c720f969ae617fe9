import type { ClientBase, Pool } from 'pg';
import { matrixName, matrixOn, type AuthorityMatrix } from '../../domain/authority/authority-matrix';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { shippedMatrix } from '../../policies/authority/shipped-matrices';
import { canonicalJson } from '../../store/ledger-json';
import { readCreditor, type Clock } from '../creditors/creditor';
import { proposeStandingChange, type StandingAnswer } from '../creditors/propose-standing-change';
import { standingChanges, type Standing, type StandingChange } from '../creditors/standing-changes';
import { otherToday } from './business-day';
import type { DecisionRefusal } from './decision-record';

/** Every matrix that was ever in force for the creditor, the shipped one first. */
export async function matricesOf(connection: ClientBase | Pool, creditorId: string): Promise<AuthorityMatrix[]> {
  const { country } = await readCreditor(connection, creditorId);
  const { rows } = await connection.query<{ data: AuthorityMatrix }>(
    `SELECT data FROM (
       SELECT data, 0 AS source, load_number AS place FROM fordring.authority_matrix WHERE creditor_id = $1
       UNION ALL
       SELECT contents, 1, mark_number FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
       WHERE creditor_id = $1 AND kind = 'authority-matrix' AND mark = 'approved'
     ) AS laid_down ORDER BY source, place`,
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
 * Takes up a matrix for good: put forward on the creditor's own today, as decisions are, by somebody whom the matrix in
 * force permits to, and approved by a second person. The same again changes nothing; a version with other contents is
 * refused.
 */
export async function loadMatrix(
  pool: Pool,
  by: Standing,
  {
    creditorId,
    matrix,
    today,
    second,
    clock = Date.now,
  }: {
    readonly creditorId: string;
    readonly matrix: AuthorityMatrix;
    readonly today: CivilDate;
    readonly second?: Standing;
    readonly clock?: Clock;
  },
): Promise<DecisionRefusal | StandingAnswer> {
  const { currency } = await readCreditor(pool, creditorId);
  if (matrix.currency !== currency) {
    const message = `The matrix is in ${matrix.currency}, creditor ${creditorId} in ${currency}.`;
    return { refused: 'other-currency', message };
  }
  const other = await otherToday(pool, creditorId, today, clock);
  if (other !== undefined) {
    const message = `Today is ${other}, and a matrix is loaded on the day itself, not on ${today}; from when it holds is its own validFrom.`;
    return { refused: 'not-today', message };
  }
  const { id, version } = matrix;
  const known = (await laidDown(pool, creditorId)).find((each) => each.id === id && each.version === version);
  if (known && canonicalJson(known) === canonicalJson(matrix)) return { outcome: 'already-so' };
  const named = { kind: 'authority-matrix' as const, name: `${id}/${version}` };
  const before = await standingChanges(pool, { creditorId, ...named });
  const waiting = before.find(({ state }) => state === 'waiting');
  if (known || (waiting && canonicalJson(waiting.contents) !== canonicalJson(matrix))) {
    const how = known ? 'was loaded with other lines before' : 'waits for a second person with other lines';
    const message = `${matrixName(matrix)} ${how}. Give the changed matrix a new version.`;
    return { refused: 'version-known-otherwise', message };
  }
  return proposeStandingChange(pool, {
    ...{ creditorId, today, by, ...(second && { second }) },
    ...{ changeId: waiting?.changeId ?? idAfter(before, `matrix-${creditorId}/${id}/${version}`) },
    ...{ ...named, contents: matrix, ...(waiting && { validFrom: waiting.validFrom }) },
  });
}

/** Of two who put the same version forward at once, one finds the other's. After a refusal the version has a new id. */
function idAfter(refused: readonly StandingChange[], changeId: string): string {
  return refused.length === 0 ? changeId : `${changeId}/${refused.length + 1}`;
}

async function laidDown(pool: Pool, creditorId: string): Promise<AuthorityMatrix[]> {
  return (await matricesOf(pool, creditorId)).slice(1);
}
