import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLedger } from '../../../office/controls/check-ledger';
import { closeHead } from '../../../office/controls/close-heads';
import { exportJournal } from '../../../office/controls/export-journal';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { openOffice, type DeliverySaid, type Office } from '../../../office/office';
import { workOut } from '../../../office/close/report-of-close';
import { createFolderNotices, type NoticePort } from '../../../office/reconciliation/notices';
import { DELIVERY_CHASES, deliverChases } from '../../../office/completeness/deliver-chases';
import { chaseDeliveries } from '../../../office/completeness/chase-deliveries';
import { tamper } from '../controls/tampered-books';
import { anna, kronor, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2017-12-31T12:00:00+01:00') });
  await layDownFirst(pool, { creditorId: 'town', kind: 'source-system', name: 'procapita', contents: PROCAPITA });
});

/** Comes by the third banking day after each month, numbered, with totals. */
const PROCAPITA = {
  ...{ name: 'Procapita', owner: 'school', interface: 'CSV over SFTP', delivers: 'invoices of child care' },
  ...{ calendar: { every: 'month', bankingDaysAfter: 3 }, since: '2016-09-01' },
  ...{ agreedBy: 'Skolförvaltningen, 2016-08-15', isNumbered: true, tellsTotals: true },
};

const person = (subject: string, ...roles: Actor['roles']): Actor => {
  return { subject, roles, creditorIds: 'all', source: 'oidc' };
};
const hanna = person('hanna', 'controller');
const on = (day: string, by = hanna) => ({ by, creditorId: 'town', today: civilDate(day) });

interface Told extends Partial<DeliverySaid> {
  readonly numbers: readonly string[];
  readonly day: string;
  readonly issued?: string;
}

/** A file of invoices over 1,200.00 each, with what Procapita tells of the file. */
function deliver({ numbers, day, issued = day, ...said }: Told) {
  return office.registration.registerInvoices(on(day), {
    debtors: [anna],
    invoices: numbers.map((number) => ({
      ...{ invoiceNumber: number, debtorId: 'anna', invoiceGroup: '62', issuedOn: civilDate(issued) },
      ...{ amount: kronor('1200.00'), paymentReference: '' },
    })),
    delivery: {
      ...{ sourceSystemId: 'procapita', count: numbers.length, sum: kronor(`${1200 * numbers.length}.00`) },
      ...said,
    },
  });
}

const report = (period: string, day: string) => office.completeness.completeness(on(day), { period });
const findings = async (day: string) => {
  const { systems } = await office.completeness.deliveries(on(day), {});
  return systems.flatMap((one) => one.findings).map(({ findingId, says }) => `${findingId}: ${says}`);
};

async function threeMonths(): Promise<void> {
  await deliver({ numbers: ['1', '2'], day: '2016-10-03', issued: '2016-09-30', period: '2016-09', sequence: 1 });
  await deliver({ numbers: ['3'], day: '2016-11-02', issued: '2016-10-31', period: '2016-10', sequence: 2 });
  await deliver({ numbers: ['4', '5', '6'], day: '2016-12-02', issued: '2016-11-30', period: '2016-11', sequence: 3 });
}

test('a month whose deliveries came in time, whole and in order is complete, and the figures tie', async () => {
  await threeMonths();
  const folder = await mkdtemp(join(tmpdir(), 'completeness-'));
  const days = { from: civilDate('2016-09-01'), to: civilDate('2016-11-30'), on: civilDate('2016-12-05') };
  await exportJournal(pool, { creditorId: 'town', folder, ...days });
  const found = await report('2016-11', '2016-12-06');
  expect(found.isComplete).toBe(true);
  const [system] = found.systems;
  expect(system?.awaited).toMatchObject([{ period: '2016-11', dueOn: '2016-12-05', state: 'in-time' }]);
  expect(system?.deliveries).toMatchObject([
    { told: { count: 3, sum: '3600.00' }, received: { count: 3, sum: '3600.00' } },
  ]);
  const all = { count: 3, sum: kronor('3600.00') };
  const none = { count: 0, sum: kronor('0.00') };
  expect(system?.deliveries[0]?.counted).toEqual({
    ...{ deliveryNumber: system?.deliveries[0]?.deliveryNumber, known: none, registered: all, takenBack: none },
    ...{ booked: all, exported: all, toExport: none, followed: all, lost: [] },
  });
  expect(found.journal).toEqual({ all, ofNoDelivery: none });
  expect(found.cutOff).toMatchObject({ examined: 3, entries: [], effect: { isMaterial: 'none' } });
  expect(await findings('2016-12-06')).toEqual([]);
});

