import type { ClientBase, Pool } from 'pg';
import type { SourceSystem } from '../../domain/deliveries/source-system';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';

/** The creditor has no such source system on that day. `fordring source-system list` lists those that it has. */
export class SourceSystemUnknown extends Fault {
  override readonly name = 'SourceSystemUnknown';
  override readonly kind = 'unknown';

  constructor(sourceSystemId: string, day: CivilDate) {
    super(
      `There is no source system ${sourceSystemId} of this creditor on ${day}. fordring source-system list lists them; fordring source-system set adds one.`,
    );
  }
}

/** The source systems of a creditor as they are governed on a day, in the order of their ids. */
export async function sourceSystemsOn(
  connection: ClientBase | Pool,
  creditorId: string,
  day: CivilDate,
): Promise<SourceSystem[]> {
  const { rows } = await connection.query<{ name: string; contents: Omit<SourceSystem, 'sourceSystemId'> }>(
    `SELECT name, in_force.contents FROM (
       SELECT DISTINCT name FROM fordring.standing_change WHERE creditor_id = $1 AND kind = 'source-system') AS known,
       LATERAL fordring.standing_data($1, 'source-system', name, $2) AS in_force (contents)
     WHERE in_force.contents IS NOT NULL AND in_force.contents <> 'null' ORDER BY name COLLATE "C"`,
    [creditorId, day],
  );
  return rows.map(({ name, contents }) => ({ sourceSystemId: name, ...contents }));
}

/** Throws `SourceSystemUnknown`. */
export async function sourceSystemOn(
  connection: ClientBase | Pool,
  { creditorId, sourceSystemId }: { readonly creditorId: string; readonly sourceSystemId: string },
  day: CivilDate,
): Promise<SourceSystem> {
  const found = (await sourceSystemsOn(connection, creditorId, day)).find(
    (known) => known.sourceSystemId === sourceSystemId,
  );
  if (!found) throw new SourceSystemUnknown(sourceSystemId, day);
  return found;
}
