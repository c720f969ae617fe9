import type { Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { Measure } from '../../domain/decisions/decision-rule';
import type { RecordedDecision } from './decision-record';
import type { DecisionSubject } from './decision-subject';

/** A row of `fordring.decision`. */
export interface ColumnRow {
  readonly decision_id: string;
  readonly creditor_id: string;
  readonly kind: string;
  readonly subject: DecisionSubject;
  readonly terms: unknown;
  readonly counts_from: CivilDate;
  readonly counts_through: CivilDate | null;
  readonly back_dated: boolean;
  readonly proposed_on: CivilDate;
  readonly measure: Measure;
  readonly amount: string | null;
  readonly currency: Currency | null;
  readonly reason_code: string;
  readonly reason: string;
  readonly document: string | null;
  readonly proposed_by: string;
  readonly proposed_role: Role;
  readonly matrix_id: string;
  readonly matrix_version: string;
  readonly authority_lines: readonly string[];
  readonly approval_by: readonly Role[];
  readonly reverses: string | null;
  readonly request_hash: Buffer;
  readonly contents_hash: Buffer;
  readonly salt: string | null;
  readonly erased?: string | null;
}

/** Its terms were read by their schema before they were written. */
export function decisionOf(row: ColumnRow): RecordedDecision {
  return {
    decisionId: row.decision_id,
    creditorId: row.creditor_id,
    kind: row.kind,
    terms: row.terms,
    ...(row.reverses !== null && { reverses: row.reverses }),
    subject: row.subject,
    on: row.counts_from,
    ...(row.counts_through !== null && { through: row.counts_through }),
    backDated: row.back_dated,
    proposedOn: row.proposed_on,
    measure: row.measure,
    ...(row.amount !== null && row.currency !== null && { amount: Money.of(row.amount, row.currency) }),
    reasonCode: row.reason_code,
    reason: row.reason,
    ...(row.document !== null && { document: row.document }),
    proposedBy: row.proposed_by,
    proposedRole: row.proposed_role,
    matrix: { id: row.matrix_id, version: row.matrix_version },
    lines: row.authority_lines,
    approvalBy: row.approval_by,
  } as RecordedDecision;
}
