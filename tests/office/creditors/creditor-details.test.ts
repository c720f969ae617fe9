import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { adoptedPolicies } from '../../../office/creditors/adopted-policies';
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

const bo: Caller['by'] = { subject: 'bo', roles: ['manager'], creditorIds: ['town'], source: 'oidc' };
const together: Caller = { ...hanna, second: bo };

async function adoptedNow(): Promise<unknown> {
  const newest = (await adoptedPolicies(pool, 'town', civilDate('2016-03-01'))).at(-1);
  return newest && { version: newest.version, groups: newest.groups?.map(({ code }) => code), runs: newest.runs };
}

test('accounts, groups and calendar wait for a second person, and are a version of the policy', async () => {
  const office = on('2016-03-01');
  const before = (await adoptedPolicies(pool, 'town', civilDate('2016-03-01'))).at(-1);
  const groups = [...(before?.groups ?? []), { code: 'A', name: 'Avgifter' }];
  const given = { accounts: ['991-2346'], groups, calendar: { frequency: 'weekly', firstRunOn: '2016-03-07' } };
  const alone = await office.creditors.setDetails(hanna, given);
  expect([alone.accounts?.outcome, alone.policy?.outcome]).toEqual(['waiting', 'waiting']);
  expect(await adoptedNow()).toMatchObject({ version: before?.version });
  const again = await office.creditors.setDetails(hanna, given);
  expect(again.policy).toMatchObject({ outcome: 'waiting', version: alone.policy?.version });

  await expect(office.creditors.setDetails(hanna, { groups })).rejects.toThrow(/waits for a second person/);
  const both = await office.creditors.setDetails(together, given);
  expect([both.accounts?.outcome, both.policy?.outcome]).toEqual(['approved', 'approved']);
  expect(await adoptedNow()).toMatchObject({
    version: `${before?.version ?? ''}-1`,
    groups: [...(before?.groups ?? []).map(({ code }) => code), 'A'],
    runs: { frequency: { value: 'weekly' }, firstRunOn: '2016-03-07' },
  });
  expect((await office.creditors.setDetails(together, given)).policy?.outcome).toBe('already-so');
});

test.each([
  ['an account with a wrong digit', { name: 'Sjövik', accounts: ['5050-1056'] }, /accounts cannot be right/],
  ['groups that are none', { name: 'Sjövik', groups: 'A' }, /groups/],
  ['a calendar without a first run', { name: 'Sjövik', calendar: { frequency: 'weekly' } }, /runs/],
])('%s is refused, and the name beside it does not change', async (_what, given, message) => {
  await expect(on('2016-03-01').creditors.setDetails(together, given)).rejects.toThrow(message);
  expect(await on('2016-03-01').creditors.details(hanna, {})).toEqual([]);
  expect(await on('2016-03-01').creditors.standingData(hanna, { waiting: true })).toEqual([]);
});