test('a delivery that does not come is missing from the day after its day, is work, is asked for each second banking day and can be explained', async () => {
  await deliver({ numbers: ['1'], day: '2016-10-03', period: '2016-09', sequence: 1 });
  // The third banking day after October is 2016-11-03; 2016-11-04 is a short day and a banking day.
  expect(await findings('2016-11-03')).toEqual([]);
  const missing = 'missing/2016-10: was to come by 2016-11-03, and nothing was taken in';
  expect(await findings('2016-11-04')).toEqual([missing]);
  expect(await chaseDeliveries(pool, 'town', civilDate('2016-11-04'))).toBe('2016-11-07');
  await chaseDeliveries(pool, 'town', civilDate('2016-11-04'));
  await chaseDeliveries(pool, 'town', civilDate('2016-11-07'));
  await office.reconciliations.enterParty(on('2016-11-07', person('moa', 'manager')), {
    ...{ party: 'school', above: 'head of accounting' },
  });
  await chaseDeliveries(pool, 'town', civilDate('2016-11-08'));
  const { rows } = await pool.query('SELECT level, addressee, chased_on FROM fordring.delivery_chase ORDER BY level');
  expect(rows).toEqual([
    { level: 1, addressee: 'school', chased_on: '2016-11-04' },
    { level: 2, addressee: 'head of accounting', chased_on: '2016-11-08' },
  ]);
  const work = await office.work.list(on('2016-11-08'), {});
  expect(work.rows.filter(({ kind }) => kind === 'delivery')).toMatchObject([
    { about: 'town/procapita/missing/2016-10', since: '2016-11-04', dueOn: '2016-11-07', overdue: true },
  ]);
  const said = { sourceSystemId: 'procapita', findingId: 'missing/2016-10', reason: 'No child was billed in October.' };
  await office.completeness.explainDelivery(on('2016-11-08'), said);
  expect(await office.completeness.explainDelivery(on('2016-11-08'), said)).toMatchObject({ already: true });
  expect((await office.work.list(on('2016-11-09'), {})).rows.filter(({ kind }) => kind === 'delivery')).toEqual([]);
  // Nothing is left to ask for until November's delivery is due on 2016-12-05.
  expect(await chaseDeliveries(pool, 'town', civilDate('2016-11-09'))).toBe('2016-12-06');
  const { systems } = await report('2016-10', '2016-11-09');
  expect(systems[0]?.awaited).toMatchObject([{ period: '2016-10', state: 'explained' }]);
});

test('a late delivery, a gap in the numbers, a repeated number, a further and an unexpected delivery are named', async () => {
  await deliver({ numbers: ['1'], day: '2016-10-10', period: '2016-09', sequence: 1, deliveryId: 'sep' });
  await deliver({ numbers: ['2'], day: '2016-11-01', period: '2016-10', sequence: 5, deliveryId: 'oct' });
  await deliver({ numbers: ['3'], day: '2016-11-01', period: '2016-10', sequence: 5, deliveryId: 'oct-2' });
  await deliver({ numbers: ['4'], day: '2016-11-01', period: '2016-08', sequence: 6, deliveryId: 'aug' });
  await deliver({ numbers: ['5'], day: '2016-11-01', period: '2016-11', deliveryId: 'nov' });
  expect((await findings('2016-11-30')).sort()).toEqual([
    'again/oct-2: delivery oct-2 is a further one of 2016-10; the first is oct',
    'late/2016-09: was to come by 2016-10-05, and came on 2016-10-10',
    'sequence-again/oct-2: delivery oct-2 has number 5, as delivery oct has',
    'sequence-gap/2-4: number 2-4 did not come before delivery oct with number 5',
    'unexpected/aug: delivery aug came on 2016-11-01; the calendar has none of 2016-08',
    'unnumbered/nov: delivery nov has no number',
  ]);
});

