import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { WriteDownAnswer } from '../../../domain/decisions/write-down-answer';
import type { Sheet } from '../../../formats/sheets/sheet';
import { writeCsvSheet } from '../../../formats/sheets/write-csv-sheet';
import { writeXlsxSheet } from '../../../formats/sheets/write-xlsx-sheet';
import { checkLedger } from '../../../office/controls/check-ledger';
import { wakeCalendarsOfCloses } from '../../../office/close/tell-closes';
import { calendarsToKeep } from '../../../office/reconciliation/calendar-of-runs';
import { openOffice } from '../../../office/office';
import { deliverChases } from '../../../office/completeness/deliver-chases';
import { createFolderNotices } from '../../../office/reconciliation/notices';
import { chaseAnswers, WRITE_DOWN_CHASES } from '../../../office/write-downs/chase-answers';
import { writeDownRowsSheet } from '../../../print/reports/write-down-rows-sheet';
import { readClaim } from '../../../office/claims/read-claim';
import {
  approveAs,
  dag,
  hanna,
  kim,
  maj,
  noonOf,
  outcome,
  person,
  refusalIn,
  request,
  decideAs,
} from '../decisions/decision-world';
import { carryOut, invoice, kronor, monitored, paid, register, useLedger } from '../ledger-world';

/*
 * Four monitored claims of the technical administration, proposed on 10 December 2016 and to be answered by 9 January 2017.
 * 1001, 1002 and 1004: 1,200.00, costs 180.00 and interest 4.46. 1003: 800.00 net, VAT 200.00, costs 180.00, interest 3.72.
 */
const PROPOSAL = 'write-down/town/technical/2016-2';
const sara = person('sara', 'client-contact');
const dan = person('dan', 'client-contact');

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(
    pool,
    ...['1001', '1002', '1004'].map((number) => invoice({ number })),
    invoice({ number: '1003', group: '55', amount: '1000.00' }),
  );
  for (const number of ['1001', '1002', '1003', '1004']) await monitored(pool, number);
  const contacts = [
    { subject: 'sara', name: 'Sara', from: civilDate('2016-01-01') },
    { subject: 'dan', name: 'Dan', from: civilDate('2016-01-01'), isDeputy: true as const },
  ];
  const owns = [{ invoiceGroup: '55' }, { invoiceGroup: '61' }];
  const contents = { name: 'Tekniska', units: [], contacts, owns };
  const organised = { administrationId: 'technical', contents };
  await officeOn('2016-01-02').administrations.organise({ ...on(maj, '2016-01-02'), second: kim }, organised);
  await officeOn('2016-12-10').decisions.proposeWriteDowns(on(kim, '2016-12-10'), {});
});

const officeOn = (today: string) => openOffice({ pool, clock: noonOf(today) });
const on = (by: typeof kim, today: string) => ({ by, creditorId: 'town', today: civilDate(today) });

interface Said {
  readonly amount?: string;
  readonly reason?: string;
  readonly replaces?: boolean;
  readonly decisionId?: string;
}

const answer = (invoiceNumber: string, said: WriteDownAnswer, rest: Said = {}, today = '2016-12-20', by = sara) =>
  officeOn(today).writeDowns.answer(on(by, today), {
    ...{ decisionId: PROPOSAL, invoice: `town/${invoiceNumber}`, answer: said, ...rest },
  });
const book = (today = '2016-12-21', by = kim) =>
  officeOn(today).writeDowns.book(on(by, today), { decisionId: PROPOSAL });
const shown = (decisionId = PROPOSAL, today = '2016-12-21') =>
  officeOn(today).writeDowns.proposal(on(kim, today), { decisionId });
const states = async (decisionId = PROPOSAL) =>
  (await shown(decisionId)).rows.map(({ invoiceNumber, state }) => `${invoiceNumber} ${state}`);
const allowance = async (number: string) => (await readClaim(pool, `town/${number}`))?.claim.writtenDown;
const refused = (why: string) => expect.objectContaining({ name: 'WriteDownRefused', refused: why }) as Error;
const works = async (today: string) =>
  (await officeOn(today).work.list(on(maj, today), {})).rows
    .filter(({ kind }) => kind.startsWith('write-down'))
    .map(({ kind, about }) => `${kind} ${about}`);

