import type { CamtEntry, StatementHead, CamtTransaction } from './camt-report';

/** Names an entry as a whole. */
export const NO_TRANSACTION = { servicerReference: '', endToEndId: '' };

/**
 * Names a movement so that it has the same key in every delivery. The servicer's reference (`AcctSvcrRef`) is the bank's
 * own and good for the account. `NtryRef` counts within one statement and `EndToEndId` comes from the payer, who uses it
 * again for every standing order: both hold only together with the statement's id.
 */
export function keyOf(
  statement: StatementHead,
  entry: CamtEntry,
  transaction: Pick<CamtTransaction, 'servicerReference' | 'endToEndId'>,
  ordinal: number,
): string {
  const byServicer = transaction.servicerReference || entry.servicerReference;
  if (byServicer !== '') return `${statement.account}/${byServicer}/${ordinal}`;
  const withinStatement = entry.entryReference || transaction.endToEndId || `entry ${entry.place}`;
  return `${statement.account}/${statement.id}/${withinStatement}/${ordinal}`;
}
