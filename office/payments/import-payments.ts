import type { Pool, PoolClient } from 'pg';
import type { BankMovement } from '../../domain/payment/bank-movement';
import { inTransaction } from '../../store/connect';
import { comesToDay } from '../creditors/business-day';
import { chartOf, lockCreditor } from '../creditors/creditor-chart';
import { writeAsideRows } from './aside-rows';
import { asideSince } from './aside-since';
import { keepBalances } from './bank-balances';
import { balanceFindings } from './balance-findings';
import { OutcomeCount, type ImportReport } from './import-report';
import type { ImportRequest } from './import-request';
import { knownMovements, refuseRepeatedKeys } from './known-movements';
import { postMovements } from './post-movements';
import { recordReadings } from './record-readings';
import { sortFile, type SortedFile } from './sort-file';
import { takeInAgain } from './take-in-again';
import { noteNamed, writeDepositNames, writeTellings } from './tellings';
import { BANK_FILE } from '../../store/tables';
import { RowBatch } from '../../store/write-rows';

/** So many movements are held against the booked ones at a time: a file that was booked before is not read whole. */
const LOOKED_UP = 10_000;

/**
 * Books a bank file in one transaction. Movements that were booked before, from an overlapping file, are passed over. What
 * cannot be booked is set aside with its reason, and what matches no claim goes to suspense. The same file again gives the
 * first report, and takes in what of it stands aside without a cause. Throws `CreditorUnknown` and `MovementKnownOtherwise`.
 */
export async function importPayments(pool: Pool, request: ImportRequest): Promise<ImportReport> {
  refuseRepeatedKeys(request.file.movements);
  return inTransaction(pool, (client) => importFile(client, request), { discard: request.dryRun === true });
}

async function importFile(client: PoolClient, request: ImportRequest): Promise<ImportReport> {
  const { creditorId, file, sha256, today } = request;
  await lockCreditor(client, creditorId);
  const earlier = await earlierReport(client, creditorId, sha256);
  if (earlier) return reportAgain(client, request, earlier);
  const sorted = await sortFile(client, request);
  const count = new OutcomeCount();
  await book(client, request, sorted, count);
  await writeTellings(client, creditorId, sha256, sorted.tellings);
  await writeDepositNames(client, creditorId, sorted.depositNames);
  if (file.format !== 'bgmax') await noteNamed(client, creditorId, sha256);
  const aside = await writeAsideRows(client, request, sorted.aside);
  for (const row of aside) {
    count.addAside(row);
    request.onAside?.(row);
  }
  await keepBalances(client, creditorId, sha256, file.balances ?? []);
  const findings = await balanceFindings(client, creditorId, file.balances ?? []);
  const report: ImportReport = {
    ...{ replayed: false, movements: file.movements.length, outcomes: count.list() },
    ...(aside.length > 0 && { aside: count.asideList() }),
    ...(findings.length > 0 && { balances: findings }),
  };
  const batch = new RowBatch();
  batch.add(BANK_FILE, [creditorId, sha256, file.format, request.fileName, today, JSON.stringify(report)]);
  await batch.write(client);
  await comesToDay(client, creditorId, today);
  await recordReadings(client, request);
  return report;
}

/** The first report, with what is taken in now and how the rows that it set aside stand since. */
async function reportAgain(
  client: PoolClient,
  request: ImportRequest,
  { aside: atFirst, ...earlier }: ImportReport,
): Promise<ImportReport> {
  const taken = await takeInAgain(client, request);
  const since = atFirst ? await asideSince(client, request.creditorId, request.sha256) : {};
  return { ...earlier, replayed: true, ...taken, ...since };
}

async function earlierReport(
  client: PoolClient,
  creditorId: string,
  sha256: Buffer,
): Promise<ImportReport | undefined> {
  const { rows } = await client.query<{ report: ImportReport }>(
    'SELECT report FROM fordring.bank_file WHERE creditor_id = $1 AND sha256 = $2',
    [creditorId, sha256],
  );
  return rows[0]?.report;
}

async function book(
  client: PoolClient,
  request: ImportRequest,
  { toBook, known, sumOf }: SortedFile,
  count: OutcomeCount,
): Promise<void> {
  const { creditorId, today: bookedOn, rulebookFor, progress, onMovement } = request;
  const chart = await chartOf(client, creditorId);
  for (const movement of known) count.add('known', movement);
  const fresh: BankMovement[] = [];
  for await (const { movement, isKnown } of heldAgainstBooked(client, request, toBook)) {
    if (isKnown) count.add('known', movement);
    else fresh.push(movement);
  }
  let done = toBook.length - fresh.length;
  if (done > 0) progress?.(done, toBook.length);
  for await (const postings of postMovements(client, request, fresh, { bookedOn, chart, rulebookFor, sumOf })) {
    for (const { match, posted } of postings) {
      count.add(posted.outcome, match.movement);
      onMovement?.(match, posted.outcome);
    }
    done += postings.length;
    progress?.(done, toBook.length);
  }
}

/** Says of each movement whether another file has brought it. What was told with its names was held against them before. */
async function* heldAgainstBooked(
  client: PoolClient,
  { creditorId, file: { format } }: ImportRequest,
  movements: readonly BankMovement[],
): AsyncGenerator<{ readonly movement: BankMovement; readonly isKnown: boolean }, void, undefined> {
  for (let start = 0; start < movements.length; start += LOOKED_UP) {
    const some = movements.slice(start, start + LOOKED_UP);
    const untold = { format, movements: some.filter(({ told }) => !told) };
    const booked = await knownMovements(client, creditorId, untold);
    for (const movement of some) yield { movement, isKnown: booked.has(movement.key) };
  }
}