test('each row is answered for itself, and only what was agreed is booked, by another person', async () => {
  await answer('1003', 'write-down');
  await answer('1001', 'other-amount', { amount: '1250.00', reason: 'the estate pays the rest' });
  await answer('1002', 'keep', { reason: 'pays in spring' });
  expect(await states()).toEqual(['1001 to-book', '1002 kept', '1003 to-book', '1004 unanswered']);
  // The whole would write down what was kept.
  const whole = await approveAs(pool, dag, PROPOSAL, '2016-12-21');
  expect(refusalIn(whole)).toContain('3 of the claims');

  const { decision, leftOut, lessened } = await book();
  if (decision.outcome === 'refused') throw new Error(decision.refusal.message);
  const { decision: part, state } = decision.file;
  expect([part.decisionId, state, leftOut, lessened]).toEqual([`${PROPOSAL}/1`, 'waiting', [], []]);
  // Of 1,250.00 the principal is 1,200.00, so 50.00 of the costs are written down and no interest.
  expect(part.terms).toMatchObject({
    proposal: PROPOSAL,
    lines: [
      { claimId: 'town/1001', principal: kronor('1200.00'), fee: kronor('50.00'), interest: kronor('0.00') },
      { claimId: 'town/1003', principal: kronor('800.00'), vat: kronor('200.00'), fee: kronor('180.00') },
    ],
  });
  expect(part.amount).toEqual(kronor('2433.72'));
  expect(await states()).toEqual(['1001 put-forward', '1002 kept', '1003 put-forward', '1004 unanswered']);
  expect(await allowance('1003')).toEqual(kronor('0.00'));
  expect(outcome(await approveAs(pool, kim, part.decisionId, '2016-12-22'))).toMatch(/^refused/);
  expect(outcome(await approveAs(pool, dag, part.decisionId, '2016-12-22'))).toBe('executed');
  expect(await states()).toEqual(['1001 booked', '1002 kept', '1003 booked', '1004 unanswered']);
  expect([await allowance('1001'), await allowance('1002'), await allowance('1003')]).toEqual([
    kronor('1250.00'),
    kronor('0.00'),
    kronor('1183.72'),
  ]);
  await expect(answer('1003', 'keep', { reason: 'no', replaces: true })).rejects.toEqual(refused('settled'));
  const { checks } = await checkLedger(pool);
  expect(checks.flatMap(({ offenders }) => offenders)).toEqual([]);
});

test('of a part of a claim with VAT the share of VAT goes along', async () => {
  // A tenth of 1,000.00 gross: 80.00 net and 20.00 of VAT.
  await answer('1003', 'other-amount', { amount: '100.00', reason: 'the rest is secured' });
  const { decision } = await book();
  expect(decision.outcome === 'recorded' && decision.file.decision.terms).toMatchObject({
    lines: [{ principal: kronor('80.00'), vat: kronor('20.00'), fee: kronor('0.00'), interest: kronor('0.00') }],
  });
});

test('the next proposal has what was kept with its reason, and not what is on its way', async () => {
  await answer('1002', 'keep', { reason: 'pays in spring' });
  await answer('1001', 'postpone', { reason: 'the court decides in May' });
  await answer('1003', 'write-down');
  const [next] = await officeOn('2017-06-01').decisions.proposeWriteDowns(on(kim, '2017-06-01'), {});
  const id = 'write-down/town/technical/2017-1';
  expect(next?.proposal.decisionId).toBe(id);
  const { rows } = await shown(id, '2017-06-01');
  expect(
    rows.map(({ invoiceNumber, state, before }) => [invoiceNumber, state, before?.answer, before?.reason]),
  ).toEqual([
    ['1001', 'unanswered', 'postpone', 'the court decides in May'],
    ['1002', 'unanswered', 'keep', 'pays in spring'],
    ['1004', 'unanswered', undefined, undefined],
  ]);
  // A row is answered in one proposal alone.
  expect(await states()).toEqual(['1001 anew', '1002 anew', '1003 to-book', '1004 anew']);
  await expect(answer('1004', 'keep', { reason: 'late' }, '2017-06-02')).rejects.toEqual(refused('proposed-anew'));
  await answer('1004', 'write-down', { decisionId: id }, '2017-06-02');
  expect((await works('2017-06-02')).sort()).toEqual([
    `write-down-answers ${id}`,
    `write-down-to-book ${PROPOSAL}`,
    `write-down-to-book ${id}`,
  ]);
});

