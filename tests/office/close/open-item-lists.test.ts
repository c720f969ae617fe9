import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { advanceClose } from '../../../office/close/advance-close';
import { createFolderLists, deliverLists } from '../../../office/close/deliver-lists';
import { openOffice } from '../../../office/office';
import { carryOut, invoice, paid, register, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await organise('school', '62', [{ subject: 'sara', name: 'Sara', from: civilDate('2016-01-01') }]);
  await organise('water', '55', [{ subject: 'vera', name: 'Vera', from: civilDate('2016-01-01') }], 'quarterly');
});

const person = (subject: string, ...roles: Actor['roles']): Actor => ({
  subject,
  roles,
  creditorIds: 'all',
  source: 'local',
});
const moa = person('moa', 'manager');
const cecilia = person('cecilia', 'controller');
const sara = person('sara', 'client-contact');
const dan = person('dan', 'client-contact');
const vera = person('vera', 'client-contact');
const counter = () => openOffice({ pool, clock: () => Date.parse('2018-12-31T12:00:00+01:00') });
const on = (by: Actor, today: string) => ({ by, creditorId: 'town', today: civilDate(today) });

interface Contact {
  readonly subject: string;
  readonly name: string;
  readonly from: ReturnType<typeof civilDate>;
  readonly through?: ReturnType<typeof civilDate>;
  readonly isDeputy?: true;
}

async function organise(
  id: string,
  group: string,
  contacts: readonly Contact[],
  openItemLists?: 'quarterly',
  today = '2016-01-02',
  name = id,
): Promise<void> {
  const office = openOffice({ pool, clock: () => Date.parse(`${today}T12:00:00+01:00`) }).administrations;
  const contents = {
    name,
    units: [],
    contacts,
    owns: [{ invoiceGroup: group }],
    ...(openItemLists && { openItemLists }),
  };
  await office.organise({ ...on(moa, today), second: cecilia }, { administrationId: id, contents });
}

const make = (period: string, today: string, correct?: string) =>
  counter().close.makeOpenItemLists(on(moa, today), { period, ...(correct !== undefined && { correct }) });
const confirm = (by: Actor, today: string, sha256?: string, administrationId = 'school', period = '2016-02') =>
  counter().close.confirmOpenItemList(on(by, today), { period, administrationId, ...(sha256 && { sha256 }) });
const refused = (why: string) => expect.objectContaining({ name: 'OpenItemListRefused', refused: why }) as Error;

/** Two claims of the school, one of the water works, one of nobody; all of January 2016. */
async function town(): Promise<void> {
  await register(
    pool,
    ...['1', '2'].map((number) => invoice({ number, group: '62' })),
    invoice({ number: '3', group: '55' }),
    invoice({ number: '4', group: '61' }),
  );
}

test('each administration has its list, and all lists with the rest come to the control accounts', async () => {
  await town();
  const { made } = await make('2016-02', '2016-03-02');
  expect(made.map(({ administrationId, claims, sums }) => `${administrationId} ${claims} ${sums.join()}`)).toEqual([
    'school 2 2400.00',
  ]);
  const { month } = await counter().close.openItemLists(on(moa, '2016-03-02'), {});
  expect(month?.unlisted.map(({ administrationId, sums }) => `${administrationId} ${sums.join()}`)).toEqual([
    'none 1200.00',
    'water 1200.00',
  ]);
  expect(month?.totals.map(({ listed, control, difference }) => [listed, control, difference].join(' '))).toEqual([
    '4800.00 4800.00 0.00',
  ]);
  // The water works has a list at the end of the quarter (S002-41).
  const march = await make('2016-03', '2016-04-04');
  expect(march.made.map(({ administrationId }) => administrationId)).toEqual(['school', 'water']);
});

test('a list is made after its month, and twice is once', async () => {
  await town();
  await expect(make('2016-02', '2016-02-29')).rejects.toEqual(refused('not-over'));
  await make('2016-02', '2016-03-02');
  const again = await make('2016-02', '2016-03-04');
  expect(again).toMatchObject({ made: [], stale: [], asBefore: [{ administrationId: 'school', known: '2016-03-02' }] });
});

