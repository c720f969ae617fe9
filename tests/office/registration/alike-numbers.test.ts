import type { Pool } from 'pg';
import { registerClaims } from '../../../office/registration/register-claims';
import type { Registration } from '../../../office/registration/registration';
import { anna, count, invoice, register, rulebookFor, useLedger } from '../ledger-world';

/* What a spreadsheet takes away: the zeros before a number, of an invoice and of a debtor. */

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const berg = { ...anna, debtorId: 'berg', name: 'Berg', identityNumber: '' };

function ofDebtor(registration: Registration, debtorId: string): Registration {
  return { ...registration, debtorId };
}

function registerFor(debtors: readonly (typeof anna)[], ...registrations: readonly Registration[]) {
  return registerClaims(pool, { creditorId: 'town', debtors, registrations, rulebookFor });
}

test.each([
  ['to the letter', {}],
  ['with another amount', { amount: '700.00' }],
  ['of another day', { due: '2016-03-01' }],
  ['with the zeros of its reference lost too', { reference: '90001234', amount: '1.00', due: '2016-03-01' }],
])('an invoice whose leading zeros were lost is no second claim: %s', async (_what, change) => {
  await register(pool, invoice({ number: '0001234', reference: '090001234' }));
  for (const came of ['1234', '01234', '00001234']) {
    const attempt = register(pool, invoice({ number: '77' }), invoice({ number: came, ...change }));
    await expect(attempt).rejects.toMatchObject({ name: 'InvoiceKnownOtherwise' });
    await expect(attempt).rejects.toThrow(`Invoice ${came} is probably invoice 0001234, which is registered already`);
  }
  expect(await count(pool, 'claim')).toBe(1);
});

test('both in one list are refused', async () => {
  const attempt = register(pool, invoice({ number: '0001234' }), invoice({ number: '1234' }));
  await expect(attempt).rejects.toThrow('Invoice 1234 is probably invoice 0001234, which stands in the same list');
  expect(await count(pool, 'claim')).toBe(0);
});

test('two invoices that have nothing else in common are two, and the first one again is once', async () => {
  await registerFor([anna, berg], invoice({ number: '0001234' }), ofDebtor(invoice({ number: '1234' }), 'berg'));
  const other = invoice({ number: '01234', reference: '555', amount: '3.00', due: '2016-08-01' });
  expect(await register(pool, invoice({ number: '0001234' }), other)).toEqual({ registered: 1, repeated: 1 });
});

test.each([
  ['of whom nothing but the id is known', { name: '42', identityNumber: '' }],
  ['of the same name', { name: 'ANNA ÅKESSON', identityNumber: '' }],
  ['of the same identity number', { name: 'A Åkesson' }],
])('a debtor whose leading zeros were lost is no second debtor: one %s', async (_what, change) => {
  await registerFor([{ ...anna, debtorId: '0042' }]);
  const came = { ...anna, debtorId: '42', ...change };
  const attempt = registerFor([came], ofDebtor(invoice({ number: '1' }), '42'));
  await expect(attempt).rejects.toMatchObject({ name: 'DebtorUnknown' });
  await expect(attempt).rejects.toThrow('Debtor 42 is not known, and is probably debtor 0042');
  await expect(registerFor([came, { ...anna, debtorId: '0042' }])).rejects.toThrow('debtor');
  expect(await count(pool, 'debtor')).toBe(1);
});

test('two debtors of different names may have ids that differ by zeros', async () => {
  await registerFor([{ ...anna, debtorId: '0042' }]);
  await registerFor([{ ...berg, debtorId: '42' }]);
  await registerFor([
    { ...berg, debtorId: '42' },
    { ...anna, debtorId: '0042' },
  ]);
  expect(await count(pool, 'debtor')).toBe(2);
});

test('an import of an invoice that was taken back does not stand in the way', async () => {
  await register(pool, invoice({ number: '0001234' }));
  await pool.query('UPDATE fordring.claim SET withdrawn = true');
  expect(await register(pool, invoice({ number: '1234' }))).toMatchObject({ registered: 1 });
});

test.each(['a-2', 'A2', 'A 2'])('the number A-2 typed as %s is no second claim', async (came) => {
  await register(pool, invoice({ number: 'A-2' }));
  const attempt = register(pool, invoice({ number: '77' }), invoice({ number: came }));
  await expect(attempt).rejects.toThrow(`Invoice ${came} is probably invoice A-2, which is registered already`);
  const both = register(
    pool,
    invoice({ number: 'B-2' }),
    invoice({ number: came.replace('A', 'B').replace('a', 'b') }),
  );
  await expect(both).rejects.toThrow('is probably invoice B-2, which stands in the same list');
  expect(await count(pool, 'claim')).toBe(1);
  const others = [invoice({ number: came, amount: '7.00' }), invoice({ number: 'A-2' })];
  expect(await register(pool, ...others)).toEqual({ registered: 1, repeated: 1 });
});