test('an old proposal that nobody answered is not approved once its claims are proposed anew', async () => {
  await officeOn('2017-06-01').decisions.proposeWriteDowns(on(kim, '2017-06-01'), {});
  const whole = await approveAs(pool, dag, PROPOSAL, '2017-06-02');
  expect(refusalIn(whole)).toContain('proposed anew in write-down/town/technical/2017-1');
});

test('the same answer again is as before, another is a conflict until it is said to replace', async () => {
  await answer('1001', 'keep', { reason: 'pays in spring' });
  const again = await answer('1001', 'keep', { reason: 'pays in spring' }, '2016-12-22');
  expect([again.added.length, again.asBefore.map(({ answered }) => answered?.on)]).toEqual([0, ['2016-12-20']]);
  await expect(answer('1001', 'write-down')).rejects.toEqual(refused('answered-before'));
  await expect(answer('1001', 'keep', { reason: 'another reason' })).rejects.toEqual(refused('answered-before'));
  expect(await states()).toContain('1001 kept');
  await answer('1001', 'write-down', { replaces: true });
  expect(await states()).toContain('1001 to-book');
});

test('an answer needs its reason, and another amount between nought and what is proposed', async () => {
  await expect(answer('1001', 'keep')).rejects.toEqual(refused('reason-missing'));
  const reason = 'a part';
  for (const amount of ['1384.46', '2000.00', '0.00', '-1.00'])
    await expect(answer('1001', 'other-amount', { amount, reason })).rejects.toEqual(refused('amount-wrong'));
  await expect(answer('1001', 'other-amount', { reason })).rejects.toEqual(refused('amount-wrong'));
  await expect(answer('1001', 'write-down', { amount: '10.00' })).rejects.toEqual(refused('amount-wrong'));
  await expect(answer('1001', 'other-amount', { amount: '10,5', reason })).rejects.toMatchObject({
    name: 'InvalidAmount',
  });
  await expect(
    officeOn('2016-12-20').writeDowns.answer(on(sara, '2016-12-20'), {
      decisionId: 'x',
      invoice: '1001',
      answer: 'write-down',
    }),
  ).rejects.toEqual(refused('no-such-proposal'));
});

test('the contact person of the day answers, and nobody else', async () => {
  await expect(answer('1001', 'write-down', {}, '2016-12-20', dan)).rejects.toEqual(refused('not-the-contact'));
  await expect(answer('1001', 'write-down', {}, '2016-12-20', kim)).rejects.toMatchObject({
    name: 'PermissionMissing',
  });
  await answer('1001', 'write-down');
  // Whoever answers, or handles cases, puts nothing forward: the matrix has the accounting unit for that.
  for (const other of [sara, hanna])
    expect((await book('2016-12-21', other)).decision).toMatchObject({ outcome: 'refused' });
});

test('what is paid after the answer is left out and told, never booked', async () => {
  await answer('1001', 'write-down');
  await answer('1003', 'write-down');
  await answer('1004', 'write-down');
  await carryOut(pool, '1001', '2016-12-20', paid('2016-12-20', '5000.00', 'p-all'));
  await carryOut(pool, '1003', '2016-12-20', paid('2016-12-20', '183.72', 'p-part'));
  expect(await states()).toEqual(['1001 done', '1002 unanswered', '1003 to-book', '1004 to-book']);
  const { decision, lessened } = await book();
  // Interest has run on to the payment's day, so a little less than 183.72 went to what was proposed.
  expect(lessened.map(({ claimId, agreed }) => [claimId, agreed])).toEqual([['town/1003', kronor('1183.72')]]);
  const left = lessened[0]?.left ?? kronor('0.00');
  expect(left).toEqual((await readClaim(pool, 'town/1003'))?.claim.open.principal);
  expect(decision.outcome === 'recorded' && decision.file.decision.amount).toEqual(left.plus(kronor('1384.46')));

  // Paid between the two persons: the decision is taken for none of its claims, and put forward anew without it.
  await carryOut(pool, '1004', '2016-12-22', paid('2016-12-22', '5000.00', 'p-late'));
  expect(refusalIn(await approveAs(pool, dag, `${PROPOSAL}/1`, '2016-12-22'))).toContain('Invoice 1004');
  expect([await allowance('1003'), await allowance('1004')]).toEqual([kronor('0.00'), kronor('0.00')]);
  await officeOn('2016-12-22').decisions.reject(on(dag, '2016-12-22'), { decisionId: `${PROPOSAL}/1` });
  expect(await states()).toEqual(['1001 done', '1002 unanswered', '1003 to-book', '1004 done']);
  const anew = await book('2016-12-22');
  expect(anew.decision.outcome === 'recorded' && anew.decision.file.decision.decisionId).toBe(`${PROPOSAL}/2`);
  expect(outcome(await approveAs(pool, dag, `${PROPOSAL}/2`, '2016-12-23'))).toBe('executed');
  expect(await allowance('1003')).toEqual(left);
  await expect(book('2016-12-24')).rejects.toEqual(refused('nothing-to-book'));
});