test('the contact person of the day confirms, and nobody else', async () => {
  await town();
  await make('2016-02', '2016-03-02');
  await expect(confirm(dan, '2016-03-07')).rejects.toEqual(refused('not-the-contact'));
  await expect(confirm(vera, '2016-03-07')).rejects.toEqual(refused('not-the-contact'));
  await expect(confirm(moa, '2016-03-07')).rejects.toMatchObject({ name: 'PermissionMissing' });
  await expect(confirm(person('sara', 'manager'), '2016-03-07')).rejects.toMatchObject({ name: 'PermissionMissing' });
  await expect(confirm(sara, '2016-03-07', undefined, 'water')).rejects.toEqual(refused('not-the-contact'));
  const confirmed = await confirm(sara, '2016-03-07');
  expect(confirmed).toMatchObject({ already: false, list: { state: 'confirmed', confirmedBy: 'sara' } });
  expect(await confirm(sara, '2016-03-08')).toMatchObject({ already: true, list: { confirmedOn: '2016-03-07' } });
});

test('the deputy confirms on a day without a contact person, and another person does not confirm again', async () => {
  await town();
  const away = civilDate('2016-03-10');
  await organise(
    ...(['school', '62'] as const),
    [
      { subject: 'sara', name: 'Sara', from: civilDate('2016-01-01'), through: away },
      { subject: 'dan', name: 'Dan', from: civilDate('2016-01-01'), isDeputy: true },
    ],
    undefined,
    '2016-03-01',
  );
  await make('2016-02', '2016-03-02');
  await expect(confirm(dan, '2016-03-10')).rejects.toEqual(refused('not-the-contact'));
  await expect(confirm(sara, '2016-03-11')).rejects.toEqual(refused('not-the-contact'));
  expect(await confirm(dan, '2016-03-11')).toMatchObject({ list: { confirmedBy: 'dan', asDeputy: true } });
  await organise(
    'school',
    '62',
    [{ subject: 'sara', name: 'Sara', from: civilDate('2016-01-01') }],
    undefined,
    '2016-03-12',
  );
  await expect(confirm(sara, '2016-03-12')).rejects.toEqual(refused('confirmed-by-another'));
});

test('a list whose books changed is stale, is not confirmed, and is made anew', async () => {
  await town();
  const { made } = await make('2016-02', '2016-03-02');
  const older = made[0]?.sha256;
  await carryOut(pool, '2', '2016-02-26', paid('2016-02-26', '1200.00'));
  const { month } = await counter().close.openItemLists(on(moa, '2016-03-03'), {});
  expect(month?.lists).toMatchObject([{ administrationId: 'school', isStale: true }]);
  await expect(confirm(sara, '2016-03-03')).rejects.toEqual(refused('books-changed'));
  const anew = await make('2016-02', '2016-03-03');
  expect(anew.made).toMatchObject([{ claims: 1, state: 'waiting' }]);
  await expect(confirm(sara, '2016-03-04', older)).rejects.toEqual(refused('older-list'));
  await confirm(sara, '2016-03-04', anew.made[0]?.sha256.slice(0, 8));
  // What was confirmed stays as it was, whatever comes later.
  await carryOut(pool, '1', '2016-02-28', paid('2016-02-28', '200.00', 'p2'));
  const shown = await counter().close.openItemList(on(moa, '2016-03-05'), {
    period: '2016-02',
    administrationId: 'school',
  });
  expect(shown.items.map(({ invoiceNumber, open }) => `${invoiceNumber} ${open.toString()}`)).toEqual(['1 1200.00']);
  expect(await make('2016-02', '2016-03-05')).toMatchObject({ made: [], stale: [{ state: 'confirmed' }] });
  expect(await make('2016-02', '2016-03-05', 'a payment of February came late')).toMatchObject({
    made: [{ state: 'waiting', reason: 'a payment of February came late' }],
  });
});

