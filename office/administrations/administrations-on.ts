import type { ClientBase, Pool } from 'pg';
import { NOBODY, SEVERAL, type Administration } from '../../domain/administrations/administration';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';

/** The creditor has no such administration on that day. `fordring administration list` lists those that it has. */
export class AdministrationUnknown extends Fault {
  override readonly name = 'AdministrationUnknown';
  override readonly kind = 'unknown';

  constructor(administrationId: string, day: CivilDate) {
    super(
      `There is no administration ${administrationId} of this creditor on ${day}. fordring administration list lists them.`,
    );
  }
}

/** The administrations of a creditor as they are organised on a day, in the order of their ids. */
export async function administrationsOn(
  connection: ClientBase | Pool,
  creditorId: string,
  day: CivilDate,
): Promise<Administration[]> {
  const { rows } = await connection.query<{ name: string; contents: Omit<Administration, 'administrationId'> }>(
    `SELECT name, in_force.contents FROM (
       SELECT DISTINCT name FROM fordring.standing_change WHERE creditor_id = $1 AND kind = 'administration') AS known,
       LATERAL fordring.standing_data($1, 'administration', name, $2) AS in_force (contents)
     WHERE in_force.contents IS NOT NULL AND in_force.contents <> 'null' ORDER BY name COLLATE "C"`,
    [creditorId, day],
  );
  return rows.map(({ name, contents }) => ({ administrationId: name, ...contents }));
}

/** Throws `AdministrationUnknown`. */
export async function administrationOn(
  connection: ClientBase | Pool,
  { creditorId, administrationId }: { readonly creditorId: string; readonly administrationId: string },
  day: CivilDate,
): Promise<Administration> {
  const administrations = await administrationsOn(connection, creditorId, day);
  const found = administrations.find((known) => known.administrationId === administrationId);
  if (!found) throw new AdministrationUnknown(administrationId, day);
  return found;
}

/** What the administration is called on a day; its id where none is organised by that id, as for nobody's claims. */
export async function administrationNameOn(
  connection: ClientBase | Pool,
  { creditorId, administrationId }: { readonly creditorId: string; readonly administrationId: string },
  day: CivilDate,
): Promise<string> {
  const administrations = await administrationsOn(connection, creditorId, day);
  return administrations.find((known) => known.administrationId === administrationId)?.name ?? administrationId;
}

/** A list may be asked for of an administration, of nobody's claims, or of those of several. Throws `AdministrationUnknown`. */
export async function demandOwner(
  pool: Pool,
  asked: { readonly creditorId: string; readonly administrationId: string },
  day: CivilDate,
): Promise<void> {
  if (asked.administrationId === NOBODY || asked.administrationId === SEVERAL) return;
  await administrationOn(pool, asked, day);
}