test('a file that has less than its source tells is refused with the reason; taken in all the same, the reason stands beside it', async () => {
  const short = { numbers: ['1', '2'], day: '2016-10-03', period: '2016-09', sequence: 1, deliveryId: 'sep', count: 3 };
  await expect(deliver({ ...short, sum: kronor('3600.00') })).rejects.toThrow(
    'Delivery sep of procapita: the source tells 3 invoices, 3600.00 SEK, and the file has 2 invoices, 2400.00 SEK. Nothing was taken in.',
  );
  expect((await pool.query('SELECT FROM fordring.claim')).rowCount).toBe(0);
  const refused = await report('2016-09', '2016-10-06');
  expect(refused.systems[0]?.deliveries).toMatchObject([{ outcome: 'refused', received: { count: 2 } }]);
  expect(refused.isComplete).toBe(false);
  expect(await findings('2016-10-06')).toEqual([
    'missing/2016-09: was to come by 2016-10-05, and nothing was taken in; delivery sep was refused on 2016-10-03',
  ]);
  const although = 'The third invoice is a credit note.';
  await deliver({ ...short, sum: kronor('3600.00'), although });
  const { systems, isComplete } = await report('2016-09', '2016-10-06');
  expect(systems[0]?.findings).toMatchObject([{ findingId: 'told-otherwise/sep', explained: { reason: although } }]);
  expect(isComplete).toBe(true);
});

test('the same delivery again is once, and the same name for other invoices is an error', async () => {
  const first = { numbers: ['1'], day: '2016-10-03', period: '2016-09', sequence: 1, deliveryId: 'sep' };
  await deliver(first);
  expect(await deliver(first)).toMatchObject({ registered: 0, repeated: 1 });
  await expect(deliver({ ...first, numbers: ['2'] })).rejects.toMatchObject({ name: 'KeyReusedWithOtherContents' });
  expect((await pool.query('SELECT FROM fordring.claim')).rowCount).toBe(1);
  // The same file under another name is named: its invoices are known already.
  await deliver({ ...first, deliveryId: 'sep-again', sequence: 2 });
  expect(await findings('2016-10-04')).toEqual([
    'again/sep-again: delivery sep-again is a further one of 2016-09; the first is sep',
    'same-contents/sep-again: delivery sep-again has the same invoices as delivery sep',
  ]);
});

test('an import that is taken back is counted out, and what comes again is counted in anew', async () => {
  const first = { numbers: ['1', '2'], day: '2016-10-03', period: '2016-09', sequence: 1, deliveryId: 'sep' };
  const { importId = '' } = await deliver(first);
  const takenBack = { importId, reasonCode: 'wrong-import', reason: 'It was the file of August.' };
  // Decisions are taken on the day of the clock.
  office = openOffice({ pool, clock: () => Date.parse('2016-10-03T12:00:00+02:00') });
  await office.registration.takeBackImport(on('2016-10-03', person('kim', 'case-handler')), takenBack);
  await office.decisions.approve(on('2016-10-03', person('moa', 'manager')), { decisionId: `take-back/${importId}` });
  const before = await report('2016-09', '2016-10-06');
  expect(before.systems[0]?.deliveries[0]?.counted).toMatchObject({
    registered: { count: 2 },
    takenBack: { count: 2 },
  });
  await deliver({ ...first, numbers: ['2', '3'], day: '2016-10-04', deliveryId: 'sep-2', sequence: 2 });
  const { systems } = await report('2016-09', '2016-10-06');
  expect(systems[0]?.deliveries.map(({ counted }) => counted)).toMatchObject([
    { registered: { count: 2 }, takenBack: { count: 2 }, lost: [] },
    { registered: { count: 2 }, takenBack: { count: 0 }, booked: { count: 2, sum: kronor('2400.00') }, lost: [] },
  ]);
});

