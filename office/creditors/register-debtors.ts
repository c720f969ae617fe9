import type { PoolClient } from 'pg';
import type { DebtorRecord } from '../../domain/claim/debtor-record';
import { copyRows } from '../../store/copy-rows';
import { DEBTOR } from '../../store/tables';

/** What a back office says of a debtor; where it stood in the file does not matter here. */
export type Debtor = Omit<DebtorRecord, 'line'>;

/** Takes up new debtors and brings known ones up to date: people move and marry. The status is not touched. */
export async function writeDebtors(client: PoolClient, creditorId: string, debtors: readonly Debtor[]): Promise<void> {
  if (debtors.length === 0) return;
  const incoming = 'incoming_debtor';
  await client.query(
    `CREATE TEMP TABLE ${incoming} (LIKE fordring.debtor INCLUDING DEFAULTS, PRIMARY KEY (debtor_id)) ON COMMIT DROP`,
  );
  await copyRows(
    client,
    { table: incoming, columns: DEBTOR.columns },
    lastOfEach(debtors).map((debtor) => rowOf(creditorId, debtor)),
  );
  const columns = DEBTOR.columns.join(', ');
  const changing = DEBTOR.columns.slice(2);
  await client.query(
    `INSERT INTO fordring.debtor AS known (${columns}) SELECT ${columns} FROM ${incoming}
     ON CONFLICT (creditor_id, debtor_id) DO UPDATE SET ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}
     WHERE (${changing.map((column) => `known.${column}`).join(', ')})
       IS DISTINCT FROM (${changing.map((column) => `excluded.${column}`).join(', ')})`,
  );
}

function lastOfEach(debtors: readonly Debtor[]): Debtor[] {
  return [...new Map(debtors.map((debtor) => [debtor.debtorId, debtor])).values()];
}

function rowOf(creditorId: string, debtor: Debtor): (string | readonly string[])[] {
  const { debtorId, kind, name, addressLines, postalCode, city, country, identityNumber } = debtor;
  return [creditorId, debtorId, kind, name, addressLines, postalCode, city, country, identityNumber];
}