test('what somebody wrote down by hand since the answer is taken off what was agreed', async () => {
  await answer('1003', 'other-amount', { amount: '500.00', reason: 'the rest is secured' });
  const lines = [
    {
      claimId: 'town/1003',
      principal: kronor('320.00'),
      vat: kronor('80.00'),
      fee: kronor('0'),
      interest: kronor('0'),
    },
  ];
  const subject = { of: 'claims' as const, claimIds: ['town/1003'] };
  const byHand = request('write-down', { lines }, { today: '2016-12-20', subject });
  await decideAs(pool, kim, byHand);
  expect(outcome(await approveAs(pool, dag, byHand.decisionId, '2016-12-20'))).toBe('executed');
  const { decision, lessened } = await book();
  expect(lessened).toEqual([{ claimId: 'town/1003', agreed: kronor('500.00'), left: kronor('100.00') }]);
  expect(decision.outcome === 'recorded' && decision.file.decision.amount).toEqual(kronor('100.00'));
});

test('no decision takes more out of a proposal than its administration agreed to', async () => {
  await answer('1001', 'other-amount', { amount: '100.00', reason: 'the estate pays the rest' });
  const line = { claimId: 'town/1001', vat: kronor('0'), fee: kronor('0'), interest: kronor('0') };
  const taking = (amount: string, administrationId = 'technical') =>
    decideAs(
      pool,
      kim,
      request(
        'write-down',
        { administrationId, proposal: PROPOSAL, lines: [{ ...line, principal: kronor(amount) }] },
        { today: '2016-12-21' },
      ),
    );
  expect(refusalIn(await taking('100.01'))).toContain('agreed to write down 100.00 of town/1001, and 100.01');
  expect(refusalIn(await taking('100.00', 'school'))).toContain('was put to technical');
  expect(outcome(await taking('100.00'))).toBe('waiting');
});

test('a later proposal that was turned down asks for nothing: the older one is answered', async () => {
  await officeOn('2017-06-01').decisions.proposeWriteDowns(on(kim, '2017-06-01'), {});
  const later = 'write-down/town/technical/2017-1';
  expect(await states()).toContain('1004 anew');
  await officeOn('2017-06-02').decisions.reject(on(dag, '2017-06-02'), { decisionId: later });
  expect(await states()).toEqual(['1001 unanswered', '1002 unanswered', '1003 unanswered', '1004 unanswered']);
  await answer('1004', 'write-down', {}, '2017-06-03');
  expect(refusalIn(await approveAs(pool, dag, PROPOSAL, '2017-06-03'))).toContain('answered one by one');
});

test('what was put forward and waits is given again, and books nothing twice', async () => {
  await answer('1001', 'write-down');
  await book();
  const again = await book('2016-12-22');
  expect(again.decision).toMatchObject({ outcome: 'recorded', replayed: true });
  await expect(answer('1001', 'keep', { reason: 'no', replaces: true })).rejects.toEqual(refused('put-forward'));
});

