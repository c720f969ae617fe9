import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from '../creditors/creditor-chart';
import { administrationOn } from './administrations-on';

/** An invoice is assigned from today on or later. What was so before stays as it was. */
export class AssignmentRefused extends Fault {
  override readonly name = 'AssignmentRefused';
  override readonly kind = 'refused';
}

/** One invoice that a person assigns to an administration, or gives back to the rules. */
export interface Assignment {
  readonly assignmentId: string;
  readonly claimId: string;
  /** Null: the rules count again. */
  readonly administrationId: string | null;
  readonly validFrom: CivilDate;
  readonly reason: string;
  readonly assignedBy: string;
  readonly role: string;
  readonly assignedOn: CivilDate;
}

/** What became of it: written, or so already. */
export type Assigned = 'assigned' | 'already-so';

/**
 * Assigns one invoice. The same id again gives the same answer. Throws `AdministrationUnknown`, `AssignmentRefused` and
 * `KeyReusedWithOtherContents`.
 */
export function assignInvoice(pool: Pool, creditorId: string, assignment: Assignment): Promise<Assigned> {
  const { assignmentId, claimId, administrationId, validFrom, assignedOn } = assignment;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const before = await assignmentsOf(client, claimId);
    if (await isKnown(client, assignment)) return 'already-so';
    if (validFrom < assignedOn) {
      throw new AssignmentRefused(`An invoice is assigned from ${assignedOn} or later, not from ${validFrom}.`);
    }
    if (administrationId !== null) {
      await administrationOn(client, { creditorId, administrationId }, validFrom);
    }
    const standing = before.findLast((known) => known.validFrom <= validFrom);
    const isLast = before.every((known) => known.validFrom <= validFrom);
    if (isLast && (standing?.administrationId ?? null) === administrationId) return 'already-so';
    await client.query(
      `INSERT INTO fordring.claim_assignment
         (assignment_id, claim_id, administration_id, valid_from, reason, assigned_by, role, assigned_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[assignmentId, claimId, administrationId, validFrom],
        ...[assignment.reason, assignment.assignedBy, assignment.role, assignedOn],
      ],
    );
    return 'assigned';
  });
}

/** Throws `KeyReusedWithOtherContents`. */
async function isKnown(client: ClientBase, { assignmentId, ...asked }: Assignment): Promise<boolean> {
  const [known] = await readAssignments(client, 'assignment_id = $1', assignmentId);
  if (!known) return false;
  const isSame =
    known.claimId === asked.claimId &&
    known.administrationId === asked.administrationId &&
    known.validFrom === asked.validFrom &&
    known.reason === asked.reason;
  if (!isSame) throw new KeyReusedWithOtherContents(assignmentId);
  return true;
}

/** What was ever assigned of a claim, in the order in which it counts. */
export function assignmentsOf(connection: ClientBase | Pool, claimId: string): Promise<Assignment[]> {
  return readAssignments(connection, 'claim_id = $1', claimId);
}

async function readAssignments(connection: ClientBase | Pool, where: string, value: string): Promise<Assignment[]> {
  const { rows } = await connection.query<Assignment>(
    `SELECT assignment_id AS "assignmentId", claim_id AS "claimId", administration_id AS "administrationId",
       valid_from AS "validFrom", reason, assigned_by AS "assignedBy", role, assigned_on AS "assignedOn"
     FROM fordring.claim_assignment WHERE ${where} ORDER BY valid_from, assignment_number`,
    [value],
  );
  return rows;
}
