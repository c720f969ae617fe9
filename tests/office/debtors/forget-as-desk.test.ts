import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { grantRoles } from '../../../store/roles/grant-roles';
import { openOffice } from '../../../office/office';
import { hanna, sven } from '../decisions/decision-world';
import { useLedger } from '../ledger-world';
import { booksOfAnna, forgetAnna, OF_ANNA, town } from './forgotten-world';
import { wholeDump, whereSaid } from './whole-dump';

const ledger = useLedger();
let owner: Pool;
let desk: Pool;
let login: string;
beforeEach(async () => {
  owner = await ledger();
  await grantRoles(owner);
  login = `desk_${randomUUID().slice(0, 8)}`;
  const password = randomUUID();
  await owner.query(`CREATE ROLE ${login} LOGIN PASSWORD '${password}' IN ROLE fordring_desk`);
  const { connectionString = '' } = owner.options as { connectionString?: string };
  const url = new URL(connectionString);
  [url.username, url.password] = [login, password];
  desk = createLedgerPool(url.href);
});
afterEach(() => desk.end());

test('a desk erases by the act of two persons, and in no other way', async () => {
  const { outbox } = await booksOfAnna(owner);
  const office = openOffice({ pool: desk });
  const { forgettingId } = await office.debtors.forget(town(hanna), { debtorId: 'anna', ground: 'GDPR article 17' });
  const erase = `SELECT fordring.erase_row('${forgettingId}', 'debtor',
    '{"creditor_id": "town", "debtor_id": "anna"}', '{"name": "x"}')`;
  await expect(desk.query(erase)).rejects.toMatchObject({ code: 'FD131' });
  for (const statement of [
    `UPDATE fordring.payment SET stated = '{}'`,
    `UPDATE fordring.claim_event SET data = '{}'`,
    'DELETE FROM fordring.debtor_change',
    'DELETE FROM fordring.debtor',
    'DELETE FROM fordring.legal_hold',
  ])
    await expect(desk.query(statement)).rejects.toMatchObject({ code: '42501' });
  await office.debtors.confirmToForget(town(sven), { forgettingId, folder: outbox });
  expect(whereSaid(await wholeDump(owner), OF_ANNA)).toEqual([]);
  // The confirmation is over: nothing more is erased by it.
  await expect(desk.query(erase)).rejects.toMatchObject({ code: 'FD131' });
});

test('not even in the moment of a confirmation is a figure changed', async () => {
  await booksOfAnna(owner);
  const office = openOffice({ pool: desk });
  const { forgettingId } = await office.debtors.forget(town(hanna), { debtorId: 'anna', ground: 'GDPR article 17' });
  const client = await desk.connect();
  const within = async (statement: string) => {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO fordring.forgetting_mark (forgetting_id, mark, marked_by, role, marked_on)
       VALUES ($1, 'confirmed', 'sven', 'supervisor', '2027-01-01')`,
      [forgettingId],
    );
    return client.query(statement).finally(() => client.query('ROLLBACK'));
  };
  try {
    const amount = `SELECT fordring.erase_row('${forgettingId}', 'payment',
      '{"creditor_id": "town", "payment_id": "p-rest"}', '{"amount": 1}')`;
    await expect(within(amount)).rejects.toMatchObject({ code: 'FD131' });
    const posting = `SELECT fordring.erase_row('${forgettingId}', 'posting', '{"entry_id": 1, "line": 1}', '{"amount": 1}')`;
    await expect(within(posting)).rejects.toMatchObject({ code: 'FD131' });
  } finally {
    client.release();
  }
});

test('a forgetting of everything is one transaction: what fails halfway erases nothing', async () => {
  const { outbox } = await booksOfAnna(owner);
  await owner.query(
    `CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cut short'; END $$`,
  );
  await owner.query('CREATE TRIGGER fails BEFORE UPDATE ON fordring.work_assignment EXECUTE FUNCTION public.fail()');
  const before = whereSaid(await wholeDump(owner), OF_ANNA);
  await expect(forgetAnna(openOffice({ pool: desk }), sven, outbox)).rejects.toThrow('cut short');
  expect(whereSaid(await wholeDump(owner), OF_ANNA)).toEqual(before);
  await owner.query('DROP TRIGGER fails ON fordring.work_assignment');
  await forgetAnna(openOffice({ pool: desk }), sven, outbox);
  expect(whereSaid(await wholeDump(owner), OF_ANNA)).toEqual([]);
});
