import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';

/** Who is to do a piece of work. */
export interface WorkAssignment {
  readonly workId: string;
  /** As the sign-in names the person; null gives the work back to whoever has the role. */
  readonly assignedTo: string | null;
  readonly note: string | null;
  readonly assignedBy: string;
  readonly assignedOn: CivilDate;
}

/** The latest assignment of each piece of work by a day. */
export async function workAssignments(
  pool: Pool,
  creditorId: string,
  day: CivilDate,
): Promise<ReadonlyMap<string, WorkAssignment>> {
  const { rows } = await pool.query<WorkAssignment>(
    `SELECT DISTINCT ON (work_id) work_id AS "workId", assigned_to AS "assignedTo", note, assigned_by AS "assignedBy",
       assigned_on AS "assignedOn"
     FROM fordring.work_assignment WHERE creditor_id = $1 AND assigned_on <= $2
     ORDER BY work_id, assignment_number DESC`,
    [creditorId, day],
  );
  return new Map(rows.map((row) => [row.workId, row]));
}

/** The same again adds nothing. */
export async function assignWork(
  pool: Pool,
  creditorId: string,
  { role, ...assignment }: WorkAssignment & { readonly role: string },
): Promise<'assigned' | 'already-so'> {
  const { workId, assignedTo, note, assignedBy, assignedOn } = assignment;
  const { rowCount } = await pool.query(
    `INSERT INTO fordring.work_assignment (creditor_id, work_id, assigned_to, note, assigned_by, role, assigned_on)
     SELECT $1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::date
     WHERE (SELECT (assigned_to, note) FROM fordring.work_assignment WHERE creditor_id = $1 AND work_id = $2
         ORDER BY assignment_number DESC LIMIT 1) IS DISTINCT FROM ($3::text, $4::text)
       AND NOT ($3::text IS NULL AND NOT EXISTS (
         SELECT FROM fordring.work_assignment WHERE creditor_id = $1 AND work_id = $2))`,
    [creditorId, workId, assignedTo, note, assignedBy, role, assignedOn],
  );
  return rowCount === 0 ? 'already-so' : 'assigned';
}

export async function hasClaim(pool: Pool, creditorId: string, claimId: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM fordring.claim WHERE claim_id = $1 AND creditor_id = $2', [
    ...[claimId, creditorId],
  ]);
  return rowCount !== 0;
}
