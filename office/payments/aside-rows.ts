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

/** Keeps the rows that are new. A row that was set aside before, from an overlapping file, is passed over. */
export async function writeAsideRows(
  client: PoolClient,
  file: { readonly creditorId: string; readonly sha256: Buffer; readonly today: CivilDate },
  rows: readonly AsideRow[],
): Promise<readonly AsideRow[]> {
  const fresh = await withFreeIds(client, file.creditorId, rows);
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
async function withFreeIds(client: PoolClient, creditorId: string, rows: readonly AsideRow[]): Promise<AsideRow[]> {
  const ids = rows.flatMap(({ asideId, on }) => [asideId, `${asideId}@${on ?? ''}`]);
  const { rows: taken } = await client.query<{ aside_id: string; contents: string }>(
    `SELECT aside_id, concat_ws(' ', booked_on, amount, currency) AS contents
     FROM fordring.bank_aside WHERE creditor_id = $1 AND aside_id = ANY ($2)`,
    [creditorId, ids],
  );
  const contentsOf = new Map(taken.map((row) => [row.aside_id, row.contents]));
  return rows.flatMap((row) => {
    const contents = [row.on, row.amount, row.currency].filter(Boolean).join(' ');
    const free = [row.asideId, `${row.asideId}@${row.on ?? ''}`].find((id) => {
      const known = contentsOf.get(id);
      return known === undefined || known === contents;
    });
    if (free === undefined || contentsOf.has(free)) return [];
    contentsOf.set(free, contents);
    return { ...row, asideId: free };
  });
}
