import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { BankFile } from '../../formats/bank-file';
import { readCreditor, todayOf, type Clock } from '../creditors/creditor';

/**
 * The business day on which a bank file is booked: the creditor's own today. In virtual time a file may bring the next
 * days with it, and is booked on the last day that it tells of. Throws `CreditorUnknown`.
 */
export async function dayOfImport(
  pool: Pool,
  creditorId: string,
  { movements }: Pick<BankFile, 'movements'>,
  clock: Clock = Date.now,
): Promise<CivilDate> {
  const creditor = await readCreditor(pool, creditorId);
  const today = todayOf(creditor, clock);
  if (creditor.virtualToday === undefined) return today;
  return movements.reduce((latest, { receivedOn }) => (receivedOn > latest ? receivedOn : latest), today);
}
