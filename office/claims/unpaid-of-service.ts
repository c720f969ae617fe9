import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';

/** Whose unpaid invoices are counted, and of which groups. */
export interface ServiceOfDebtor {
  readonly claimId: string;
  /** The groups of the service. */
  readonly groups: readonly string[];
  /** Only what was due before this day; everything open when absent. */
  readonly dueBefore?: CivilDate;
}

/** How many unpaid invoices of a service the debtor of a claim has, the claim itself among them. */
export async function unpaidOfService(
  connection: ClientBase | Pool,
  { claimId, groups, dueBefore }: ServiceOfDebtor,
): Promise<number> {
  const { rows } = await connection.query<{ unpaid: number }>(
    `SELECT count(*)::integer AS unpaid FROM fordring.claim AS other JOIN fordring.claim AS own USING (creditor_id, debtor_id)
     WHERE own.claim_id = $1 AND other.invoice_group = ANY($2) AND NOT other.settled AND NOT other.withdrawn
       AND ($3::date IS NULL OR other.due_on < $3)`,
    [claimId, groups, dueBefore ?? null],
  );
  return rows[0]?.unpaid ?? 0;
}
