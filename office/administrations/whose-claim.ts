import type { Pool } from 'pg';
import type { OwnershipMarks } from '../../domain/administrations/whose';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { assignmentsOf } from './assign-invoice';

/** What tells on a day whose a claim is. */
export async function marksOf(pool: Pool, claimId: string, day: CivilDate): Promise<OwnershipMarks> {
  const { rows } = await pool.query<Record<'invoice_group', string> & Record<'object' | 'source', string | null>>(
    `SELECT invoice_group, object_code AS object, source_system AS source
     FROM fordring.claim LEFT JOIN fordring.claim_origin USING (claim_id) WHERE claim_id = $1`,
    [claimId],
  );
  const { invoice_group: invoiceGroup, object: objectCode, source: sourceSystem } = rows[0] ?? {};
  const assigned = (await assignmentsOf(pool, claimId)).findLast(({ validFrom }) => validFrom <= day);
  return {
    ...(invoiceGroup !== undefined && { invoiceGroup }),
    ...(objectCode != null && { objectCode }),
    ...(sourceSystem != null && { sourceSystem }),
    ...(assigned?.administrationId != null && { assignedTo: assigned.administrationId }),
  };
}
