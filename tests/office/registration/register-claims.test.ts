import type { Pool } from 'pg';
import { readClaim, claimIdsOfInvoice } from '../../../office/claims/read-claim';
import { registerClaims } from '../../../office/registration/register-claims';
import { registerCreditor, registerPolicy } from '../../../office/creditors/register-creditor';
import { addDays } from '../../../domain/kernel/civil-date';
import { DANISH_SAMPLE_CHART, SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { anna, balances, count, invoice, kronor, register, rulebookFor, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

test('an invoice becomes a claim with its first event, its entry and a message that starts its workflow', async () => {
  expect(await register(pool, invoice({ number: '1001' }), invoice({ number: '1002', amount: '0.01' }))).toEqual({
    registered: 2,
    repeated: 0,
  });
  expect(await balances(pool)).toEqual(['15190 1200.01', '31100 -1200.01']);
  const { rows } = await pool.query(
    `SELECT claim_id, amount, claimed_open, settled, event_number, next_step_on FROM fordring.claim ORDER BY claim_id`,
  );
  expect(rows).toEqual([
    {
      claim_id: 'town/1001',
      amount: '1200.00',
      claimed_open: '1200.00',
      settled: false,
      event_number: 1,
      next_step_on: '2016-02-08',
    },
    {
      claim_id: 'town/1002',
      amount: '0.01',
      claimed_open: '0.01',
      settled: false,
      event_number: 1,
      // No letter asks for so little: a person decides.
      next_step_on: null,
    },
  ]);
  expect(await claimIdsOfInvoice(pool, '1002')).toEqual(['town/1002']);
  expect((await readClaim(pool, 'town/1001'))?.claim.open.principal.toString()).toBe('1200.00');
  expect(await readClaim(pool, 'town/1003')).toBeUndefined();
});

test('a list that is sent again, longer than before, takes up only what is new', async () => {
  await register(pool, invoice({ number: '1001' }));
  const later = invoice({ number: '1001' });
  const tomorrow = { ...later, claim: { ...later.claim, on: addDays(later.claim.on, 1) } };
  expect(await register(pool, tomorrow, invoice({ number: '1002' }))).toEqual({ registered: 1, repeated: 1 });
  expect(await count(pool, 'claim_event')).toBe(2);
  expect(await count(pool, 'outbox')).toBe(2);
});

test.each([
  ['amount', '1200.00', '1200.01', { amount: '1200.01' }],
  ['due_on', '2016-02-01', '2016-02-02', { due: '2016-02-02' }],
  ['invoice_group', '61', '62', { group: '62' }],
  ['payment_reference', '91001', '777', { reference: '777' }],
])(
  'a known invoice with another %s is refused by invoice and field, and nothing of the list is taken up',
  async (field, known, other, change) => {
    await register(pool, invoice({ number: '1001' }));
    const again = invoice({ number: '1001', ...change });
    const same = { ...again, claim: { ...again.claim, issuedOn: invoice({ number: '1001' }).claim.issuedOn } };
    const attempt = register(pool, invoice({ number: '1000' }), same, invoice({ number: '1002' }));
    await expect(attempt).rejects.toMatchObject({ name: 'InvoiceKnownOtherwise' });
    await expect(attempt).rejects.toThrow(
      `Invoice 1001 is registered already with ${field} ${known}; it came again with ${other}.`,
    );
    expect(await count(pool, 'claim')).toBe(1);
  },
);

test('an invoice that stands twice in one list is refused', async () => {
  await expect(register(pool, invoice({ number: '1001' }), invoice({ number: '1001' }))).rejects.toThrow(
    'Invoice 1001 stands twice',
  );
});

test('an invoice for a debtor whom nobody knows is refused by name', async () => {
  const stranger = { ...invoice({ number: '1001' }), debtorId: 'stranger' };
  const attempt = register(pool, stranger);
  await expect(attempt).rejects.toMatchObject({ name: 'DebtorUnknown' });
  await expect(attempt).rejects.toThrow('Invoice 1001 is for debtor stranger');
});

test('a creditor that nobody registered cannot take up invoices', async () => {
  const elsewhere = { creditorId: 'elsewhere', debtors: [], registrations: [invoice({ number: '1' })], rulebookFor };
  await expect(registerClaims(pool, elsewhere)).rejects.toMatchObject({ name: 'CreditorUnknown' });
});

test('two processes that send the same list at once take it up once', async () => {
  const list = Array.from({ length: 200 }, (_, at) => invoice({ number: String(5000 + at) }));
  const results = await Promise.all([register(pool, ...list), register(pool, ...list)]);
  expect(results.map(({ registered }) => registered).sort()).toEqual([0, 200]);
  expect(await balances(pool)).toEqual(['15190 240000.00', '31100 -240000.00']);
});

test('a failure in the last of many parts takes the whole list with it', async () => {
  const list = Array.from({ length: 6_000 }, (_, at) => invoice({ number: String(at) }));
  const last = invoice({ number: '6000' });
  const wrong = { ...last, claim: { ...last.claim, amount: kronor('0.00') } };
  await expect(register(pool, ...list, wrong)).rejects.toThrow(/claim_amount_check/);
  expect([await count(pool, 'claim'), await count(pool, 'posting'), await count(pool, 'debtor')]).toEqual([0, 0, 0]);
});

test('a debtor who moved is brought up to date, and keeps odd signs in the address', async () => {
  await register(pool, invoice({ number: '1001' }));
  const moved = { ...anna, addressLines: ['Tab\there', '{"brace"}', 'back\\slash, comma'], city: 'Åsby' };
  await registerClaims(pool, { creditorId: 'town', debtors: [anna, moved], registrations: [], rulebookFor });
  const { rows } = await pool.query('SELECT name, address_lines, city, status FROM fordring.debtor');
  expect(rows).toEqual([{ name: 'Anna Åkesson', address_lines: moved.addressLines, city: 'Åsby', status: 'ordinary' }]);
});

test('a policy version is taken up once; with other settings it needs a new version', async () => {
  await registerPolicy(pool, seBotkyrka);
  const changed = { ...seBotkyrka, title: 'Something else' };
  await expect(registerPolicy(pool, changed)).rejects.toMatchObject({ name: 'PolicyVersionChanged' });
  await registerPolicy(pool, { ...changed, version: '99' });
  expect(await count(pool, 'policy_version')).toBe(2);
});

test('a creditor may be renamed, but keeps its chart of accounts', async () => {
  const town = {
    creditorId: 'town',
    name: 'Nya Björkvik',
    policy: seBotkyrka,
    chart: SWEDISH_SAMPLE_CHART,
    paymentAccounts: [],
  };
  await registerCreditor(pool, town);
  const { rows } = await pool.query('SELECT name FROM fordring.creditor');
  expect(rows).toEqual([{ name: 'Nya Björkvik' }]);
  await expect(registerCreditor(pool, { ...town, chart: DANISH_SAMPLE_CHART })).rejects.toMatchObject({
    name: 'CreditorChanged',
  });
});
