import type { CivilDate } from '../kernel/civil-date';

/** What was agreed with the debtors before their debts arose, where the law allows a charge by agreement only. */
export interface RecordedAgreement {
  readonly on: CivilDate;
  /** The invoice groups whose debtors agreed; all of them when absent. */
  readonly groups?: readonly string[];
  /** Where the agreement stands. */
  readonly reason: string;
  readonly sources: readonly string[];
}

export interface RecordedAgreements {
  /** To a fee for a written reminder (lag (1981:739) 2 §). */
  readonly reminderFee?: RecordedAgreement;
  /** To a rate of late interest other than the law's (räntelagen 1 §). */
  readonly interest?: RecordedAgreement;
}

/** Whether debtors of the group agreed to a fee for reminders. */
export function isReminderFeeAgreed(
  policy: { readonly reminderFeeAgreed: boolean; readonly agreed?: RecordedAgreements },
  invoiceGroup: string | undefined,
): boolean {
  if (policy.reminderFeeAgreed) return true;
  const agreement = policy.agreed?.reminderFee;
  if (!agreement) return false;
  return agreement.groups === undefined || (invoiceGroup !== undefined && agreement.groups.includes(invoiceGroup));
}
