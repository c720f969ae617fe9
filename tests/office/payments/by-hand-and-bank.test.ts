import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { checkLedger } from '../../../office/controls/check-ledger';
import { openOffice, type Office } from '../../../office/office';
import { importPayments } from '../../../office/payments/import-payments';
import { IBAN, entry, statement, structured, transaction } from '../../formats/camt/camt-text';
import { balances, invoice, kronor, register, rulebookFor, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
const by: Actor = { subject: 'hanna', roles: ['case-handler', 'supervisor'], creditorIds: ['town'], source: 'oidc' };
const clerk = { by, creditorId: 'town' };

beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2016-03-05T11:00:00Z') });
  await register(
    pool,
    invoice({ number: '1', amount: '1000.00' }),
    invoice({ number: '2', amount: '1000.00' }),
    invoice({ number: '3', amount: '1000.00' }),
  );
});

async function take(content: Buffer): Promise<void> {
  await importPayments(pool, {
    ...{ creditorId: 'town', fileName: 'camt.xml', rulebookFor, today: civilDate('2016-03-05') },
    file: readBankFile(content),
    sha256: createHash('sha256').update(content).digest(),
  });
}

const SERVICED = '<AcctSvcrRef>R1</AcctSvcrRef>';
const SUM = statement('08', entry({ amount: '800.00', more: SERVICED }));
const SUM_WITHOUT_REFERENCE = statement('08', entry({ amount: '800.00' }));
const detail = (amount: string, reference?: string) =>
  transaction(reference === undefined ? '' : `<RmtInf>${structured(reference)}</RmtInf>`, amount);
/** Details of the sum in a notice; `more` leaves out the reference that links the two. */
function details(told: readonly string[], more = SERVICED, amount = '800.00'): Buffer {
  return statement('08', entry({ amount, more, details: told.join('') }), '054');
}

async function sumId(): Promise<string> {
  const [first] = await office.payments.suspense(clerk, {});
  return first?.paymentId ?? '';
}

async function takeOut(receipt: string, amount: string, invoiceNumber: string): Promise<string> {
  const partOf = await sumId();
  const asked = { receipt, amount: kronor(amount), account: 'swish', text: '', invoiceNumber, partOf };
  await office.payments.receive(clerk, asked);
  return partOf;
}

async function asked(): Promise<{ asideId: string; candidates: readonly string[] }[]> {
  const rows = await office.payments.aside(clerk, {});
  return rows.map(({ asideId, candidates }) => ({ asideId, candidates }));
}

/** What is paid on each invoice, as its number and the amount. */
async function paidOn(): Promise<string[]> {
  const { rows } = await pool.query<{ paid: string }>(
    `SELECT split_part(claim_id, '/', 2) || ' ' || sum(amount) AS paid FROM fordring.payment_placing
     GROUP BY claim_id ORDER BY claim_id`,
  );
  return rows.map(({ paid }) => paid);
}

async function atTheBankOnce(): Promise<void> {
  expect(await balances(pool)).toContain('19410 800.00');
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
}