const claim5 = `claim_id = 'town/5'`;
test.each([
  [
    'an invoice of the file that is not kept',
    [`DELETE FROM fordring.delivered_invoice WHERE invoice_number = '5'`],
    '',
    'not-kept',
  ],
  [
    'an invoice that was never registered',
    [
      `INSERT INTO fordring.delivered_invoice SELECT delivery_number, '7', '2016-11-30', 1200, 1 FROM fordring.delivery WHERE period = '2016-11'`,
      `UPDATE fordring.delivery SET received_count = 4, received_sum = 4800 WHERE period = '2016-11'`,
    ],
    ...['7', 'not-registered'],
  ],
  [
    'an invoice that is not in the journal',
    [
      `DELETE FROM fordring.posting WHERE entry_id IN (SELECT entry_id FROM fordring.journal_entry WHERE ${claim5})`,
      `DELETE FROM fordring.journal_entry WHERE ${claim5}`,
    ],
    ...['5', 'not-booked'],
  ],
  ['an invoice with another amount', [`UPDATE fordring.claim SET amount = 120 WHERE ${claim5}`], '5', 'other-amount'],
  [
    'an invoice that did not leave for the general ledger',
    [
      `DELETE FROM fordring.exported_voucher WHERE voucher = (SELECT entry_id FROM fordring.journal_entry WHERE ${claim5})`,
    ],
    ...['5', 'not-exported'],
  ],
  [
    'an invoice that the engine was never told of',
    [`DELETE FROM fordring.outbox WHERE ${claim5}`],
    '5',
    'not-followed',
  ],
])('%s is named', async (_, faults, invoiceNumber, at) => {
  await threeMonths();
  const folder = await mkdtemp(join(tmpdir(), 'completeness-'));
  const days = { from: civilDate('2016-09-01'), to: civilDate('2016-11-30'), on: civilDate('2016-12-05') };
  await exportJournal(pool, { creditorId: 'town', folder, ...days });
  await tamper(pool, ...faults);
  const found = await report('2016-11', '2016-12-06');
  expect(found.isComplete).toBe(false);
  expect(found.systems[0]?.deliveries.flatMap(({ counted }) => counted?.lost ?? [])).toEqual([
    { invoiceNumber, at, amount: kronor('1200.00') },
  ]);
});

const ofNovember = `delivery_number = (SELECT delivery_number FROM fordring.delivery WHERE period = '2016-11')`;
test.each([
  ['changed its amount', `UPDATE fordring.delivered_invoice SET amount = 120 WHERE invoice_number = '5'`],
  ['changed its day', `UPDATE fordring.delivered_invoice SET issued_on = '2016-10-31' WHERE invoice_number = '5'`],
  [
    'made it one that was registered before',
    `UPDATE fordring.delivered_invoice SET registered_event = NULL WHERE invoice_number = '5'`,
  ],
  ['dropped it', `DELETE FROM fordring.delivered_invoice WHERE invoice_number = '5'`],
  ['dropped all of its delivery', `DELETE FROM fordring.delivered_invoice WHERE ${ofNovember}`],
  [
    'added one beside it',
    `INSERT INTO fordring.delivered_invoice SELECT delivery_number, '7', '2016-11-30', 1200, NULL FROM fordring.delivery WHERE ${ofNovember}`,
  ],
])('the check of the ledger finds who, past the ledger, took an invoice of a delivery and %s', async (_, fault) => {
  await threeMonths();
  await closeHead(pool, 'town', civilDate('2016-12-02'));
  const imprints = async () => (await checkLedger(pool)).checks.find(({ name }) => name === 'imprints');
  expect(await imprints()).toMatchObject({ holds: true });
  await tamper(pool, fault);
  const { rows } = await pool.query<{ number: string }>(
    `SELECT delivery_number AS number FROM fordring.delivery WHERE ${ofNovember}`,
  );
  expect((await imprints())?.offenders).toEqual([
    `invoices of a delivery ${rows[0]?.number}: it is not as it was written (closed under head 1)`,
  ]);
});

