import type { CivilDate } from '../kernel/civil-date';
import type { AuditEntry } from './audit-entry';

/**
 * Skatteverket gives every Swedish municipality an organisation number that begins with 212000, and every region one with
 * 232100.
 */
const PUBLIC_NUMBERS = /^(16)?(212000|232100)-?\d{4}$/;

/** Whether a debtor is another municipality or region: by the last word of a person, else by the organisation number. */
export function isMunicipality(
  debtor: { readonly kind: string; readonly identityNumber?: string | null },
  entries: readonly AuditEntry[],
): boolean {
  const said = entries.findLast(({ mark }) => mark === 'flagged' || mark === 'cleared');
  if (said) return said.mark === 'flagged';
  return PUBLIC_NUMBERS.test((debtor.identityNumber ?? '').replaceAll(' ', ''));
}

/** Who follows the claims on a municipality up, and how. */
export interface FollowUp {
  readonly contact: string;
  readonly nextAction: string;
  readonly nextOn: CivilDate;
}

export function followUpOf(
  entries: readonly AuditEntry[],
): (FollowUp & { readonly saidBy: string; readonly saidOn: CivilDate; readonly says: string }) | undefined {
  const last = entries.findLast(({ mark }) => mark === 'followed-up');
  if (!last) return undefined;
  const { contact, nextAction, nextOn } = last.data as unknown as FollowUp;
  return { contact, nextAction, nextOn, saidBy: last.saidBy, saidOn: last.saidOn, says: last.says };
}
