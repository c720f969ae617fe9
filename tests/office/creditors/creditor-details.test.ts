import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { readCreditor } from '../../../office/creditors/creditor';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const on = (day: string): Office => openOffice({ pool, clock: () => Date.parse(`${day}T11:00:00Z`) });
const hanna: Caller = {
  by: { subject: 'hanna', roles: ['case-handler'], creditorIds: ['town'], source: 'oidc' },
  creditorId: 'town',
};

/** What the creditor is called on a day. */
async function nameOn(day: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ name: string | null }>(
    `SELECT fordring.creditor_detail_on('town', 'name', $1) AS name`,
    [day],
  );
  return rows[0]?.name ?? undefined;
}

test('a detail holds from its day on, and what was said before stays on record', async () => {
  await on('2016-03-01').creditors.setDetails(hanna, { name: 'Sjövik', organisationNumber: '212000-0142' });
  const later = { name: 'Nya Sjövik', validFrom: civilDate('2016-04-01') };
  await on('2016-03-02').creditors.setDetails(hanna, later);
  expect([await nameOn('2016-02-29'), await nameOn('2016-03-31'), await nameOn('2016-04-01')]).toEqual([
    undefined,
    'Sjövik',
    'Nya Sjövik',
  ]);
  expect(
    (await on('2016-03-02').creditors.details(hanna, {})).map(({ detail, contents }) => `${detail} ${contents}`),
  ).toEqual(['name Sjövik', 'organisation-number 212000-0142', 'name Nya Sjövik']);
  // Today is a later day by the clock of the database.
  expect(await readCreditor(pool, 'town')).toMatchObject({ name: 'Nya Sjövik', organisationNumber: '212000-0142' });
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
});

test('the same again adds nothing', async () => {
  const office = on('2016-03-01');
  expect((await office.creditors.setDetails(hanna, { contact: 'the billing office' })).set).toHaveLength(1);
  expect((await office.creditors.setDetails(hanna, { contact: 'the billing office' })).set).toEqual([]);
  expect(await office.creditors.details(hanna, {})).toHaveLength(1);
});

test.each([
  ['a number with a wrong digit', { organisationNumber: '212000-0143' }, /no Swedish organisation number/],
  ['a day that has passed', { name: 'Sjövik', validFrom: civilDate('2016-02-29') }, /holds from 2016-03-01 or later/],
  ['nothing', {}, /say what is to change/],
])('%s is refused, and nothing changes', async (_what, given, message) => {
  await expect(on('2016-03-01').creditors.setDetails(hanna, given)).rejects.toThrow(message);
  expect(await on('2016-03-01').creditors.details(hanna, {})).toEqual([]);
});
