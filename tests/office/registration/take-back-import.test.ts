import type { Pool } from 'pg';
import type { InvoiceRecord } from '../../../domain/claim/invoice-record';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { CaseEnginePort, ClaimNews } from '../../../office/claims/deliver-facts';
import { deliverFacts } from '../../../office/claims/deliver-facts';
import { readClaim } from '../../../office/claims/read-claim';
import type { DecisionAnswer } from '../../../office/decisions/decision-record';
import { checkLedger } from '../../../office/controls/check-ledger';
import { openOffice, type Office } from '../../../office/office';
import { importPayments } from '../../../office/payments/import-payments';
import { nothingRefused } from '../../support/nothing-refused';
import { person } from '../decisions/decision-world';
import { anna, balances, bankFile, carryOut, count, kronor, movement, paid, step, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
const hanna = person('hanna', 'case-handler');
const sven = person('sven', 'supervisor');
const berit = { ...anna, debtorId: 'berit', name: 'Berit Ek' };

beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2016-01-20T11:00:00Z') });
});

const record = (invoiceNumber: string, changed: Partial<InvoiceRecord> = {}): InvoiceRecord => ({
  ...{ invoiceNumber, debtorId: 'anna', invoiceGroup: '61', issuedOn: civilDate('2016-01-02') },
  ...{ dueOn: civilDate('2016-02-01'), amount: kronor('1200.00'), paymentReference: '' },
  ...changed,
});

const take = (key: string, ...invoices: readonly InvoiceRecord[]) =>
  office.registration.registerInvoices({ by: hanna, creditorId: 'town', key }, { invoices, debtors: [anna, berit] });

const takeBack = (importId: string, key?: string) =>
  office.registration.takeBackImport(
    { by: hanna, creditorId: 'town', ...(key !== undefined && { key }) },
    { importId, reasonCode: 'wrong-import', reason: 'The file was for another town.' },
  );

const approve = (decisionId: string) => office.decisions.approve({ by: sven }, { decisionId });

/** What became of it, in a word or in the refusal's sentence. */
async function word(answer: Promise<DecisionAnswer>): Promise<string> {
  const taken = await answer;
  return taken.outcome === 'refused' ? taken.refusal.message : taken.file.state;
}

async function faultsOf(): Promise<readonly unknown[]> {
  const { checks } = await checkLedger(pool);
  return checks.flatMap(({ offenders }) => offenders);
}

/** What the engine is told. */
async function told(): Promise<string[]> {
  const calls: string[] = [];
  const note = (call: string) => async (news: ClaimNews) => {
    calls.push(`${call} ${news.claimId} ${news.notice.eventNumber} ${news.notice.stage}`);
    return Promise.resolve();
  };
  await deliverFacts(pool, { start: note('start'), tell: note('tell') } satisfies CaseEnginePort, nothingRefused);
  return calls.sort();
}

test('an import is taken back by two persons, and the same numbers are registered anew in the same chain', async () => {
  expect(await take('first', record('1001'), record('1002'))).toMatchObject({ registered: 2, importId: 'first' });
  expect(await told()).toEqual(['start town/1001 1 awaiting-payment', 'start town/1002 1 awaiting-payment']);
  expect(await word(takeBack('first'))).toBe('waiting');
  expect(await balances(pool)).toEqual(['15190 2400.00', '31100 -2400.00']);
  expect(await word(approve('take-back/first'))).toBe('executed');
  expect(await balances(pool)).toEqual(['15190 0.00', '31100 0.00']);
  expect([await count(pool, 'letter'), await count(pool, 'document')]).toEqual([0, 0]);
  expect(await told()).toEqual(['tell town/1001 2 settled', 'tell town/1002 2 settled']);
  expect(await faultsOf()).toEqual([]);

  const anew = record('1001', { debtorId: 'berit', amount: kronor('900.00'), dueOn: civilDate('2016-02-15') });
  expect(await take('second', anew, record('1003'))).toMatchObject({ registered: 2, repeated: 0, importId: 'second' });
  expect(await balances(pool)).toEqual(['15190 2100.00', '31100 -2100.00']);
  expect(await told()).toEqual(['start town/1003 1 awaiting-payment', 'tell town/1001 3 awaiting-payment']);
  const { rows } = await pool.query(
    'SELECT debtor_id, amount, due_on, event_number, withdrawn, import_id FROM fordring.claim ORDER BY claim_id LIMIT 1',
  );
  expect(rows).toEqual([
    {
      debtor_id: 'berit',
      amount: '900.00',
      due_on: '2016-02-15',
      event_number: 3,
      withdrawn: false,
      import_id: 'second',
    },
  ]);
  expect((await pool.query('SELECT * FROM fordring.earlier_debtor')).rows).toEqual([
    { claim_id: 'town/1001', through_event: 2, debtor_id: 'anna' },
  ]);
  expect(await faultsOf()).toEqual([]);
  expect(await office.registration.imports({ by: hanna, creditorId: 'town' }, {})).toMatchObject([
    { importId: 'second', invoices: 2, withdrawn: 0, elsewhere: 0 },
    { importId: 'first', invoices: 2, withdrawn: 1, elsewhere: 1 },
  ]);
  expect(await word(takeBack('first'))).toBe('executed');
  expect(await balances(pool)).toEqual(['15190 2100.00', '31100 -2100.00']);
  await carryOut(pool, '1001', '2016-02-22', step('reminder'));
  expect(await count(pool, 'document')).toBe(1);
});

