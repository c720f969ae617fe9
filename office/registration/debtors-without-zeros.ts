import type { PoolClient } from 'pg';
import { withoutZeros } from '../../domain/claim/lost-zeros';
import type { DebtorRecord } from '../../domain/claim/debtor-record';
import { DebtorUnknown } from './registration-faults';

type Alike = Pick<DebtorRecord, 'debtorId' | 'name' | 'identityNumber'>;

/** Throws `DebtorUnknown` where two ids of one list differ by zeros before them alone, and the debtor is one. */
export function refuseAlikeInList(debtors: readonly Alike[]): void {
  const seen = new Map<string, Alike[]>();
  for (const debtor of debtors) {
    const plain = withoutZeros(debtor.debtorId);
    const before = seen.get(plain);
    if (before === undefined) {
      seen.set(plain, [debtor]);
      continue;
    }
    const other = before.find((known) => known.debtorId !== debtor.debtorId && isOne(debtor, known));
    if (other) throw lostZeros(debtor.debtorId, other.debtorId, 'stands in the same list');
    before.push(debtor);
  }
}

/** One of whom nothing but the id is known is whoever has the id with its zeros. */
function isOne(one: Alike, other: Alike): boolean {
  if (isNameless(one) || isNameless(other)) return true;
  if (one.identityNumber !== '' && one.identityNumber === other.identityNumber) return true;
  return one.name.toLowerCase() === other.name.toLowerCase();
}

function isNameless({ name, debtorId }: Alike): boolean {
  return name === debtorId;
}

/** The same for the debtors of a list who are not in the register yet, against the register. Throws `DebtorUnknown`. */
export async function refuseKnownDebtors(
  client: PoolClient,
  creditorId: string,
  debtors: readonly Alike[],
): Promise<void> {
  if (debtors.length === 0) return;
  const { rows } = await client.query<{ came: string; known: string }>(
    `WITH fresh AS MATERIALIZED (
       SELECT * FROM unnest($2::text[], $3::text[], $4::text[]) AS coming (debtor_id, name, identity_number)
       WHERE NOT EXISTS (SELECT FROM fordring.debtor WHERE creditor_id = $1 AND debtor_id = coming.debtor_id))
     SELECT fresh.debtor_id AS came, known.debtor_id AS known FROM fresh JOIN fordring.debtor AS known
       ON known.creditor_id = $1 AND ltrim(known.debtor_id, '0') = ltrim(fresh.debtor_id, '0')
     WHERE fresh.name = fresh.debtor_id OR known.name = known.debtor_id OR lower(fresh.name) = lower(known.name)
        OR (fresh.identity_number <> '' AND fresh.identity_number = known.identity_number)
     ORDER BY 1 LIMIT 1`,
    [
      creditorId,
      debtors.map(({ debtorId }) => debtorId),
      debtors.map(({ name }) => name),
      debtors.map(({ identityNumber }) => identityNumber),
    ],
  );
  const [found] = rows;
  if (found) throw lostZeros(found.came, found.known, 'is registered already');
}

function lostZeros(came: string, known: string, where: string): DebtorUnknown {
  return new DebtorUnknown(
    `Debtor ${came} is not known, and is probably debtor ${known}, who ${where}. A spreadsheet takes zeros before a number away. ` +
      'Nothing was taken up. Write the id as the register has it. If these are two debtors, state the name of each.',
  );
}