/** The list with cells filled in, as somebody in the administration does. */
async function filledIn(cells: Readonly<Record<string, readonly [string, string?, string?]>>): Promise<Sheet> {
  const sheet = writeDownRowsSheet({ ...(await shown()), language: 'sv' });
  const at = (header: string) => sheet.columns.findIndex((column) => column.header === header);
  const places = [at('Svar'), at('Annat belopp'), at('Skäl')];
  const rows = sheet.rows.map((row) => {
    const [number] = row;
    const said = number && 'text' in number ? cells[number.text] : undefined;
    if (!said) return row;
    const filled = [...row];
    for (const [index, place] of places.entries()) {
      const text = said[index];
      if (text !== undefined) filled[place] = index === 1 ? { money: kronor(text) } : { text };
    }
    return filled;
  });
  return { ...sheet, rows };
}

const read = (contents: Buffer, replaces?: boolean) =>
  officeOn('2016-12-20').writeDowns.takeInAnswers(on(sara, '2016-12-20'), {
    ...{ decisionId: PROPOSAL, contents },
    ...(replaces !== undefined && { replaces }),
  });

const FILLED = {
  '1001': ['Annat belopp', '1250.00', 'boet betalar resten'],
  '1002': ['behåll', undefined, 'betalar i vår'],
  '1003': ['skriv ned'],
} as const;

test.each(['workbook', 'CSV'])('a list comes back filled in, as %s', async (kind) => {
  const sheet = await filledIn(FILLED as never);
  const contents = kind === 'CSV' ? writeCsvSheet(sheet, 'SE') : await writeXlsxSheet(sheet, 'SE');
  const { added, proposal } = await read(contents);
  expect(added.map(({ invoiceNumber, answered }) => [invoiceNumber, answered?.answer, answered?.amount])).toEqual([
    ['1001', 'other-amount', kronor('1250.00')],
    ['1002', 'keep', undefined],
    ['1003', 'write-down', undefined],
  ]);
  expect(proposal.unanswered).toBe(1);
  const again = await read(contents);
  expect([again.added.length, again.asBefore.length]).toEqual([0, 3]);
  const other = await filledIn({ '1002': ['skriv ned'] });
  await expect(read(writeCsvSheet(other, 'SE'))).rejects.toEqual(refused('answered-before'));
  expect((await read(writeCsvSheet(other, 'SE'), true)).added).toHaveLength(1);
});

test('a list that does not fit is refused with its lines, and no answer is kept', async () => {
  const text = writeCsvSheet(await filledIn(FILLED as never), 'SE').toString('utf8');
  const problemsOf = async (changed: string) =>
    read(Buffer.from(changed)).then(
      () => [],
      (problem: unknown) =>
        (problem as { problems: readonly { line?: number; message: string }[] }).problems.map(
          ({ line, message }) => `${line ?? '-'} ${message}`,
        ),
    );
  const lines = text.split('\r\n');
  const row = (number: string) => lines.find((line) => line.startsWith(number)) ?? '';
  expect(await problemsOf(text.replace(row('1003'), row('1003').replace('1183,72', '83,72')))).toEqual([
    expect.stringContaining('is 83.72, and the proposal has 1183.72'),
  ]);
  expect(await problemsOf(text.replace(row('1003'), row('1003').replace('1003', '9999')))).toEqual([
    expect.stringContaining('9999 is not in this proposal'),
    expect.stringContaining('rows of the proposal are gone: 1003'),
  ]);
  expect(await problemsOf(text.replace(row('1003'), row('1002')))).toEqual([
    expect.stringContaining('1002 stands here twice'),
    expect.stringContaining('rows of the proposal are gone: 1003'),
  ]);
  expect(await problemsOf(text.replace('betalar i vår', ''))).toEqual([expect.stringContaining('Say why')]);
  expect(await problemsOf(text.replace('1250,00', ''))).toEqual([expect.stringContaining('is missing')]);
  expect(await problemsOf(text.replace('skriv ned;', 'kanske;'))).toEqual([
    expect.stringContaining('"kanske" is no answer'),
  ]);
  expect(await states()).toEqual(['1001 unanswered', '1002 unanswered', '1003 unanswered', '1004 unanswered']);
});

