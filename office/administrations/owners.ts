import type { Administration } from '../../domain/administrations/administration';
import { ownerTable } from '../../domain/administrations/owner-table';
import type { CivilDate } from '../../domain/kernel/civil-date';

/**
 * Parts of a query that tell whose each claim is on a day. They need the alias `claim`, and one parameter that
 * `ownersParameter` makes. The domain alone says whose a claim is: the parameter has its answers.
 */
export const OWNERS = {
  /** Goes among the parts of `WITH`. */
  with: (parameter: string) => `owner_row AS (
    SELECT coalesce(invoice_group, '') AS invoice_group, coalesce(object_code, '') AS object_code,
      coalesce(source_system, '') AS source_system, owner, unit_id
    FROM jsonb_to_recordset(${parameter}::jsonb -> 'rows')
      AS said (invoice_group text, object_code text, source_system text, owner text, unit_id text)
  ), assigned AS (
    SELECT DISTINCT ON (claim_id) claim_id, administration_id FROM fordring.claim_assignment
    WHERE valid_from <= (${parameter}::jsonb ->> 'day')::date ORDER BY claim_id, valid_from DESC, assignment_number DESC
  )`,
  /** Goes behind the claims. */
  join: (parameter: string) => `LEFT JOIN fordring.claim_origin AS origin ON origin.claim_id = claim.claim_id
    LEFT JOIN assigned ON assigned.claim_id = claim.claim_id
      AND ${parameter}::jsonb -> 'administrations' ? assigned.administration_id
    JOIN owner_row ON owner_row.invoice_group = ${known(parameter, 'invoice_group', 'claim.invoice_group')}
      AND owner_row.object_code = ${known(parameter, 'object_code', 'origin.object_code')}
      AND owner_row.source_system = ${known(parameter, 'source_system', 'origin.source_system')}`,
  owner: 'coalesce(assigned.administration_id, owner_row.owner)',
} as const;

/** The mark itself where a rule names it, and else an empty one. */
function known(parameter: string, name: string, column: string): string {
  return `CASE WHEN ${parameter}::jsonb -> '${name}' ? ${column} THEN ${column} ELSE '' END`;
}

/** The parameter of `OWNERS`, for the administrations as they are organised on the day. */
export function ownersParameter(administrations: readonly Administration[], day: CivilDate): string {
  const table = ownerTable(administrations);
  const values = (mark: 'invoiceGroup' | 'objectCode' | 'sourceSystem') => [
    ...new Set(table.flatMap((row) => row[mark] ?? [])),
  ];
  return JSON.stringify({
    day,
    administrations: administrations.map(({ administrationId }) => administrationId),
    invoice_group: values('invoiceGroup'),
    object_code: values('objectCode'),
    source_system: values('sourceSystem'),
    rows: table.map((row) => ({
      ...{ invoice_group: row.invoiceGroup, object_code: row.objectCode, source_system: row.sourceSystem },
      ...{ owner: row.owner, unit_id: row.unitId },
    })),
  });
}