test('an invoice of August that comes when August has left is a posting of September, with its effect on both months', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'completeness-'));
  await deliver({ numbers: ['1'], day: '2016-09-02', issued: '2016-08-31', period: '2016-09', sequence: 1 });
  const days = { from: civilDate('2016-08-01'), to: civilDate('2016-08-31'), on: civilDate('2016-09-05') };
  await exportJournal(pool, { creditorId: 'town', folder, ...days });
  await deliver({
    numbers: ['2', '3'],
    day: '2016-09-06',
    issued: '2016-08-30',
    period: '2016-09',
    deliveryId: 'more',
    sequence: 2,
  });
  const august = await report('2016-08', '2016-10-01');
  expect(august.cutOff.entries).toMatchObject([
    { invoiceNumber: '2', valueDay: '2016-08-30', accountingDay: '2016-09-01', receivables: kronor('1200.00') },
    { invoiceNumber: '3', valueDay: '2016-08-30', accountingDay: '2016-09-01' },
  ]);
  // August lacks 2,400.00, so that its result is worse by as much; nobody has said what is material (S002-93).
  expect(august.cutOff.effect).toEqual({
    ...{ receivables: kronor('-2400.00'), result: kronor('-2400.00'), isMaterial: 'undecided' },
  });
  expect((await report('2016-09', '2016-10-01')).cutOff.effect).toMatchObject({ receivables: kronor('2400.00') });
  expect(august.isComplete).toBe(false);
});

test('a delivery says where its invoices come from, so that they belong to an administration by their source', async () => {
  const contents = { name: 'Skola', units: [], contacts: [], owns: [{ sourceSystem: 'procapita' }] };
  await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'school', contents });
  await deliver({ numbers: ['1'], day: '2016-10-03', period: '2016-09', sequence: 1 });
  expect(await office.administrations.whose(on('2016-10-03'), { invoice: '1' })).toMatchObject({
    whose: { of: 'one', administrationId: 'school', by: 'rule' },
  });
});

test('a source system is governed by two persons, and a delivery of one that is not governed is refused', async () => {
  await expect(deliver({ numbers: ['1'], day: '2016-10-03', sourceSystemId: 'lifecare' })).rejects.toMatchObject({
    name: 'SourceSystemUnknown',
  });
  const contents = { ...PROCAPITA, since: civilDate('2017-01-01'), calendar: { every: 'quarter' } } as const;
  const said = {
    sourceSystemId: 'lifecare',
    contents: { ...contents, isNumbered: true, tellsTotals: true },
  } as const;
  const answer = await office.completeness.governSourceSystem(on('2017-01-02'), said);
  expect(answer.outcome).toBe('waiting');
  await office.creditors.approveStanding(on('2017-01-02', person('moa', 'manager')), {
    changeId: answer.change?.changeId ?? '',
  });
  const { system, changes } = await office.completeness.sourceSystem(on('2017-01-02'), { sourceSystemId: 'lifecare' });
  expect(system).toMatchObject({ calendar: { every: 'quarter' }, owner: 'school' });
  expect(changes).toMatchObject([{ proposedBy: 'hanna', settledBy: 'moa' }]);
  await expect(deliver({ numbers: ['1'], day: '2017-01-03', sourceSystemId: 'lifecare' })).rejects.toThrow(
    'Say of which quarter the delivery of lifecare is: --period 2017-Q1.',
  );
});

