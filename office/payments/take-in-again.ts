import type { PoolClient } from 'pg';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { impossibleDay } from '../../domain/payment/impossible-day';
import { chartOf } from '../creditors/creditor-chart';
import type { ImportReport } from './import-report';
import type { ImportRequest } from './import-request';
import { knownMovements } from './known-movements';
import { postAll } from './post-movements';
import { isTold } from '../../domain/payment/identity/known-money';
import { accountNamesOn } from '../creditors/account-names';
import { sortMovements, type SortedFile } from './sort-file';
import { writeDepositNames, writeTellings } from './tellings';

/**
 * Of a file that comes again: the rows that still stand aside, and whose cause is gone. Its day has come, this release reads
 * it, or nothing is like it any more. All else of the file is left as it is.
 */
export async function takeInAgain(client: PoolClient, request: ImportRequest): Promise<Pick<ImportReport, 'takenIn'>> {
  const { creditorId, file, sha256, today, rulebookFor } = request;
  const waiting = await waitingRows(client, creditorId, sha256);
  const again = file.movements.filter((movement) => waiting.has(movement.key) && !impossibleDay(movement, today));
  if (again.length === 0) return {};
  const sorted = await sortAgain(client, request, again, [...new Set(waiting.values())]);
  const settled = [...sorted.toBook, ...sorted.known].map(({ key }) => key);
  if (settled.length === 0) return {};
  const chart = await chartOf(client, creditorId);
  const context = {
    bookedOn: today,
    chart,
    rulebookFor,
    sumOf: sorted.sumOf,
  };
  await postAll(client, request, sorted.toBook, context);
  await writeTellings(client, creditorId, sha256, sorted.tellings);
  await writeDepositNames(client, creditorId, sorted.depositNames);
  await client.query(
    `UPDATE fordring.bank_aside SET status = 'taken-in', settled_on = $3, settled_by = 'import'
     WHERE creditor_id = $1 AND status = 'aside' AND aside_id = ANY ($2)`,
    [creditorId, [...new Set(settled.flatMap((key) => waiting.get(key) ?? key))], today],
  );
  return { takenIn: settled.length };
}

/** The rows of the file that wait, by the key that the reader gives them. */
async function waitingRows(client: PoolClient, creditorId: string, sha256: Buffer): Promise<Map<string, string>> {
  const { rows } = await client.query<{ aside_id: string; key: string }>(
    `SELECT aside_id, coalesce(movement ->> 'key', aside_id) AS key
     FROM fordring.bank_aside LEFT JOIN LATERAL jsonb_array_elements(movements) WITH ORDINALITY AS told (movement, at)
       ON at = 1 OR reason = 'question'
     WHERE creditor_id = $1 AND bank_file = $2 AND status = 'aside'`,
    [creditorId, sha256],
  );
  return new Map(rows.map(({ aside_id: id, key }) => [key, id]));
}

async function sortAgain(
  client: PoolClient,
  { creditorId, file: { format }, today }: ImportRequest,
  movements: readonly BankMovement[],
  except: readonly string[],
): Promise<SortedFile> {
  const accounts = await accountNamesOn(client, creditorId, today);
  const sorted = await sortMovements(client, creditorId, movements, { accounts, except });
  const tellings = sorted.tellings.filter(
    ({ movementId }) => !sorted.aside.some(({ asideId }) => asideId === movementId),
  );
  const [untold, ofCamt] = [sorted.toBook.filter((one) => !isTold(one)), sorted.toBook.filter(isTold)];
  // Another file may have brought the same movement since.
  const booked = await knownMovements(client, creditorId, { format, movements: untold });
  return {
    ...{ ...sorted, tellings },
    toBook: [...untold.filter(({ key }) => !booked.has(key)), ...ofCamt],
    known: [...untold.filter(({ key }) => booked.has(key)), ...sorted.known],
  };
}