test('the administration is told of its proposal, and asked again each second banking day after the answer day', async () => {
  const told = async () =>
    (
      await pool.query<{ said: string }>(
        `SELECT level || ' ' || addressee || ' ' || chased_on AS said FROM fordring.write_down_chase ORDER BY level`,
      )
    ).rows.map(({ said }) => said);
  expect(await told()).toEqual(['1 technical 2016-12-10']);
  const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'outbox-'));
  expect(await deliverChases(pool, WRITE_DOWN_CHASES, createFolderNotices(folder))).toBe(1);
  const [file] = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const words = readFileSync(join(file?.parentPath ?? '', file?.name ?? ''), 'utf8');
  expect(words).toContain('proposes to write down 4 claims, to be answered by 2017-01-09');
  // 9 January 2017 is a Monday.
  expect(await chaseAnswers(pool, 'town', civilDate('2016-12-20'))).toBe('2017-01-10');
  expect(await chaseAnswers(pool, 'town', civilDate('2017-01-09'))).toBe('2017-01-10');
  expect(await told()).toHaveLength(1);
  for (const day of ['2017-01-10', '2017-01-10', '2017-01-11', '2017-01-12'])
    await chaseAnswers(pool, 'town', civilDate(day));
  expect(await told()).toEqual(['1 technical 2016-12-10', '2 technical 2017-01-10', '3 technical 2017-01-12']);
  expect(await works('2017-01-12')).toContain(`write-down-answers ${PROPOSAL}`);
  for (const number of ['1001', '1002', '1003', '1004'])
    await answer(number, 'keep', { reason: 'pays in spring' }, '2017-01-12');
  expect(await chaseAnswers(pool, 'town', civilDate('2017-01-16'))).toBeUndefined();
  expect(await told()).toHaveLength(3);
  // Nothing of it is to be written down, so it waits to be turned down; the answers stay.
  expect(await works('2017-01-16')).toEqual([`write-down-to-book ${PROPOSAL}`]);
  await officeOn('2017-01-16').decisions.reject(on(dag, '2017-01-16'), { decisionId: PROPOSAL });
  expect(await works('2017-01-16')).toEqual([]);
  expect(await states()).toEqual(['1001 kept', '1002 kept', '1003 kept', '1004 kept']);
});

test('a town with nothing else on its calendar has one from its first proposal, and each new proposal wakes it', async () => {
  const asked: string[] = [];
  const keepCalendar = async (creditorId: string) => void asked.push(creditorId);
  const woken = new Map<string, number>();
  const wake = () => wakeCalendarsOfCloses(pool, { keepCalendar }, { woken });
  expect((await calendarsToKeep(pool)).map(({ creditorId }) => creditorId)).toEqual(['town']);
  await wake();
  await wake();
  expect(asked).toEqual(['town']);
  // What the administration is asked again is no new proposal.
  await chaseAnswers(pool, 'town', civilDate('2017-01-10'));
  await wake();
  expect(asked).toEqual(['town']);
  await officeOn('2017-06-01').decisions.proposeWriteDowns(on(kim, '2017-06-01'), {});
  await wake();
  expect(asked).toEqual(['town', 'town']);
});

test('an answer that asks for another act is work until that is done, and a hand-made write-down counts', async () => {
  await answer('1002', 'dispute', { reason: 'never lived there' });
  await answer('1003', 'write-down');
  expect(await works('2016-12-21')).toEqual(
    expect.arrayContaining([`write-down-asked ${PROPOSAL}/town/1002`, `write-down-to-book ${PROPOSAL}`]),
  );
  const about = (number: string) => ({
    ...{ subject: { of: 'claims' as const, claimIds: [`town/${number}`] } },
    ...{ today: '2016-12-21', reason: 'Never lived there.' },
  });
  expect(outcome(await decideAs(pool, hanna, request('dispute', {}, about('1002'))))).toBe('executed');
  const lines = [{ claimId: 'town/1003', principal: '800.00', vat: '200.00', fee: '180.00', interest: '3.72' }].map(
    ({ claimId, ...parts }) => ({
      claimId,
      ...Object.fromEntries(Object.entries(parts).map(([part, amount]) => [part, kronor(amount)])),
    }),
  );
  const byHand = request('write-down', { lines }, { ...about('1003'), document: 'minutes 7', again: true });
  expect(outcome(await decideAs(pool, kim, byHand))).toBe('waiting');
  expect(outcome(await approveAs(pool, dag, byHand.decisionId, '2016-12-21'))).toBe('executed');
  expect(await states()).toEqual(['1001 unanswered', '1002 done', '1003 done', '1004 unanswered']);
  expect(await works('2016-12-21')).toEqual([`write-down-answers ${PROPOSAL}`]);
});
