import type { ClientBase, Pool } from 'pg';
import type { Policy } from '../../domain/policy/policy';
import { CreditorUnknown } from './creditor-chart';

/** The version under which new claims of the creditor begin. Throws `CreditorUnknown`. */
export async function newestPolicy(connection: ClientBase | Pool, creditorId: string): Promise<Policy> {
  const { rows } = await connection.query<{ data: Policy }>(
    `SELECT data FROM fordring.creditor JOIN fordring.policy_version USING (policy_id)
     WHERE creditor_id = $1 ORDER BY data ->> 'validFrom' DESC, version DESC LIMIT 1`,
    [creditorId],
  );
  if (!rows[0]) throw new CreditorUnknown(creditorId);
  return rows[0].data;
}
