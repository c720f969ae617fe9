import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { closeHead } from '../../../office/controls/close-heads';
import { openOffice, type Office } from '../../../office/office';
import type { Debtor } from '../../../office/creditors/register-debtors';
import type { Registration } from '../../../office/registration/registration';
import { registerClaims } from '../../../office/registration/register-claims';
import { tamper } from '../controls/tampered-books';
import { decideAs, hanna, maj, request, rut, sven } from '../decisions/decision-world';
import { anna, bankFile, carryOut, invoice, movement, paid, register, rulebookFor, useLedger } from '../ledger-world';
import { importPayments } from '../../../office/payments/import-payments';
import { bo, booksOfAnna, forgetAnna, OF_ANNA, town } from './forgotten-world';
import { filesBelow, wholeDump, whereSaid } from './whole-dump';

const ledger = useLedger();
let pool: Pool;
let office: Office;
let outbox: string;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool });
  ({ outbox } = await booksOfAnna(pool));
});

async function problems(): Promise<readonly string[]> {
  const { checks } = await checkLedger(pool);
  return checks.flatMap(({ name, offenders }) => offenders.map((offender) => `${name}: ${offender}`));
}

const put = (today?: string, key?: string) =>
  office.debtors.forget(town(hanna, today, key), { debtorId: 'anna', ground: 'GDPR article 17(1)(a)' });

