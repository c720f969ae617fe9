import type { CivilDate } from '../kernel/civil-date';

/** What an entry of the audit file is about. */
export const AUDIT_KINDS = ['material', 'remark', 'authorisation', 'inter-municipal'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What somebody said of a thing of the audit file, on a day; the database knows which mark follows which. */
export interface AuditEntry {
  readonly entryNumber: number;
  readonly kind: AuditKind;
  /** `2016/receivables`, `IR-2016-3`, `2016/not-listed|anna||`, a debtor's number. */
  readonly subject: string;
  readonly mark: string;
  readonly says: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The digest of a kept file. */
  readonly document?: string;
  readonly fileName?: string;
  readonly saidBy: string;
  readonly role: string;
  readonly saidOn: CivilDate;
}

/** A file that changes no state, and a decision that stands beside the state. */
const BESIDE = ['documented', 'overridden'];

/** The entry that says how a thing stands; nothing where nobody has said anything. */
export function latestState(entries: readonly AuditEntry[]): AuditEntry | undefined {
  return entries.findLast(({ mark }) => !BESIDE.includes(mark));
}

/** As two persons are told apart: by more than letter case and blanks. */
export function isSamePerson(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
  return plain(one) === plain(other);
}
