import type { Pool, PoolClient } from 'pg';
import type { StandingKind } from '../../domain/authority/standing-data';
import type { CivilDate } from '../../domain/kernel/civil-date';

/** What is in force on a day of a kind of standing data that a creditor has several of, by name. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- who asks knows what the kind holds
export async function namedStanding<Contents>(
  connection: Pool | PoolClient,
  { creditorId, kind, day }: { readonly creditorId: string; readonly kind: StandingKind; readonly day: CivilDate },
): Promise<readonly { readonly name: string; readonly contents: Contents }[]> {
  const { rows } = await connection.query<{ name: string; contents: Contents }>(
    `SELECT name, in_force.contents FROM (
       SELECT DISTINCT name FROM fordring.standing_change WHERE creditor_id = $1 AND kind = $2) AS known,
       LATERAL fordring.standing_data($1, $2, name, $3) AS in_force (contents)
     WHERE in_force.contents IS NOT NULL AND in_force.contents <> 'null' ORDER BY name COLLATE "C"`,
    [creditorId, kind, day],
  );
  return rows;
}