test('a note leads to work, and the act that it asks for ends the work', async () => {
  await town();
  await make('2016-02', '2016-03-02');
  const note = (invoiceNumber: string, asks: 'dispute' | 'stand-still', reason: string, by = sara) =>
    counter().close.noteOpenItem(on(by, '2016-03-07'), {
      ...{ period: '2016-02', administrationId: 'school', invoice: `town/${invoiceNumber}`, asks, reason },
    });
  await expect(note('1', 'dispute', 'the place was given up', dan)).rejects.toEqual(refused('not-the-contact'));
  await expect(note('3', 'dispute', 'the place was given up')).rejects.toEqual(refused('not-on-the-list'));
  expect(await note('1', 'dispute', 'the place was given up')).toMatchObject({
    already: false,
    note: { state: 'waiting' },
  });
  expect(await note('1', 'dispute', 'the place was given up')).toMatchObject({ already: true });
  await expect(note('1', 'dispute', 'another')).rejects.toEqual(refused('other-content'));
  const other = await note('2', 'stand-still', 'the guardian changes');
  const work = async (by: Actor) =>
    (await counter().work.list(on(by, '2016-03-08'), {})).rows.filter(({ kind }) => kind.startsWith('open-item'));
  expect(
    (await work(sara)).map(({ kind, claimId, administrationId, mine }) => [kind, claimId, administrationId, mine]),
  ).toEqual([
    ['open-item-list', undefined, 'school', true],
    ['open-item', 'town/1', 'school', false],
    ['open-item', 'town/2', 'school', false],
  ]);
  expect((await work(dan)).filter(({ mine }) => mine)).toEqual([]);
  await carryOut(pool, '1', '2016-03-08', {
    type: 'RaiseDispute',
    decisionId: 'd1',
    raisedOn: civilDate('2016-03-08'),
  });
  const answer = { noteNumber: other.note.noteNumber, answer: 'the new guardian is in the register' };
  expect(await counter().close.answerOpenItemNote(on(moa, '2016-03-08'), answer)).toMatchObject({
    note: { state: 'answered' },
  });
  expect(await counter().close.answerOpenItemNote(on(moa, '2016-03-08'), answer)).toMatchObject({ already: true });
  expect((await work(sara)).map(({ kind }) => kind)).toEqual(['open-item-list']);
});

test('notes that nobody has answered follow their rows to a list that is made anew, and stand in its files', async () => {
  await organise(
    'school',
    '62',
    [{ subject: 'sara', name: 'Sara', from: civilDate('2016-01-01') }],
    undefined,
    '2016-02-10',
    'Barn och skola',
  );
  await town();
  await make('2016-02', '2016-03-02');
  const about = { period: '2016-02', administrationId: 'school' };
  const note = (invoiceNumber: string, today: string, reason: string) =>
    counter().close.noteOpenItem(on(sara, today), {
      ...about,
      invoice: `town/${invoiceNumber}`,
      asks: 'cancel',
      reason,
    });
  const { note: first } = await note('1', '2016-03-07', 'the place was given up');
  const { note: second } = await note('2', '2016-03-07', 'another pays');
  await carryOut(pool, '1', '2016-02-26', paid('2016-02-26', '200.00'));
  await make('2016-02', '2016-03-08');
  const shown = async () =>
    (await counter().close.openItemList(on(moa, '2016-03-08'), about)).items.map(({ invoiceNumber, notes }) => [
      invoiceNumber,
      ...notes.map(({ noteNumber, saidOn, state }) => `${noteNumber} ${saidOn} ${state}`),
    ]);
  const [ofFirst, ofSecond] = [first, second].map(({ noteNumber }) => `${noteNumber} 2016-03-07 waiting`);
  expect(await shown()).toEqual([
    ['1', ofFirst],
    ['2', ofSecond],
  ]);
  expect(await note('1', '2016-03-09', 'the place was given up')).toMatchObject({ already: true, note: first });
  const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? tmpdir(), 'lists-'));
  expect(await deliverLists(pool, createFolderLists(folder))).toBe(2);
  const newest =
    readdirSync(join(folder, 'town', 'school'))
      .sort()
      .filter((file) => file.endsWith('.csv'))
      .at(-1) ?? '';
  const csv = readFileSync(join(folder, 'town', 'school', newest), 'utf8');
  expect(await counter().close.openItemList(on(moa, '2016-03-08'), about)).toMatchObject({
    administrationName: 'Barn och skola',
  });
  expect(csv.split('\r\n').find((line) => line.includes('1000,00'))).toContain(
    'makuleras (2016-03-07): the place was given up',
  );
  // What is answered stays with the list on which it was said.
  await counter().close.answerOpenItemNote(on(moa, '2016-03-09'), {
    noteNumber: second.noteNumber,
    answer: 'it was credited',
  });
  expect(await shown()).toEqual([['1', ofFirst], ['2']]);
  expect(await note('2', '2016-03-10', 'another pays after all')).toMatchObject({ already: false });
});

