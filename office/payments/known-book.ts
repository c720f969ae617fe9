import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { addDays } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { BankMovement, StatedReference } from '../../domain/payment/bank-movement';
import type { AccountNames } from '../../domain/payment/accounts';
import { depositKeyOf } from '../../domain/payment/identity/deposit';
import { comparable, KnownBook, type KnownMoney, type ToldMovement } from '../../domain/payment/identity/known-money';
import type { Telling } from '../../domain/payment/identity/telling';
import { isByHand } from '../../domain/payment/hand-payment-id';
import { givenReference } from '../../formats/camt/camt-telling';
import { addHandParts } from './hand-parts';

/** Money that is alike is looked for so many days around a file's own days. */
const AROUND_DAYS = 10;

interface KnownRow {
  readonly movement_id: string;
  readonly account: string;
  readonly kind: BankMovement['kind'];
  readonly amount: string;
  readonly currency: Currency;
  readonly level: Telling['level'];
  readonly entry_amount: string;
  readonly fingerprint: string;
  readonly days: readonly CivilDate[];
  readonly marks: readonly string[];
  readonly payment_references: readonly string[];
  readonly is_sum: boolean;
  readonly rest: string | null;
  readonly status: string | null;
  readonly part_of: string | null;
  readonly text: readonly string[] | null;
}

/** Of which accounts and days, and under which names and keys, money is asked for. */
export interface AskedMoney {
  readonly accounts: readonly string[];
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly names: readonly string[];
  readonly keys: readonly string[];
}

/** What movements of a camt file may be told by. There must be one. */
export function askedBy(told: readonly ToldMovement[]): AskedMoney {
  const days = told.flatMap((movement) => movement.told.days).sort();
  return {
    accounts: [...new Set(told.map(({ account }) => account))],
    ...{ from: days[0] as CivilDate, through: days.at(-1) as CivilDate },
    names: [...new Set(told.flatMap((movement) => [...movement.told.names, ...movement.told.entryNames]))],
    keys: told.flatMap(({ key, receivedOn }) => [key, `${key}@${receivedOn}`]),
  };
}

/** What camt files have told of the accounts, under all their names: around the days, under the names and under the keys. */
export async function loadKnownBook(
  client: PoolClient,
  creditorId: string,
  { from, through, names: asNamed, keys, accounts: given }: AskedMoney,
  { accounts, except = [] }: { readonly accounts: AccountNames; readonly except?: readonly string[] },
): Promise<KnownBook> {
  const book = new KnownBook(accounts);
  const asked = [
    creditorId,
    [...new Set(given.flatMap((account) => accounts.of(account)))],
    addDays(from, -AROUND_DAYS),
    addDays(through, AROUND_DAYS),
    asNamed,
    keys,
  ];
  const { rows } = await client.query<KnownRow>(
    `WITH near AS MATERIALIZED (
       SELECT movement_id FROM fordring.movement_telling
       WHERE creditor_id = $1 AND account = ANY ($2) AND days[1] BETWEEN $3::date AND $4::date
       UNION SELECT movement_id FROM fordring.movement_name
       WHERE creditor_id = $1 AND account = ANY ($2) AND level IN ('entry', 'transaction') AND name = ANY ($5)
       UNION SELECT unnest($6::text[])
     )
     SELECT telling.movement_id, account, telling.kind, telling.amount::text, telling.currency, level, entry_amount,
       fingerprint, days::text[] AS days, marks, payment_references, is_sum, rest::text, status, stated -> 'text' AS text,
       sum_payment_id AS part_of
     FROM near JOIN fordring.movement_telling AS telling ON telling.creditor_id = $1 AND telling.movement_id = near.movement_id
     LEFT JOIN fordring.payment_standing AS payment ON payment.creditor_id = $1 AND payment.payment_id = telling.movement_id
     LEFT JOIN fordring.payment_part AS part ON part.creditor_id = $1 AND part.part_payment_id = telling.movement_id
     ORDER BY telling_id`,
    asked,
  );
  const names = await namesOf(client, creditorId, [...new Set(rows.map((row) => row.movement_id))]);
  const known = new Map<string, KnownMoney>();
  for (const row of rows) {
    const found = known.get(row.movement_id);
    if (found) addTo(found, row);
    else known.set(row.movement_id, knownOf(row, names.get(row.movement_id), accounts));
  }
  for (const one of known.values()) if (!except.includes(one.id)) book.add(one);
  for (const one of await namelessPayments(client, asked, accounts)) if (!book.all.has(one.id)) book.add(one);
  await addHandParts(client, creditorId, book);
  return book;
}

type Names = { readonly [Level in 'entry' | 'transaction' | 'deposit']: string[] };

