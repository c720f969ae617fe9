import type { PoolClient } from 'pg';
import type { DebtorRecord } from '../../domain/claim/debtor-record';
import { postalCodeInWords } from '../../domain/identity/postal-code';
import { copyRows } from '../../store/copy-rows';
import { DEBTOR } from '../../store/tables';
import { refuseForgotten } from './forgotten-numbers';

/** What a back office says of a debtor; where it stood in the file does not matter here. */
export type Debtor = Omit<DebtorRecord, 'line'>;

/** Where a stated value takes the place of a known one; `coming` is the row of the list, `known` that of the register. */
const STATES_NAME = 'coming.name <> coming.debtor_id';
/** A street without its town, or the town alone that is known already, would mix two addresses. */
const STATES_ADDRESS = `coming.postal_code <> '' AND coming.city <> '' AND (coming.address_lines <> '{}'
  OR (coming.postal_code, coming.city) IS DISTINCT FROM (known.postal_code, known.city))`;

const CHANGES: Readonly<Record<string, string>> = {
  kind: STATES_NAME,
  name: STATES_NAME,
  address_lines: STATES_ADDRESS,
  postal_code: STATES_ADDRESS,
  city: STATES_ADDRESS,
  country: `coming.country <> '' AND (${STATES_ADDRESS} OR known.country = '')`,
  identity_number: `coming.identity_number <> ''`,
};

/**
 * Takes up new debtors and brings known ones up to date: people move and marry. What a list leaves blank stays as known,
 * and so does all of a debtor of whom a list has the number alone. Each change leaves a dated row with the data before it.
 *
 * Throws `DebtorForgotten` where a list says something of a debtor who was forgotten.
 *
 * The status is not touched. An address becomes protected in the same transaction, and only a decision opens it again.
 */
export async function writeDebtors(client: PoolClient, creditorId: string, debtors: readonly Debtor[]): Promise<void> {
  if (debtors.length === 0) return;
  const incoming = 'incoming_debtor';
  await client.query(
    `CREATE TEMP TABLE ${incoming} (LIKE fordring.debtor INCLUDING DEFAULTS, PRIMARY KEY (debtor_id)) ON COMMIT DROP`,
  );
  const stated = lastOfEach(debtors);
  await refuseForgotten(
    client,
    creditorId,
    stated.filter(saysSomething).map(({ debtorId }) => debtorId),
  );
  await copyRows(
    client,
    { table: incoming, columns: DEBTOR.columns },
    stated.map((debtor) => rowOf(creditorId, debtor)),
  );
  const columns = DEBTOR.columns.join(', ');
  await client.query(
    `INSERT INTO fordring.debtor (${columns}) SELECT ${columns} FROM ${incoming} ON CONFLICT DO NOTHING`,
  );
  const changing = Object.keys(CHANGES);
  const values = changing.map(
    (column) => `CASE WHEN ${CHANGES[column] ?? ''} THEN coming.${column} ELSE known.${column} END`,
  );
  await client.query(
    `UPDATE fordring.debtor AS known SET (${changing.join(', ')}) = ROW (${values.join(', ')})
     FROM ${incoming} AS coming
     WHERE known.creditor_id = coming.creditor_id AND known.debtor_id = coming.debtor_id
       AND (${changing.map((column) => `known.${column}`).join(', ')}) IS DISTINCT FROM (${values.join(', ')})`,
  );
  await protectAddresses(client, creditorId, stated);
}

async function protectAddresses(client: PoolClient, creditorId: string, debtors: readonly Debtor[]): Promise<void> {
  const ids = debtors.filter(({ addressProtected }) => addressProtected === true).map(({ debtorId }) => debtorId);
  if (ids.length === 0) return;
  await client.query(
    `UPDATE fordring.debtor SET address_protected = true
     WHERE creditor_id = $1 AND debtor_id = ANY ($2) AND NOT address_protected`,
    [creditorId, ids],
  );
}

/** Of whom a list has the number alone, nothing is written. */
function saysSomething({ debtorId, name, addressLines, addressProtected, ...debtor }: Debtor): boolean {
  const { postalCode, city, country, identityNumber } = debtor;
  const texts = [...addressLines, postalCode, city, country, identityNumber];
  return name !== debtorId || addressProtected === true || texts.some((text) => text !== '');
}

function lastOfEach(debtors: readonly Debtor[]): Debtor[] {
  return [...new Map(debtors.map((debtor) => [debtor.debtorId, debtor])).values()];
}

function rowOf(creditorId: string, debtor: Debtor): (string | readonly string[])[] {
  const { debtorId, kind, name, addressLines, postalCode, city, country, identityNumber } = debtor;
  const code = postalCodeInWords(postalCode, country);
  return [creditorId, debtorId, kind, name, addressLines, code, city, country, identityNumber];
}