describe('a debtor who is forgotten', () => {
  test('is nowhere in the books nor in the outbox folder', async () => {
    const before = whereSaid(await wholeDump(pool), OF_ANNA).map((found) => found.split(': '));
    expect([...new Set(before.map(([, word]) => word))].sort()).toEqual([...OF_ANNA].sort());
    expect([...new Set(before.map(([place]) => place))].sort()).toEqual([
      ...['claim_event', 'debtor', 'debtor_change', 'decision', 'document', 'incoming_bank_file_piece', 'payment'],
      'work_assignment',
    ]);
    const { files } = await forgetAnna(office, sven, outbox);
    // A reminder, a demand and the deferral.
    expect(files).toBe(3);
    expect(whereSaid(await wholeDump(pool), OF_ANNA)).toEqual([]);
    expect(whereSaid(filesBelow(outbox), OF_ANNA)).toEqual([]);
    expect([...filesBelow(outbox).keys()].filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });

  test('leaves every chain as it was, before and after the day is closed', async () => {
    await closeHead(pool, 'town', civilDate('2016-04-30'));
    expect(await problems()).toEqual([]);
    await forgetAnna(office, sven, outbox);
    expect(await problems()).toEqual([]);
    await closeHead(pool, 'town', civilDate('2027-01-02'));
    expect(await problems()).toEqual([]);
  });

  test('takes nothing of another debtor along', async () => {
    const ofBo = ['Bo Ekström', '19101010-1010', '920011'];
    const before = whereSaid(await wholeDump(pool), ofBo);
    await forgetAnna(office, sven, outbox);
    expect(whereSaid(await wholeDump(pool), ofBo)).toEqual(before);
  });

  test('is called so in lists', async () => {
    await forgetAnna(office, sven, outbox);
    const { rows } = await pool.query(
      `SELECT name, identity_number, address_lines FROM fordring.debtor WHERE debtor_id = 'anna'`,
    );
    expect(rows).toEqual([{ name: 'forgotten debtor', identity_number: '', address_lines: [] }]);
    const { rows: letters } = await pool.query<{ name: string }>(
      `SELECT content -> 'parties' -> 'debtors' -> 0 ->> 'name' AS name FROM fordring.document`,
    );
    expect(letters.map(({ name }) => name)).toEqual(['forgotten debtor', 'forgotten debtor', 'forgotten debtor']);
  });

  test('leaves every figure, day, posting and event', async () => {
    const before = await figures();
    await forgetAnna(office, sven, outbox);
    // What somebody wrote is quoted in the explanation.
    const text = JSON.stringify(before)
      .replaceAll('Anna Nyberg wrote by hand', 'forgotten')
      .replaceAll('her illness is known', 'forgotten');
    expect(JSON.parse(JSON.stringify(await figures()))).toEqual(JSON.parse(text));
  });

  test('is not found by what all such debtors are called', async () => {
    await forgetAnna(office, sven, outbox);
    const { places } = await office.debtors.exportData(town(hanna), { debtorId: 'anna' });
    const held = places.filter(({ rows }) => JSON.stringify(rows).includes('Bo Ekström'));
    expect(held).toEqual([]);
    await expect(put()).rejects.toMatchObject({ name: 'ForgettingRefused' });
  });
});

/** What reports are made of: claims, events without words, entries, payments, age analysis, key figures and vouchers. */
async function figures(): Promise<unknown> {
  const asked = [
    'SELECT * FROM fordring.claim ORDER BY claim_id',
    'SELECT claim_id, event_number, type, business_on, booked_on, hash FROM fordring.claim_event ORDER BY 1, 2',
    'SELECT * FROM fordring.journal_entry JOIN fordring.posting USING (entry_id) ORDER BY entry_id, line',
    'SELECT payment_id, amount, received_on, status FROM fordring.payment ORDER BY 1',
    'SELECT * FROM fordring.payment_share ORDER BY payment_id',
    "SELECT document_id, kind, status, content -> 'letter' AS letter FROM fordring.document ORDER BY 1",
  ];
  const rows = [];
  for (const sql of asked) rows.push((await pool.query(sql)).rows);
  const by = town(rut, '2016-03-31');
  return {
    rows,
    totals: await office.controls.totals(by, {}),
    keyFigures: await office.lists.keyFigures(by, {}),
    aged: await office.close.ages(by, {}),
    explained: (await office.claims.explain(by, { invoice: '1001' })) as unknown,
  };
}

describe('two persons', () => {
  test('are needed, and the database asks for them too', async () => {
    const { forgettingId } = await put();
    const both = { ...hanna, roles: ['case-handler', 'supervisor'] as const };
    await expect(office.debtors.confirmToForget(town(both), { forgettingId })).rejects.toMatchObject({
      name: 'ForgettingRefused',
    });
    const sql = `INSERT INTO fordring.forgetting_mark (forgetting_id, mark, marked_by, role, marked_on)
      VALUES ($1, 'confirmed', ' HANNA', 'supervisor', '2027-01-01')`;
    await expect(pool.query(sql, [forgettingId])).rejects.toMatchObject({ code: 'FD131' });
    await expect(office.debtors.confirmToForget(town(hanna), { forgettingId })).rejects.toMatchObject({
      name: 'PermissionMissing',
    });
  });

  test('may do so once, under a key, and get the same answer again', async () => {
    const first = await put('2027-01-01', 'own-key');
    expect(await put('2027-01-02', 'own-key')).toEqual(first);
    const other = { debtorId: 'anna', ground: 'another' };
    await expect(office.debtors.forget(town(hanna, '2027-01-01', 'own-key'), other)).rejects.toMatchObject({
      name: 'KeyReusedWithOtherContents',
    });
    // The same debtor under another key is the one that waits.
    expect(await put('2027-01-01', 'second-key')).toEqual(first);
    const done = await office.debtors.confirmToForget(town(sven), { forgettingId: 'own-key', folder: outbox });
    const again = await office.debtors.confirmToForget(town(sven), { forgettingId: 'own-key', folder: outbox });
    expect({ ...again, places: undefined }).toEqual({ ...done, places: undefined });
    await expect(office.debtors.confirmToForget(town(maj), { forgettingId: 'own-key' })).rejects.toMatchObject({
      name: 'ForgettingRefused',
    });
    await expect(office.debtors.declineToForget(town(sven), { forgettingId: 'own-key' })).rejects.toThrow(/undoes/);
  });

  test('are named, with the law and who else has data of the debtor', async () => {
    await office.debtors.exportData(town(maj), { debtorId: 'anna' });
    const done = await forgetAnna(office, sven, outbox);
    expect(done).toMatchObject({
      ...{ state: 'confirmed', proposedBy: 'hanna', settledBy: 'sven', keptThrough: '2026-12-31' },
      paragraph: 'lag (1997:614) om kommunal redovisning 2 kap. 11 §',
      givenTo: [
        { whom: 'folder', what: 'letters', count: 3 },
        { whom: 'maj', what: 'an extract of everything held', count: 1 },
      ],
    });
  });

  test('a proposal that is declined erases nothing, and may be made anew', async () => {
    const { forgettingId } = await put();
    await office.debtors.declineToForget(town(sven), { forgettingId });
    expect(whereSaid(await wholeDump(pool), ['Anna Nyberg'])).not.toEqual([]);
    expect((await put()).forgettingId).not.toBe(forgettingId);
  });

  test('a ground that names the debtor is refused', async () => {
    const asked = { debtorId: 'anna', ground: 'Anna Nyberg asked' };
    await expect(office.debtors.forget(town(hanna), asked)).rejects.toThrow(/names the debtor/);
  });
});

describe('nobody is forgotten', () => {
  const refusal = (words: RegExp) => ({
    name: 'DebtorNotForgettable',
    message: expect.stringMatching(words) as string,
  });

  test('before the books may go, with the first day and the paragraph', async () => {
    await expect(put('2026-12-31')).rejects.toMatchObject(
      refusal(/kept through 2026-12-31 \(lag \(1997:614\).*first possible day is 2027-01-01/),
    );
    await expect(put('2027-01-01')).resolves.toMatchObject({ state: 'waiting' });
  });

  test('before the creditor’s own plan lets go', async () => {
    const plan = { years: 12, plan: 'dokumenthanteringsplan 2020, 4 kap.' };
    await office.debtors.keepLonger({ ...town(hanna, '2020-01-01'), second: sven }, plan);
    await expect(put()).rejects.toMatchObject(refusal(/kept through 2028-12-31 \(dokumenthanteringsplan/));
  });

  test.each([
    ['2016-01-01', 9, /10 years on 2016-01-01 \(lag \(1997:614\)/],
    ['2018-12-31', 7, /10 years on 2018-12-31/],
    ['2019-01-01', 6, /7 years on 2019-01-01 \(lag \(2018:597\)/],
    ['2020-01-01', 3, /7 years on 2020-01-01/],
  ])('by a plan of %s with %i years, which is less than the law asks', async (today, years, words) => {
    const said = office.debtors.keepLonger({ ...town(hanna, today), second: sven }, { years, plan: 'short' });
    await expect(said).rejects.toMatchObject({
      ...{ name: 'StandingDataRefused', refused: 'below-the-law' },
      message: expect.stringMatching(words) as string,
    });
    const { rows } = await pool.query(`SELECT FROM fordring.standing_change WHERE kind = 'retention'`);
    expect(rows).toEqual([]);
  });

  test('by a plan that begins later, which the law of its first day measures', async () => {
    const by = { ...town(hanna, '2018-06-01'), second: sven };
    const plan = { years: 7, plan: 'plan of 2018' };
    await expect(office.debtors.keepLonger(by, plan)).rejects.toThrow(/10 years on 2018-06-01/);
    const later = { ...plan, validFrom: civilDate('2019-01-01') };
    expect(await office.debtors.keepLonger(by, later)).toMatchObject({ outcome: 'approved' });
  });

  test('while an invoice is open', async () => {
    await register(pool, invoice({ number: '1009', reference: '910099' }));
    await pool.query('UPDATE fordring.outbox SET delivered_at = now()');
    await expect(put()).rejects.toMatchObject(refusal(/an invoice is open/));
  });

  test('while money is owed back', async () => {
    await carryOut(pool, '1001', '2016-04-02', paid('2016-04-02', '10.00', 'p-more'));
    await expect(put()).rejects.toMatchObject(refusal(/money is owed back/));
  });

  test('while a payment waits that names the person', async () => {
    await importPayments(pool, bankFile(movement({ key: 's', amount: '10.00', text: ['121212-1212'] })));
    await expect(put()).rejects.toMatchObject(refusal(/suspense/));
  });

  test('while a message or a letter has not left', async () => {
    await pool.query('UPDATE fordring.outbox SET delivered_at = NULL');
    await expect(put()).rejects.toMatchObject(refusal(/has not left/));
  });

  test('while a decision waits', async () => {
    await tamper(
      pool,
      `UPDATE fordring.decision SET needs_approval = true, approval_by = '{manager}' WHERE decision_id = 'd-1'`,
      `UPDATE fordring.decision_mark SET mark = 'proposed' WHERE decision_id = 'd-1'`,
    );
    await expect(put()).rejects.toMatchObject(refusal(/a decision waits/));
  });

  test('while a legal hold stands, and again once somebody has ended it', async () => {
    const placed = { debtorId: 'anna', reason: 'Anna Nyberg is in court', through: civilDate('2027-06-30') };
    const { holdId } = await office.debtors.hold(town(hanna, '2026-05-01', 'h-1'), placed);
    expect(await office.debtors.hold(town(hanna, '2026-05-02', 'h-1'), placed)).toMatchObject({
      placedOn: '2026-05-01',
    });
    await expect(put()).rejects.toMatchObject(refusal(/a legal hold stands/));
    await expect(put('2027-07-01')).resolves.toMatchObject({ state: 'waiting' });
    const { forgettingId } = await put('2027-07-01');
    await expect(office.debtors.confirmToForget(town(sven), { forgettingId })).rejects.toMatchObject(refusal(/hold/));
    await office.debtors.release(town(sven), { holdId, reason: 'the court is done' });
    await office.debtors.confirmToForget(town(sven), { forgettingId });
    expect(whereSaid(await wholeDump(pool), ['in court', 'the court is done'])).toEqual([]);
    expect(await problems()).toEqual([]);
  });

  test('whose number holds the identity number', async () => {
    const numbered = { ...bo, debtorId: '191010101010' };
    await registerClaims(pool, { creditorId: 'town', debtors: [numbered], registrations: [], rulebookFor });
    const asked = { debtorId: '191010101010', ground: 'GDPR' };
    await expect(office.debtors.forget(town(hanna), asked)).rejects.toMatchObject(refusal(/holds the identity number/));
  });

  test('who is not in the register', async () => {
    const asked = { debtorId: 'nobody', ground: 'GDPR' };
    await expect(office.debtors.forget(town(hanna), asked)).rejects.toMatchObject({ name: 'DebtorUnknown' });
  });
});

describe('the number of a forgotten debtor is not used again', () => {
  const invoiceOf = (number: string, debtorId: string) => ({
    ...invoice({ number, reference: `91${number}9` }),
    debtorId,
  });
  const take = (debtors: readonly Debtor[], ...registrations: readonly Registration[]) =>
    registerClaims(pool, { creditorId: 'town', debtors, registrations, rulebookFor });
  const bare: Debtor = {
    ...{ debtorId: 'anna', kind: 'person', name: 'anna', addressLines: [], postalCode: '', city: '' },
    ...{ country: '', identityNumber: '' },
  };
  const refusal = {
    name: 'DebtorForgotten',
    message: expect.stringMatching(/^Debtor anna was forgotten on 2027-01-01\..*gets a new number/) as string,
  };
  beforeEach(() => forgetAnna(office, sven, outbox));

  test('by a debtor file, nor by an invoice with or without its debtor', async () => {
    const before = await wholeDump(pool);
    await expect(take([anna])).rejects.toMatchObject(refusal);
    await expect(take([bo, anna], invoiceOf('1009', 'anna'))).rejects.toMatchObject(refusal);
    await expect(take([], invoiceOf('1009', 'anna'))).rejects.toMatchObject(refusal);
    await expect(take([bare], invoiceOf('1009', 'anna'))).rejects.toMatchObject(refusal);
    await expect(take([{ ...bare, identityNumber: '19121212-1212' }])).rejects.toMatchObject(refusal);
    await expect(take([{ ...bare, addressProtected: true }])).rejects.toMatchObject(refusal);
    expect(await wholeDump(pool)).toEqual(before);
    const { debtors } = await office.debtors.retention(town(rut), {});
    expect(debtors.find(({ debtorId }) => debtorId === 'anna')).toMatchObject({ forgottenOn: '2027-01-01' });
  });

  test('by a decision that makes the debtor liable', async () => {
    await take([bo], invoiceOf('2009', 'bo'));
    const subject = { of: 'claims' as const, claimIds: ['town/2009'] };
    const asked = request('liable-debtor', { debtorId: 'anna', liable: true }, { subject, today: '2027-01-02' });
    expect(await decideAs(pool, hanna, asked)).toMatchObject({
      ...{ outcome: 'refused', refusal: { refused: 'debtor-unknown', message: refusal.message } },
    });
  });

  test('but invoices that are known may be sent again, and the person comes back under a new number', async () => {
    const known = { ...invoice({ number: '1001', reference: '910011' }), debtorId: 'anna' };
    expect(await take([bare], known)).toMatchObject({ registered: 0, repeated: 1 });
    const newNumber = { ...anna, debtorId: 'anna-2' };
    expect(await take([newNumber], invoiceOf('1009', 'anna-2'))).toMatchObject({ registered: 1 });
    expect(await problems()).toEqual([]);
  });

  test('until an older backup has brought the debtor back, who is then forgotten again', async () => {
    await tamper(
      pool,
      `UPDATE fordring.debtor SET name = 'Anna Nyberg' WHERE debtor_id = 'anna'`,
      'DELETE FROM fordring.forgetting_mark',
    );
    await expect(take([{ ...anna, name: 'Anna Nyberg' }])).resolves.toMatchObject({ registered: 0 });
  });
});

describe('what is left of a forgotten debtor is still vouched for', () => {
  beforeEach(() => forgetAnna(office, sven, outbox));

  test.each([
    [`UPDATE fordring.payment SET amount = 499 WHERE payment_id <> 'p-rest' AND amount = 500`, 'payment'],
    [
      `UPDATE fordring.claim_event SET data = data || '{"flagged": false}' WHERE type = 'FlagChanged'`,
      'claim town/1001',
    ],
    [`UPDATE fordring.decision SET proposed_by = 'maj' WHERE decision_id = 'd-1'`, 'd-1'],
    [`UPDATE fordring.decision SET erased = repeat('0', 64) WHERE decision_id = 'd-1'`, 'd-1'],
    [`UPDATE fordring.document SET erased = repeat('0', 64) WHERE document_id = 'town/1001/2'`, 'document town/1001/2'],
    [`UPDATE fordring.incoming_bank_file_piece SET piece = piece || '\\x20'`, 'march.txt'],
    [`UPDATE fordring.forgetting SET ground = 'another'`, 'forgetting'],
    [`UPDATE fordring.forgetting_mark SET marked_by = 'maj'`, 'mark on a forgetting'],
    [`DELETE FROM fordring.erased_row WHERE table_name = 'payment'`, 'erased row'],
  ])('%s', async (statement, named) => {
    await tamper(pool, statement);
    expect((await problems()).join('\n')).toContain(named);
  });
});
