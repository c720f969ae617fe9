import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';

/** What stands where a debtor's name stood. */
export const FORGOTTEN_DEBTOR = 'forgotten debtor';

/**
 * A list or an invoice names a debtor who was forgotten; nothing was changed. Take the number out of the list. Give a
 * person who comes back a new number.
 */
export class DebtorForgotten extends Fault {
  override readonly name = 'DebtorForgotten';
  override readonly kind = 'refused';
}

const NAMED_AT_MOST = 5;

/** Throws `DebtorForgotten` where one of these numbers was forgotten. */
export async function refuseForgotten(
  client: PoolClient,
  creditorId: string,
  debtorIds: readonly string[],
): Promise<void> {
  const said = await forgottenAmong(client, creditorId, debtorIds);
  if (said !== undefined) throw new DebtorForgotten(said);
}

/**
 * Says who of these was forgotten and when; undefined where nobody was. A debtor whom the register names is not forgotten:
 * an older backup may have brought that debtor back.
 */
export async function forgottenAmong(
  client: PoolClient,
  creditorId: string,
  debtorIds: readonly string[],
): Promise<string | undefined> {
  if (debtorIds.length === 0) return undefined;
  const { rows } = await client.query<{ debtorId: string; forgottenOn: CivilDate }>(
    `SELECT debtor_id AS "debtorId", max(marked_on) AS "forgottenOn"
     FROM fordring.forgetting JOIN fordring.forgetting_mark USING (forgetting_id) JOIN fordring.debtor USING (creditor_id, debtor_id)
     WHERE creditor_id = $1 AND debtor_id = ANY ($2) AND mark = 'confirmed' AND name = $3
     GROUP BY debtor_id ORDER BY debtor_id`,
    [creditorId, [...new Set(debtorIds)], FORGOTTEN_DEBTOR],
  );
  if (rows.length === 0) return undefined;
  const named = rows
    .slice(0, NAMED_AT_MOST)
    .map((row) => `Debtor ${row.debtorId} was forgotten on ${row.forgottenOn}.`);
  const others = rows.length > NAMED_AT_MOST ? [`So were ${rows.length - NAMED_AT_MOST} more.`] : [];
  return [
    ...[...named, ...others],
    'Such a number is not used again: a person who comes back gets a new number. Nothing was changed.',
  ].join(' ');
}