test('a list that nobody confirms goes to the supervisor and then to the manager', async () => {
  await town();
  await make('2016-02', '2016-03-02');
  const escalated = async (today: string) =>
    (await counter().work.list(on(moa, today), {})).rows.find(({ kind }) => kind === 'open-item-list')?.escalatedTo;
  expect(await escalated('2016-03-16')).toBeUndefined();
  expect(await escalated('2016-03-29')).toBe('supervisor');
  expect(await escalated('2016-04-29')).toBe('manager');
});

test('the close makes the lists, asks again who is late, and its step is signed when all are confirmed', async () => {
  await town();
  const step = {
    title: 'Lists',
    kind: 'lists',
    dependsOn: [],
    owner: 'accounting',
    dueOnBankingDay: 15,
    required: true,
  };
  const checklist = { from: '2016-02', beginsOnBankingDay: 2, owner: 'accounting', steps: [{ id: 'lists', ...step }] };
  await pool.query(
    `INSERT INTO fordring.period_close (creditor_id, period, opened_on, steps) VALUES ('town', '2016-02', '2016-03-02', $1)`,
    [JSON.stringify(checklist.steps)],
  );
  const close = { creditorId: 'town', period: '2016-02' };
  expect(await advanceClose(pool, close, civilDate('2016-03-02'))).toMatchObject({ signed: 0 });
  await advanceClose(pool, close, civilDate('2016-03-17'));
  await advanceClose(pool, close, civilDate('2016-03-17'));
  await advanceClose(pool, close, civilDate('2016-03-18'));
  await advanceClose(pool, close, civilDate('2016-03-21'));
  const { rows } = await pool.query("SELECT noted_on FROM fordring.close_notice WHERE addressee = 'school' ORDER BY 1");
  expect(rows).toEqual([{ noted_on: '2016-03-17' }, { noted_on: '2016-03-21' }]);
  await confirm(sara, '2016-03-21');
  expect(await advanceClose(pool, close, civilDate('2016-03-21'))).toMatchObject({ signed: 1, state: 'proposed' });
  await carryOut(pool, '2', '2016-02-26', paid('2016-02-26', '1200.00'));
  await make('2016-02', '2016-03-22', 'a payment came late');
  expect(await advanceClose(pool, close, civilDate('2016-03-22'))).toMatchObject({ signed: 0, state: 'open' });
});

test('a list goes to the folder of its administration as PDF, XLSX and CSV, once', async () => {
  await town();
  await make('2016-02', '2016-03-02');
  const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? tmpdir(), 'lists-'));
  expect(await deliverLists(pool, createFolderLists(folder))).toBe(1);
  expect(await deliverLists(pool, createFolderLists(folder))).toBe(0);
  const files = readdirSync(join(folder, 'town', 'school')).sort();
  expect(files.map((name) => name.replace(/\d{6}/, 'N'))).toEqual(['2016-02-N.csv', '2016-02-N.pdf', '2016-02-N.xlsx']);
  const csv = readFileSync(join(folder, 'town', 'school', files[0] ?? ''), 'utf8');
  expect(csv.split('\r\n').filter((line) => line.includes('1200,00'))).toHaveLength(2);
});

test('kept lists leave imprints, and the database keeps them as they are', async () => {
  await town();
  await make('2016-02', '2016-03-02');
  await confirm(sara, '2016-03-07');
  const { checks } = await checkLedger(pool);
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  await expect(pool.query('UPDATE fordring.listed_item SET principal = 1')).rejects.toThrow();
  await expect(pool.query("UPDATE fordring.open_item_list SET due_on = '2017-01-01'")).rejects.toMatchObject({
    code: 'FD135',
  });
});
