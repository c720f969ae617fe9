import type { Pool } from 'pg';
import { writeDebtors, type Debtor } from '../../../office/creditors/register-debtors';
import { inTransaction } from '../../../store/connect';
import { anna, register, invoice, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }));
});

const NUMBER_ALONE: Debtor = {
  ...anna,
  kind: 'person',
  name: anna.debtorId,
  addressLines: [],
  postalCode: '',
  city: '',
  country: '',
  identityNumber: '',
};

async function hand(...debtors: readonly Debtor[]): Promise<void> {
  await inTransaction(pool, (client) => writeDebtors(client, 'town', debtors));
}

async function known(): Promise<unknown> {
  const { rows } = await pool.query(
    `SELECT kind, name, address_lines, postal_code, city, country, identity_number, address_protected
     FROM fordring.debtor WHERE debtor_id = $1`,
    [anna.debtorId],
  );
  return rows[0];
}

async function changes(): Promise<number> {
  return (await pool.query('SELECT FROM fordring.debtor_change')).rowCount ?? 0;
}

test('an import that has a debtor’s number alone changes nothing of what is known', async () => {
  const before = await known();
  await hand(NUMBER_ALONE);
  expect(await known()).toEqual(before);
  expect(await changes()).toBe(0);
});

test('what a list leaves blank stays, whatever else the list states', async () => {
  await hand({ ...NUMBER_ALONE, name: 'Anna Bo', city: 'Åsby' });
  expect(await known()).toMatchObject({
    name: 'Anna Bo',
    address_lines: anna.addressLines,
    city: anna.city,
    identity_number: anna.identityNumber,
  });
});

test('a whole address takes the place of the known one, and the change is dated with the data before it', async () => {
  await hand({ ...anna, addressLines: ['Nygatan 1'], postalCode: '99151', city: 'Åsby' });
  expect(await known()).toMatchObject({ address_lines: ['Nygatan 1'], postal_code: '991 51', city: 'Åsby' });
  const { rows } = await pool.query<{ before: object; dated: boolean }>(
    `SELECT before, changed_on = fordring.today_of('town') AS dated FROM fordring.debtor_change`,
  );
  expect(rows).toMatchObject([{ before: { name: anna.name, city: anna.city }, dated: true }]);
  await expect(pool.query('DELETE FROM fordring.debtor_change')).rejects.toMatchObject({ code: 'FD001' });
});

test('the same list again changes nothing', async () => {
  await hand({ ...anna, name: 'Anna Bo' });
  await hand({ ...anna, name: 'Anna Bo' });
  expect(await changes()).toBe(1);
});

test('a list protects an address, and a later list without a word of that leaves the address protected', async () => {
  await hand({ ...anna, addressProtected: true });
  await hand(anna);
  expect(await known()).toMatchObject({ address_protected: true });
});
