import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { SetAside } from '../../domain/payment/set-aside';
import { canonicalJson } from '../../store/ledger-json';
import { BANK_ASIDE } from '../../store/tables';
import { RowBatch } from '../../store/write-rows';

/** A row that is set aside, under its id, with the other side where it is a question. */
export interface AsideRow extends SetAside {
  readonly asideId: string;
  readonly candidates: readonly string[];
}

interface FileOfRows {
  readonly creditorId: string;
  readonly sha256: Buffer;
  readonly today: CivilDate;
}

/** Keeps the rows that are new, and returns them. A row that an overlapping file has set aside before is passed over. */
export async function writeAsideRows(
  client: PoolClient,
  file: FileOfRows,
  rows: readonly AsideRow[],
): Promise<readonly AsideRow[]> {
  const fresh = await withFreeIds(client, file, rows);
  const batch = new RowBatch();
  for (const row of fresh) {
    batch.add(BANK_ASIDE, [
      ...[file.creditorId, row.asideId, file.sha256, row.line, row.account, row.on ?? null, row.amount, row.currency],
      ...[row.reason, row.says, canonicalJson(row.movements), row.candidates],
      ...[row.reason === 'payment-out' ? 'noted' : 'aside', file.today],
    ]);
  }
  await batch.write(client);
  return fresh;
}

/** The same id with other contents is another row: a statement's id may come again next year. */
async function withFreeIds(client: PoolClient, file: FileOfRows, rows: readonly AsideRow[]): Promise<AsideRow[]> {
  const known = await contentsUnder(
    client,
    file.creditorId,
    rows.flatMap((row) => [row.asideId, datedId(row, file)]),
  );
  const fresh: AsideRow[] = [];
  for (const row of rows) {
    const contents = contentsOf(row, file);
    let id = row.asideId;
    for (let use = 1; known.has(id) && known.get(id) !== contents; use++) {
      id = use === 1 ? datedId(row, file) : `${datedId(row, file)}#${use}`;
      if (use > 1) for (const [taken, of] of await contentsUnder(client, file.creditorId, [id])) known.set(taken, of);
    }
    if (known.has(id)) continue;
    known.set(id, contents);
    fresh.push({ ...row, asideId: id });
  }
  return fresh;
}

/** What the rows of these ids say, by id. */
async function contentsUnder(
  client: PoolClient,
  creditorId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ aside_id: string; contents: string }>(
    `SELECT aside_id, concat_ws(' ', coalesce(booked_on::text, encode(bank_file, 'hex')), amount, currency) AS contents
     FROM fordring.bank_aside WHERE creditor_id = $1 AND aside_id = ANY ($2)`,
    [creditorId, ids],
  );
  return new Map(rows.map((row) => [row.aside_id, row.contents]));
}

/** A row without a day is the same row only in the same file: its place in the file may be all that names it. */
function contentsOf({ on, amount, currency }: AsideRow, { sha256 }: FileOfRows): string {
  return `${on ?? sha256.toString('hex')} ${amount} ${currency}`;
}

const PREFIX = 12;

function datedId({ asideId, on }: AsideRow, { sha256 }: FileOfRows): string {
  return `${asideId}@${on ?? sha256.toString('hex').slice(0, PREFIX)}`;
}