describe('a detail of the bank that comes after a person took its money out of the sum', () => {
  test('is that money where amount and reference are the same, and the other details are booked', async () => {
    await take(SUM);
    await takeOut('S-1', '300.00', '1');
    await take(details([detail('300.00', '91'), detail('500.00', '92')]));
    expect(await paidOn()).toEqual(['1 300.00', '2 500.00']);
    expect(await asked()).toEqual([]);
    await atTheBankOnce();
  });

  test('is that money where a notice has only this detail, and so it stays in another file', async () => {
    await take(SUM);
    await takeOut('S-1', '300.00', '1');
    const first = details([detail('300.00', '91')], SERVICED, '300.00');
    await take(first);
    await take(details([detail('500.00', '92')], SERVICED, '500.00'));
    await take(Buffer.concat([first, Buffer.from('\n')]));
    expect(await paidOn()).toEqual(['1 300.00', '2 500.00']);
    expect(await asked()).toEqual([]);
    await atTheBankOnce();
  });

  test('is that money where the details make up the sum, though the person put it on another invoice', async () => {
    await take(SUM);
    await takeOut('S-1', '300.00', '3');
    await take(details([detail('300.00', '91'), detail('500.00', '92')]));
    expect(await paidOn()).toEqual(['2 500.00', '3 300.00']);
    expect(await asked()).toEqual([]);
    await atTheBankOnce();
  });

  test('is asked where two details are alike, with both sides', async () => {
    await take(SUM);
    const sum = await takeOut('S-1', '300.00', '3');
    await take(details([detail('300.00', '91'), detail('300.00', '92'), detail('200.00', '91')]));
    const questions = await asked();
    expect(questions.map(({ candidates }) => candidates)).toEqual([
      ['hand/S-1', sum],
      ['hand/S-1', sum],
    ]);
    expect(await paidOn()).toEqual(['1 200.00', '3 300.00']);
    await atTheBankOnce();
    const [first, second] = questions.map(({ asideId }) => asideId);
    if (first === undefined || second === undefined) throw new Error('two questions were expected');
    const same = (asideId: string, of?: string) =>
      office.payments.answerAside(clerk, { asideId, answer: 'same', ...(of !== undefined && { of }) });
    await expect(same(first)).rejects.toThrow('Say which of');
    await expect(same(first, 'moon')).rejects.toThrow('and not moon');
    expect(await same(first, 'hand/S-1')).toEqual({ booked: 0 });
    expect(await same(second, sum)).toEqual({ booked: 1 });
    expect(await paidOn()).toEqual(['1 200.00', '2 300.00', '3 300.00']);
    expect(await office.payments.suspense(clerk, {})).toEqual([]);
    await atTheBankOnce();
  });

  test('is asked where it has no reference and comes alone', async () => {
    await take(SUM);
    const sum = await takeOut('S-1', '300.00', '1');
    await take(details([detail('300.00')], SERVICED, '300.00'));
    expect((await asked()).map(({ candidates }) => candidates)).toEqual([['hand/S-1', sum]]);
    expect(await paidOn()).toEqual(['1 300.00']);
    await atTheBankOnce();
  });

  test('is asked where the person divided it among invoices', async () => {
    await take(SUM);
    await takeOut('S-1', '100.00', '1');
    await takeOut('S-2', '200.00', '1');
    await take(details([detail('300.00', '91')], SERVICED, '300.00'));
    expect(await asked()).toHaveLength(1);
    expect(await paidOn()).toEqual(['1 300.00']);
    await atTheBankOnce();
  });

  test('is asked where all of the sum was taken out by hand', async () => {
    await take(SUM);
    await takeOut('S-1', '300.00', '1');
    await takeOut('S-2', '500.00', '2');
    await take(details([detail('400.00', '91'), detail('400.00', '92')]));
    expect(await asked()).toHaveLength(2);
    expect(await paidOn()).toEqual(['1 300.00', '2 500.00']);
    await atTheBankOnce();
  });

  test('is asked where nothing links it to the sum', async () => {
    await take(SUM_WITHOUT_REFERENCE);
    const sum = await takeOut('S-1', '700.00', '1');
    await take(details([detail('700.00', '91'), detail('100.00', '92')], ''));
    const candidates = (await asked()).map((row) => row.candidates);
    expect(candidates).toEqual([
      ['hand/S-1', sum],
      ['hand/S-1', sum],
    ]);
    expect(await paidOn()).toEqual(['1 700.00']);
    await atTheBankOnce();
  });

  test('is that money too after the part was moved to another invoice', async () => {
    await take(SUM);
    await takeOut('S-1', '300.00', '3');
    await office.decisions.propose(
      { ...clerk, key: 'm1' },
      {
        kind: 'payment-move',
        subject: { of: 'claims', claimIds: ['town/1'] },
        terms: { paymentId: 'hand/S-1', fromClaimId: 'town/3' },
        ...{ reasonCode: 'placed-by-hand', reason: 'she called' },
      },
    );
    await take(details([detail('300.00', '91')], SERVICED, '300.00'));
    expect(await asked()).toEqual([]);
    expect(await paidOn()).toEqual(['1 300.00', '3 0.00']);
    await atTheBankOnce();
  });

  test('is asked where what was left of the sum was given back', async () => {
    await take(SUM);
    const sum = await takeOut('S-1', '300.00', '1');
    await office.payments.giveBack(clerk, { receipt: 'U-1', paymentId: sum, text: '' });
    await take(details([detail('300.00', '91'), detail('500.00', '92')]));
    expect(await asked()).toHaveLength(1);
    expect(await paidOn()).toEqual(['1 300.00']);
    expect(await balances(pool)).toContain('19410 300.00');
  });
});

describe('money that a person wrote down under the bank’s own account', () => {
  test('is asked when the bank tells of it some days later', async () => {
    const words = { amount: kronor('300.00'), account: IBAN, text: '', invoiceNumber: '1' };
    await office.payments.receive(clerk, { receipt: 'K-1', ...words, on: civilDate('2016-02-27') });
    await take(statement('08', entry({ amount: '300.00', details: detail('300.00', '91') })));
    expect((await asked()).map(({ candidates }) => candidates)).toEqual([['hand/K-1']]);
    expect(await paidOn()).toEqual(['1 300.00']);
  });

  test('is asked too when a person gave it back, and the bank tells of the return', async () => {
    await take(statement('08', entry({ amount: '300.00', more: SERVICED })));
    await office.payments.giveBack(clerk, { receipt: 'U-1', paymentId: await sumId(), text: '' });
    const told = entry({ amount: '300.00', direction: 'DBIT', more: '<RvslInd>true</RvslInd>' });
    await take(statement('08', told.replaceAll('2016-03-01', '2016-03-04')));
    expect((await asked()).map(({ candidates }) => candidates)).toEqual([['hand/U-1']]);
    expect(await balances(pool)).toContain('19410 0.00');
  });
});

describe('a row that was set aside, and that another file tells again', () => {
  test('is known by the reference that the bank told, after a person corrected it', async () => {
    const unlike = (day: string, more = '') =>
      statement('08', entry({ amount: '300.00', more, details: detail('300.00', '91') }).replaceAll('2016-03-01', day));
    await take(unlike('2030-03-01'));
    const [row] = await asked();
    const corrected = { answer: 'correct', reference: '92', on: civilDate('2016-03-01') } as const;
    await office.payments.answerAside(clerk, { asideId: row?.asideId ?? '', ...corrected });
    expect(await paidOn()).toEqual(['2 300.00']);
    await take(unlike('2016-03-01', '<AcctSvcrRef>R7</AcctSvcrRef>'));
    expect(await paidOn()).toEqual(['2 300.00']);
    expect(await asked()).toHaveLength(1);
  });
});