test('an import can be taken back again after it was registered anew', async () => {
  for (const name of ['first', 'second', 'third']) {
    await take(name, record('1001'));
    expect(await word(takeBack(name))).toBe('waiting');
    expect(await word(approve(`take-back/${name}`))).toBe('executed');
    expect(await balances(pool)).toEqual(['15190 0.00', '31100 0.00']);
  }
  expect(await faultsOf()).toEqual([]);
});

test.each([
  ['a payment', '2016-01-21', paid('2016-01-21', '1.00'), 'Invoice 1002: Money came in on 2016-01-21'],
  ['a letter', '2016-02-08', step('reminder'), 'Invoice 1002: The reminder of 2016-02-08 was taken'],
])('%s on one of the invoices keeps the whole import', async (_what, day, command, why) => {
  await take('first', record('1001'), record('1002'));
  await carryOut(pool, '1002', day, command);
  const before = await count(pool, 'claim_event');
  expect(await word(takeBack('first'))).toContain(why);
  expect(await count(pool, 'claim_event')).toBe(before);
});

test('what came in between proposal and approval keeps the import', async () => {
  await take('first', record('1001'), record('1002'));
  await takeBack('first');
  await carryOut(pool, '1002', '2016-01-20', paid('2016-01-20', '1.00'));
  expect(await word(approve('take-back/first'))).toContain('Money came in');
  expect(await faultsOf()).toEqual([]);
});

test('a payment for an invoice that was taken back waits in suspense', async () => {
  await take('first', record('1001'));
  await takeBack('first');
  await approve('take-back/first');
  await importPayments(pool, bankFile(movement({ key: 'm1', amount: '1200.00', for: ['1001'] })));
  const suspense = await office.payments.suspense({ by: hanna, creditorId: 'town' }, {});
  expect(suspense).toHaveLength(1);
  await take('second', record('1001'));
  expect(await faultsOf()).toEqual([]);
});

test('a hold that stands for the debtor is placed on both registrations', async () => {
  const hold = { kind: 'hold' as const, subject: { of: 'debtor' as const, debtorId: 'anna' }, reasonCode: 'illness' };
  await take('zeroth', record('1000'));
  await office.decisions.propose(
    { by: sven, creditorId: 'town', key: 'hold-1' },
    { ...hold, terms: { through: '2016-03-01' }, reason: 'In hospital.' },
  );
  await take('first', record('1001'));
  await takeBack('first');
  expect(await word(approve('take-back/first'))).toBe('executed');
  await take('second', record('1001'));
  const { rows } = await pool.query(
    `SELECT type FROM fordring.claim_event WHERE claim_id = 'town/1001' ORDER BY event_number`,
  );
  expect(rows.map(({ type }: { type: string }) => type)).toEqual([
    ...['ClaimRegistered', 'HoldPlaced', 'ClaimCredited', 'ClaimRegistered', 'HoldPlaced'],
  ]);
  expect(await faultsOf()).toEqual([]);
});

test('an import whose taking back was turned down can be taken back all the same', async () => {
  await take('first', record('1001'));
  expect(await word(takeBack('first'))).toBe('waiting');
  expect(await word(office.decisions.reject({ by: sven }, { decisionId: 'take-back/first' }))).toBe('rejected');
  expect(await word(takeBack('first'))).toBe('waiting');
  expect(await word(office.decisions.withdraw({ by: hanna }, { decisionId: 'take-back/first/2' }))).toBe('withdrawn');
  expect(await word(takeBack('first'))).toBe('waiting');
  expect(await word(takeBack('first'))).toBe('waiting');
  expect(await word(approve('take-back/first/3'))).toBe('executed');
  expect(await word(takeBack('first'))).toBe('executed');
  expect(await balances(pool)).toEqual(['15190 0.00', '31100 0.00']);
});

test('no number of invoices is too large for an import that is taken back; a decision names 50,000 at the most', async () => {
  await take('first', record('1001'));
  const claimIds = Array.from({ length: 50_001 }, (_each, at) => `town/${at + 1}`);
  const cancel = (key: string, terms: object) =>
    office.decisions.propose(
      { by: sven, creditorId: 'town', key },
      {
        ...{ kind: 'cancellation', subject: { of: 'claims', claimIds }, terms },
        ...{ reasonCode: 'wrong-import', reason: 'All of them.', document: 'D1' },
      },
    );
  // There are no such invoices; that is asked once their number is no obstacle.
  expect(await cancel('one', { importId: 'first' })).toMatchObject({ refusal: { refused: 'claim-unknown' } });
  expect(await cancel('two', {})).toMatchObject({
    refusal: { refused: 'subject-wrong', message: expect.stringContaining('50000 invoices at the most') as unknown },
  });
});

