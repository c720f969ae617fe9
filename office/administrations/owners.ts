import { NOBODY, type Administration } from '../../domain/administrations/administration';
import { MARKS_TOGETHER, ownerTable } from '../../domain/administrations/owner-table';
import type { CivilDate } from '../../domain/kernel/civil-date';

type Mark = (typeof MARKS_TOGETHER)[number][number];

const COLUMNS: Readonly<Record<Mark, { readonly row: string; readonly claim: string }>> = {
  objectCode: { row: 'object_code', claim: 'origin.object_code' },
  sourceSystem: { row: 'source_system', claim: 'origin.source_system' },
  invoiceGroup: { row: 'invoice_group', claim: 'claim.invoice_group' },
};

/** Whether a row, by its alias, names these marks and no others, and the claim bears them. */
function bears(row: string, marks: readonly Mark[]): string {
  return (Object.keys(COLUMNS) as Mark[])
    .map((mark) => {
      const column = `${row}.${COLUMNS[mark].row}`;
      return marks.includes(mark) ? `${column} = ${COLUMNS[mark].claim}` : `${column} IS NULL`;
    })
    .join(' AND ');
}

const CLOSEST_FIRST = MARKS_TOGETHER.map((marks, at) => ({ row: `owner_${at}`, marks }));

/**
 * Parts of a query that tell whose each claim is on a day. They need the alias `claim`, and one parameter that
 * `ownersParameter` makes. The domain alone says whose a claim is: the parameter has its answers.
 */
export const OWNERS = {
  /** Goes among the parts of `WITH`. */
  with: (parameter: string) => `owner_row AS MATERIALIZED (
    SELECT invoice_group, object_code, source_system, owner FROM jsonb_to_recordset(${parameter}::jsonb -> 'rows')
      AS said (invoice_group text, object_code text, source_system text, owner text)
  ), assigned AS (
    SELECT DISTINCT ON (claim_id) claim_id, administration_id FROM fordring.claim_assignment
    WHERE valid_from <= (${parameter}::jsonb ->> 'day')::date ORDER BY claim_id, valid_from DESC, assignment_number DESC
  )`,
  /** Goes behind the claims. */
  join: (parameter: string) => `LEFT JOIN fordring.claim_origin AS origin ON origin.claim_id = claim.claim_id
    LEFT JOIN assigned ON assigned.claim_id = claim.claim_id
      AND ${parameter}::jsonb -> 'administrations' ? assigned.administration_id
    ${CLOSEST_FIRST.map(({ row, marks }) => `LEFT JOIN owner_row AS ${row} ON ${bears(row, marks)}`).join('\n    ')}`,
  owner: `coalesce(assigned.administration_id, ${CLOSEST_FIRST.map(({ row }) => `${row}.owner`).join(', ')}, '${NOBODY}')`,
} as const;

/** The parameter of `OWNERS`, for the administrations as they are organised on the day. */
export function ownersParameter(administrations: readonly Administration[], day: CivilDate): string {
  return JSON.stringify({
    day,
    administrations: administrations.map(({ administrationId }) => administrationId),
    rows: ownerTable(administrations).map(({ marks, owner }) => ({
      ...{ invoice_group: marks.invoiceGroup, object_code: marks.objectCode, source_system: marks.sourceSystem },
      owner,
    })),
  });
}
