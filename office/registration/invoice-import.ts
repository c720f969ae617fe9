import type { ClientBase, Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import { KeyReusedWithOtherContents } from '../../store/command-keys';

/** The creditor has no import of that name. `fordring import list` lists them. */
export class ImportUnknown extends Fault {
  override readonly name = 'ImportUnknown';
  override readonly kind = 'unknown';

  constructor(importId: string) {
    super(`There is no import ${importId} of this creditor. fordring import list lists them.`);
  }
}

/** Who registers invoices, and under which name. */
export interface InvoiceImport {
  readonly importId: string;
  readonly importedOn: CivilDate;
  readonly by: string;
  readonly role?: string;
}

/** An import as lists show it. */
export interface ImportInList {
  readonly importId: string;
  readonly importedOn: CivilDate;
  readonly by: string;
  /** Invoices that it registered. */
  readonly invoices: number;
  /** Of these, the ones that were taken back and not registered anew. */
  readonly withdrawn: number;
  /** Of these, the ones that another import has registered anew. */
  readonly elsewhere: number;
}

/** Keeps an import that registered something. Throws `KeyReusedWithOtherContents` when its name has registered others. */
export async function keepImport(
  client: PoolClient,
  creditorId: string,
  { importId, importedOn, by, role }: InvoiceImport,
  claims: number,
): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO fordring.invoice_import (import_id, creditor_id, imported_on, claims, imported_by, role)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [importId, creditorId, importedOn, claims, by, role ?? null],
  );
  if (rowCount === 0) throw new KeyReusedWithOtherContents(importId);
}

/** The imports of a creditor, the latest first. */
export async function importsOf(pool: Pool, creditorId: string): Promise<ImportInList[]> {
  const { rows } = await pool.query<ImportInList>(
    `SELECT own.import_id AS "importId", imported_on AS "importedOn", imported_by AS by, claims AS invoices,
       count(claim_id) FILTER (WHERE withdrawn) AS withdrawn, claims - count(claim_id) AS elsewhere
     FROM fordring.invoice_import AS own LEFT JOIN fordring.claim ON claim.import_id = own.import_id
     WHERE own.creditor_id = $1 GROUP BY own.import_id ORDER BY recorded_at DESC`,
    [creditorId],
  );
  return rows;
}

/** The claims that an import registered. Throws `ImportUnknown`. */
export async function claimsOfImport(
  connection: ClientBase | Pool,
  creditorId: string,
  importId: string,
): Promise<string[]> {
  const { rows } = await connection.query<{ claim_id: string | null }>(
    `SELECT claim_id FROM fordring.invoice_import AS own LEFT JOIN fordring.claim ON claim.import_id = own.import_id
     WHERE own.creditor_id = $1 AND own.import_id = $2 ORDER BY claim_id`,
    [creditorId, importId],
  );
  if (rows.length === 0) throw new ImportUnknown(importId);
  return rows.flatMap(({ claim_id: claimId }) => claimId ?? []);
}