test.each([
  [{ every: 'banking-day', onDay: 5 }, 'what comes every banking day has no day of the month'],
  [{ every: 'call', bankingDaysAfter: 1 }, 'what comes on call has no day'],
  [{ every: 'month', onDay: 5, bankingDaysAfter: 1 }, 'state onDay or bankingDaysAfter, not both'],
])('a calendar %j is refused', async (calendar, message) => {
  const contents = { ...PROCAPITA, calendar } as never;
  await expect(
    office.completeness.governSourceSystem(on('2017-01-02'), { sourceSystemId: 'lifecare', contents }),
  ).rejects.toThrow(message);
});

test('who is asked for a delivery finds the words in a folder, once, also when they are delivered twice', async () => {
  await chaseDeliveries(pool, 'town', civilDate('2016-10-06'));
  const folder = await mkdtemp(join(tmpdir(), 'chases-'));
  const notices = createFolderNotices(folder);
  expect(await deliverChases(pool, DELIVERY_CHASES, notices)).toBe(1);
  expect(await deliverChases(pool, DELIVERY_CHASES, notices)).toBe(0);
  // The ledger forgot that it had delivered them.
  await pool.query('UPDATE fordring.delivery_chase SET delivered_at = NULL');
  expect(await deliverChases(pool, DELIVERY_CHASES, notices)).toBe(1);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  expect(files).toHaveLength(1);
  const words = await readFile(join(files[0]?.parentPath ?? '', files[0]?.name ?? ''), 'utf8');
  expect(words).toContain('Subject: procapita missing/2016-09');
  expect(words).toContain(
    'Procapita (procapita): a delivery was to come by 2016-10-05, and nothing was taken in. Deliver it, or say why there is none this time: fordring source-system explain procapita missing/2016-09 --reason TEXT.',
  );
});

test('words that cannot be laid down now wait, and keep no others from being laid down', async () => {
  const lifecare = { ...PROCAPITA, name: 'Lifecare', owner: 'care' };
  await layDownFirst(pool, { creditorId: 'town', kind: 'source-system', name: 'lifecare', contents: lifecare });
  await chaseDeliveries(pool, 'town', civilDate('2016-10-06'));
  const laid: string[] = [];
  const port = (isBroken: boolean): NoticePort => ({
    deliver({ recipe }) {
      if (isBroken && recipe === 'lifecare') return Promise.reject(new Error('the folder of care is full'));
      laid.push(recipe);
      return Promise.resolve();
    },
  });
  await deliverChases(pool, DELIVERY_CHASES, port(true));
  expect(laid).toEqual(['procapita']);
  const { rows } = await pool.query(
    'SELECT source_system, delivered_at IS NOT NULL AS delivered FROM fordring.delivery_chase ORDER BY 1',
  );
  expect(rows).toEqual([
    { source_system: 'lifecare', delivered: false },
    { source_system: 'procapita', delivered: true },
  ]);
});

test('the step of a close says of a month what came, what is to be explained, what was lost and what crossed its end', async () => {
  const of = { creditorId: 'town', period: '2016-11', today: civilDate('2016-12-06') };
  await threeMonths();
  const whole = await workOut(pool, 'completeness', of);
  expect(whole).toMatchObject({
    says: "1 delivery of 1 source system, 0 findings to explain, 0 invoices lost on the way, 0 entries across the month's end (material: none)",
    ...{ asOf: '2016-12-06', known: '2016-12-06' },
  });
  // The same month again gives the same figures; one that lost an invoice does not.
  expect(await workOut(pool, 'completeness', of)).toEqual(whole);
  await tamper(pool, `DELETE FROM fordring.outbox WHERE ${claim5}`);
  const short = await workOut(pool, 'completeness', of);
  expect(short.says).toContain('1 invoice lost on the way');
  expect(short.sha256).not.toBe(whole.sha256);
});
