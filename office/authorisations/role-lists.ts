import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { ListedAuthorisation } from '../../domain/authority/authorisation-review';
import type { Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { readRoleList } from '../../formats/authorisations/read-role-list';
import { inTransaction } from '../../store/connect';
import { sha256 } from '../../store/ledger-json';
import { administrationsOn } from '../administrations/administrations-on';
import { lockCreditor } from '../creditors/creditor-chart';
import { AuthorisationRefused } from './authorisation-refused';
import { authorisationRulesOn } from './rules';

/** A role list of the identity provider, as it was kept. */
export interface KeptRoleList {
  readonly listNumber: number;
  readonly asOf: CivilDate;
  readonly fileName: string;
  readonly sha256: string;
  readonly deliveredBy: string;
  readonly deliveredOn: CivilDate;
  readonly rows: number;
}

/** A list that is handed in: how the provider stood at the end of a day. */
export interface RoleListToKeep {
  readonly creditorId: string;
  readonly asOf: CivilDate;
  readonly fileName: string;
  readonly content: Buffer;
  readonly by: Actor;
  readonly role: string;
  readonly today: CivilDate;
}

/**
 * Keeps the list whole with its digest, row by row. The same list of the same day again changes nothing; another list of that
 * day takes its place, and both stay on record. Throws `AuthorisationRefused`, and `InputRefused` with the lines.
 */
export async function deliverRoleList(
  pool: Pool,
  said: RoleListToKeep,
): Promise<{ readonly already: boolean; readonly list: KeptRoleList }> {
  const { creditorId, asOf, fileName, content, by, role, today } = said;
  if (asOf > today) {
    throw new AuthorisationRefused(
      'day-to-come',
      `The list is of ${asOf}, which has not come on ${today}. Name the day on which it was exported.`,
    );
  }
  const administrations = await administrationsOn(pool, creditorId, asOf);
  const { rules } = await authorisationRulesOn(pool, creditorId, today);
  const { roleNames } = rules;
  const rows = readRoleList(content, { creditorId, administrations, ...(roleNames && { roleNames }) });
  const digest = sha256(content).toString('hex');
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const before = (await roleListsOf(client, creditorId)).find((one) => one.asOf === asOf && one.sha256 === digest);
    if (before) return { already: true, list: before };
    const { rows: written } = await client.query<{ number: string }>(
      `INSERT INTO fordring.authorisation_list (creditor_id, as_of, file_name, sha256, content, delivered_by, role, delivered_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING list_number AS number`,
      [creditorId, asOf, fileName, digest, content, by.subject, role, today],
    );
    await client.query(
      `INSERT INTO fordring.listed_authorisation (list_number, line, subject, name, role, administration_id, from_on, through_on)
       SELECT $1, * FROM unnest($2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[])`,
      [
        written[0]?.number,
        rows.map(({ line }) => line),
        rows.map(({ subject }) => subject),
        rows.map(({ name }) => name ?? null),
        rows.map((row) => row.role),
        rows.map(({ administrationId }) => administrationId ?? null),
        rows.map(({ from }) => from ?? null),
        rows.map(({ through }) => through ?? null),
      ],
    );
    const list = (await roleListsOf(client, creditorId)).find((one) => one.asOf === asOf && one.sha256 === digest);
    if (!list) throw new RangeError('A list of authorisations was not read back.');
    return { already: false, list };
  });
}

/** The lists that were delivered, by their day; of one day the list that was delivered last stands last. */
export async function roleListsOf(connection: Pool | PoolClient, creditorId: string): Promise<KeptRoleList[]> {
  const { rows } = await connection.query<KeptRoleList>(
    `SELECT list_number::integer AS "listNumber", as_of AS "asOf", file_name AS "fileName", sha256,
       delivered_by AS "deliveredBy", delivered_on AS "deliveredOn",
       (SELECT count(*)::integer FROM fordring.listed_authorisation AS row WHERE row.list_number = list.list_number) AS rows
     FROM fordring.authorisation_list AS list WHERE creditor_id = $1 ORDER BY as_of, list_number`,
    [creditorId],
  );
  return rows;
}

/** The rows of a list, in the order of its lines. */
export async function rowsOfRoleList(
  connection: Pool | PoolClient,
  listNumber: number,
): Promise<ListedAuthorisation[]> {
  const { rows } = await connection.query<
    Pick<ListedAuthorisation, 'line' | 'subject'> & {
      readonly name: string | null;
      readonly role: Role;
      readonly administrationId: string | null;
      readonly from: CivilDate | null;
      readonly through: CivilDate | null;
    }
  >(
    `SELECT line, subject, name, role, administration_id AS "administrationId", from_on AS "from", through_on AS "through"
     FROM fordring.listed_authorisation WHERE list_number = $1 ORDER BY line`,
    [listNumber],
  );
  return rows.map(({ name, administrationId, from, through, ...row }) => ({
    ...row,
    ...(name !== null && { name }),
    ...(administrationId !== null && { administrationId }),
    ...(from !== null && { from }),
    ...(through !== null && { through }),
  }));
}