async function namesOf(
  client: PoolClient,
  creditorId: string,
  movementIds: readonly string[],
): Promise<Map<string, Names>> {
  const { rows } = await client.query<{ movement_id: string; level: keyof Names; name: string }>(
    'SELECT movement_id, level, name FROM fordring.movement_name WHERE creditor_id = $1 AND movement_id = ANY ($2)',
    [creditorId, movementIds],
  );
  const names = new Map<string, Names>();
  for (const { movement_id: id, level, name } of rows) {
    const of = names.get(id) ?? { entry: [], transaction: [], deposit: [] };
    of[level].push(name);
    names.set(id, of);
  }
  return names;
}

function knownOf(row: KnownRow, names: Names | undefined, accounts: AccountNames): KnownMoney {
  const amount = Money.of(row.amount, row.currency);
  const ofBgMax = depositKeyOf(row.movement_id) ?? depositKeyOf(`${row.movement_id}/`);
  const known: KnownMoney = {
    ...{ id: row.movement_id, account: accounts.main(row.account), kind: row.kind, amount },
    open: row.rest === null ? amount : Money.of(row.rest, row.currency),
    isSum: row.is_sum,
    isDivisible: row.is_sum && row.status === 'suspense',
    isPart: row.part_of !== null || ofBgMax !== undefined,
    ...(row.part_of !== null && { partOf: row.part_of }),
    entryAmounts: new Set(),
    levels: new Set(),
    fingerprints: new Set(),
    entryNames: new Set(names?.entry),
    names: new Set(names?.transaction),
    marks: new Set(),
    days: new Set(),
    references: new Set(),
    text: row.text ?? [],
    deposits: new Set([...(ofBgMax === undefined ? [] : [ofBgMax]), ...(names?.deposit ?? [])]),
  };
  addTo(known, row);
  return known;
}

function addTo(known: KnownMoney, row: KnownRow): void {
  known.levels.add(row.level);
  known.entryAmounts.add(row.entry_amount);
  if (row.fingerprint !== '') known.fingerprints.add(row.fingerprint);
  for (const day of row.days) known.days.add(day);
  for (const mark of row.marks) known.marks.add(mark);
  for (const reference of row.payment_references) known.references.add(reference);
}

interface NamelessRow {
  readonly payment_id: string;
  readonly kind: BankMovement['kind'];
  readonly received_on: CivilDate;
  readonly amount: string;
  readonly currency: Currency;
  readonly account: string;
  readonly stated: readonly StatedReference[];
}

/** Payments of these accounts whose file was not kept: their old key says the little that is known. */
async function namelessPayments(
  client: PoolClient,
  asked: readonly unknown[],
  accounts: AccountNames,
): Promise<KnownMoney[]> {
  const { rows } = await client.query<NamelessRow>(
    `SELECT payment_id, kind, received_on, amount::text, currency, stated ->> 'account' AS account,
       coalesce(stated -> 'references', '[]') AS stated
     FROM (
       SELECT * FROM fordring.payment
       WHERE creditor_id = $1 AND stated ->> 'account' = ANY ($2) AND received_on BETWEEN $3::date AND $4::date
       UNION ALL
       SELECT * FROM fordring.payment
       WHERE creditor_id = $1 AND stated ->> 'account' = ANY ($2) AND payment_id = ANY ($5)
         AND received_on NOT BETWEEN $3::date AND $4::date
     ) AS payment
     WHERE NOT EXISTS (SELECT FROM fordring.movement_telling AS telling
                       WHERE telling.creditor_id = $1 AND telling.movement_id = payment_id)`,
    [...asked.slice(0, 4), asked[5]],
  );
  // What BgMax told has its own names, and stands in the book by its deposits.
  const ofCamt = rows.filter((row) => depositKeyOf(row.payment_id) === undefined);
  return ofCamt.map((row) => {
    const amount = Money.of(row.amount, row.currency);
    const name = givenReference(/^[^/]*\/(.*)\/\d+(?:#\d+)?$/.exec(row.payment_id)?.[1] ?? '');
    return {
      ...{ id: row.payment_id, account: accounts.main(row.account), kind: row.kind, amount, open: amount },
      ...{ isSum: false, isDivisible: false, isPart: false },
      entryAmounts: new Set([row.amount]),
      levels: new Set<Telling['level']>(),
      fingerprints: new Set<string>(),
      entryNames: new Set(name === '' ? [] : [name]),
      names: new Set(name === '' ? [] : [name]),
      marks: new Set<string>(),
      days: new Set(daysOf(row)),
      references: new Set(row.stated.map(({ reference }) => comparable(reference))),
      ...{ text: [], deposits: new Set<string>() },
    };
  });
}

/** What a person wrote down, the bank may tell of some days before or after. */
function daysOf({ payment_id: id, received_on: on }: NamelessRow): CivilDate[] {
  if (!isByHand(id)) return [on];
  return Array.from({ length: 2 * AROUND_DAYS + 1 }, (_, at) => addDays(on, at - AROUND_DAYS));
}