test('a decision on a debtor is taken back though the registration of one of its claims was taken back', async () => {
  const hold = { kind: 'hold' as const, subject: { of: 'debtor' as const, debtorId: 'anna' }, reasonCode: 'illness' };
  await take('zeroth', record('1000'));
  await take('first', record('1001'), record('1002'));
  await office.decisions.propose(
    { by: sven, creditorId: 'town', key: 'hold-1' },
    { ...hold, terms: { through: '2016-03-01' }, reason: 'In hospital.' },
  );
  await takeBack('first');
  expect(await word(approve('take-back/first'))).toBe('executed');
  // Of Berit the second time: the hold on Anna is not placed on the new registration.
  await take('second', record('1001', { debtorId: 'berit' }));
  const reversal = { reverses: 'hold-1', reasonCode: 'mistaken', reason: 'She is well.' };
  const answer = await office.decisions.reverse({ by: sven, creditorId: 'town', key: 'reversal-1' }, reversal);
  expect(answer).toMatchObject({
    outcome: 'recorded',
    file: { state: 'executed', claims: [{ claimId: 'town/1000' }] },
  });
  await take('third', record('1003'));
  const { rows } = await pool.query(
    `SELECT type FROM fordring.claim_event WHERE claim_id = 'town/1003' ORDER BY event_number`,
  );
  expect(rows).toEqual([{ type: 'ClaimRegistered' }]);
  expect(await faultsOf()).toEqual([]);
});

test('a decision on an invoice whose registration was taken back says so when it is to be taken back', async () => {
  await take('first', record('1001'));
  const hold = { kind: 'hold' as const, subject: { of: 'claims' as const, claimIds: ['town/1001'] } };
  await office.decisions.propose(
    { by: sven, creditorId: 'town', key: 'hold-1' },
    { ...hold, terms: { through: '2016-03-01' }, reasonCode: 'illness', reason: 'In hospital.' },
  );
  await takeBack('first');
  await approve('take-back/first');
  const reversal = { reverses: 'hold-1', reasonCode: 'mistaken', reason: 'She is well.' };
  const answer = office.decisions.reverse({ by: sven, creditorId: 'town', key: 'reversal-1' }, reversal);
  expect(await word(answer)).toContain('The registration was taken back');
});

test('a payment in suspense is placed on an invoice that was registered anew, and goes back from there', async () => {
  await take('first', record('1001'));
  await takeBack('first');
  await importPayments(pool, bankFile(movement({ key: 'lost', amount: '1200.00', on: '2016-01-18', text: ['rent'] })));
  const place = (key: string) =>
    office.decisions.propose(
      { by: sven, creditorId: 'town', key },
      {
        ...{ kind: 'payment-move', subject: { of: 'claims', claimIds: ['town/1001'] }, terms: { paymentId: 'lost' } },
        ...{ reasonCode: 'placed-by-hand', reason: 'She called.' },
      },
    );
  expect(await word(approve('take-back/first'))).toBe('executed');
  await take('second', record('1001', { amount: kronor('900.00') }));
  expect(await word(place('move-1'))).toBe('executed');
  const { claim } = (await readClaim(pool, 'town/1001')) ?? {};
  expect([...(claim?.payments ?? [])]).toMatchObject([{ paymentId: 'lost', decisionId: 'move-1' }]);
  expect(await faultsOf()).toEqual([]);
  const back = office.decisions.reverse(
    { by: sven, creditorId: 'town', key: 'back-1' },
    { reverses: 'move-1', reasonCode: 'mistaken', reason: 'It was for another.' },
  );
  expect(await word(back)).toBe('executed');
  expect(await balances(pool)).toContain('29990 -1200.00');
  expect(await faultsOf()).toEqual([]);
});

test('an import is never taken back in part, nor another creditor’s, and its name is used once', async () => {
  await take('first', record('1001'), record('1002'));
  const part = await office.decisions.propose(
    { by: sven, creditorId: 'town', key: 'part' },
    {
      ...{ kind: 'cancellation', subject: { of: 'claims', claimIds: ['town/1001'] }, terms: { importId: 'first' } },
      ...{ reasonCode: 'wrong-import', reason: 'Only one of them.', document: 'D1' },
    },
  );
  expect(part).toMatchObject({ outcome: 'refused', refusal: { refused: 'other-than-import' } });
  await expect(takeBack('unheard-of')).rejects.toMatchObject({ name: 'ImportUnknown' });
  await expect(take('first', record('1003'))).rejects.toMatchObject({ name: 'KeyReusedWithOtherContents' });
  expect(await count(pool, 'claim')).toBe(2);
  expect(await take('first', record('1001'), record('1002'))).toMatchObject({ registered: 0, repeated: 2 });
});

test('the database changes no invoice that was not taken back', async () => {
  await take('first', record('1001'));
  await expect(pool.query('UPDATE fordring.claim SET amount = 1')).rejects.toThrow(/never|append|change/i);
  await expect(pool.query(`UPDATE fordring.claim SET invoice_number = '1'`)).rejects.toThrow();
});
