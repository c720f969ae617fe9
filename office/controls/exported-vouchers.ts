import type { ClientBase, Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { closeDays } from './closed-periods';
import type { KeptExport } from './exports-folder';
import type { SaidVoucher } from './vouchers-said';

/** Records an export. May be repeated. */
export async function keepExport(
  connection: ClientBase,
  { creditorId, number, from, to, madeOn, sha256, vouchers }: KeptExport,
  { leftBefore }: { readonly leftBefore: boolean },
): Promise<void> {
  await connection.query(
    `INSERT INTO fordring.journal_export (creditor_id, export_number, from_on, to_on, made_on, sha256, left_before)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [creditorId, number, from, to, madeOn, sha256, leftBefore],
  );
  await connection.query(
    `INSERT INTO fordring.exported_voucher (creditor_id, export_number, voucher, digest)
     SELECT $1, $2, voucher, digest FROM unnest($3::bigint[], $4::text[]) AS said (voucher, digest) ON CONFLICT DO NOTHING`,
    [creditorId, number, vouchers.map((voucher) => voucher.number), vouchers.map(({ digest }) => digest)],
  );
}

/** The export of these days that has these vouchers and no others. */
export async function withSameVouchers(
  client: PoolClient,
  { creditorId, from, to }: Pick<KeptExport, 'creditorId' | 'from' | 'to'>,
  said: readonly SaidVoucher[],
): Promise<{ readonly number: number; readonly madeOn: CivilDate } | undefined> {
  const { rows } = await client.query<{ number: number; madeOn: CivilDate }>(
    `SELECT export_number AS number, made_on::text AS "madeOn" FROM fordring.journal_export AS made
     WHERE creditor_id = $1 AND from_on = $2 AND to_on = $3 AND $4::bigint[] = ARRAY(
       SELECT voucher FROM fordring.exported_voucher AS said
       WHERE said.creditor_id = $1 AND said.export_number = made.export_number ORDER BY voucher)
     ORDER BY export_number DESC LIMIT 1`,
    [creditorId, from, to, said.map(({ number }) => number)],
  );
  return rows[0];
}

/** How many of these vouchers stand in an export already. */
export async function knownVouchers(
  client: PoolClient,
  creditorId: string,
  { numbers, butNotOf }: { readonly numbers: readonly string[]; readonly butNotOf: number | undefined },
): Promise<number> {
  const { rows } = await client.query<{ known: number }>(
    `SELECT count(DISTINCT voucher)::integer AS known FROM fordring.exported_voucher
     WHERE creditor_id = $1 AND voucher = ANY ($2::bigint[]) AND export_number < $3`,
    [creditorId, numbers, butNotOf ?? 2_147_483_647],
  );
  return rows[0]?.known ?? 0;
}

/**
 * Of these vouchers, those that say what a voucher said that left before the ledger was put back: each of those that left
 * counts for one entry, and the entry is not written a second time. An entry that the ledger still has is its own voucher.
 */
export async function takeUpForgottenVouchers(
  client: PoolClient,
  creditorId: string,
  said: readonly SaidVoucher[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ voucher: string; digest: string; takenUpBy: string | null }>(
    `SELECT DISTINCT voucher::text, digest, taken_up_by::text AS "takenUpBy" FROM fordring.exported_voucher AS left_before
     JOIN fordring.journal_export USING (creditor_id, export_number)
     WHERE creditor_id = $1 AND journal_export.left_before
       AND NOT EXISTS (SELECT FROM fordring.journal_entry WHERE entry_id = voucher) ORDER BY voucher`,
    [creditorId],
  );
  const taken = new Set(rows.flatMap(({ takenUpBy }) => takenUpBy ?? []));
  const free = new Map<string, string[]>();
  for (const { voucher, digest, takenUpBy } of rows)
    if (takenUpBy === null) free.set(digest, [...(free.get(digest) ?? []), voucher]);
  const left = new Set<string>();
  for (const { number, digest } of said) {
    if (taken.has(number)) left.add(number);
    const voucher = left.has(number) ? undefined : free.get(digest)?.shift();
    if (voucher === undefined) continue;
    left.add(number);
    await client.query(
      'UPDATE fordring.exported_voucher SET taken_up_by = $3 WHERE creditor_id = $1 AND voucher = $2',
      [creditorId, voucher, number],
    );
  }
  return left;
}

/** The exports among these that the ledger does not know. */
export async function forgottenExports(pool: Pool, kept: readonly KeptExport[]): Promise<KeptExport[]> {
  const { rows } = await pool.query<{ creditor_id: string; sha256: string }>(
    'SELECT creditor_id, sha256 FROM fordring.journal_export WHERE creditor_id = ANY ($1)',
    [[...new Set(kept.map(({ creditorId }) => creditorId))]],
  );
  const known = new Set(rows.map((row) => `${row.creditor_id} ${row.sha256}`));
  return kept.filter(({ creditorId, sha256 }) => !known.has(`${creditorId} ${sha256}`));
}

/**
 * Records them, closes their days for accounting, and sees to it that no entry gets a number that left as a voucher's. May be
 * repeated.
 */
export async function keepForgottenExports(client: PoolClient, exports: readonly KeptExport[]): Promise<void> {
  for (const { creditorId } of exports) await client.query('SELECT fordring.hold_accounting_days($1)', [creditorId]);
  for (const kept of exports) {
    await keepExport(client, kept, { leftBefore: true });
    await closeDays(client, { ...kept, on: kept.madeOn, export: kept.number });
  }
  const numbers = exports.flatMap(({ vouchers }) => vouchers.map(({ number }) => number));
  await client.query(
    `SELECT setval('fordring.journal_entry_entry_id_seq', highest) FROM (SELECT max(voucher) AS highest
       FROM unnest($1::bigint[]) AS left_before (voucher)) AS vouchers, fordring.journal_entry_entry_id_seq AS next
     WHERE highest > next.last_value OR (highest = next.last_value AND NOT next.is_called)`,
    [numbers],
  );
}
