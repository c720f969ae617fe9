import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { approveAs, dag, decideAs, kim, request } from '../decisions/decision-world';
import { invoice, kronor, register, useLedger } from '../ledger-world';
import { cecilia, moa, officeOver, on, person, refused, rut } from '../audit-file/audit-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const vera = person('vera', 'controller');
const acts = () => officeOver(pool).authorisations;
const deliver = (text: string, asOf = '2017-01-02') =>
  acts().deliverList(on(cecilia, asOf), { asOf: civilDate(asOf), fileName: 'roles.csv', content: Buffer.from(text) });
const review = (today = '2017-01-10') => acts().review(on(cecilia, today), { period: '2016' });
const stands = (rows: readonly { finding: string; subject: string; role?: string; state: string }[]) =>
  rows.map(({ finding, subject, role = '', state }) => `${finding} ${subject} ${role} ${state}`);

/** A loss that kim proposes and dag approves in June 2016, on an invoice of the school. */
async function lossIsDecided(): Promise<void> {
  await layDownFirst(pool, {
    ...{ creditorId: 'town', kind: 'administration', name: 'school' },
    contents: { name: 'Skola', units: [], contacts: [], owns: [{ invoiceGroup: '62' }] },
  });
  await register(pool, invoice({ number: '1', group: '62', due: '2015-12-31' }));
  const zero = kronor('0.00');
  const line = { claimId: 'town/1', principal: kronor('100.00'), vat: zero, fee: zero, interest: zero };
  const subject = { of: 'claims', claimIds: ['town/1'] } as const;
  const today = '2016-06-01';
  const asked = request(
    'write-down',
    { lines: [line] },
    { subject, today, reasonCode: 'process-stage', reason: 'Old.' },
  );
  await decideAs(pool, kim, { ...asked, decisionId: 'loss' });
  expect(await approveAs(pool, dag, 'loss', '2016-06-02')).toMatchObject({ outcome: 'recorded' });
}
const HEAD = 'person,role,scope,from,to\n';
const RIGHT = `${HEAD}kim,controller,school,2016-01-01,\ndag,committee-delegate,,2016-01-01,\n`;

test('a year in which everybody did what the list gives them is clean, and says how much was looked at', async () => {
  await lossIsDecided();
  await deliver(RIGHT);
  const { review: made } = await review();
  // One decision and its proposal by kim; dag's approval; and what carried it out in dag's name.
  expect(made).toMatchObject({ state: 'clean', rows: [], listed: 2 });
  expect(made.used).toBeGreaterThanOrEqual(2);
  expect(await review('2017-01-11')).toMatchObject({ already: true });
});

test.each([
  ['the list has nobody by that name', `${HEAD}kim,controller,school,,\n`, ['not-listed dag committee-delegate open']],
  [
    'the role had ended',
    RIGHT.replace('dag,committee-delegate,,2016-01-01,', 'dag,committee-delegate,,2016-01-01,2016-05-31'),
    ['outside-dates dag committee-delegate open'],
  ],
  [
    'the role is for another administration',
    RIGHT.replace('kim,controller,school', 'kim,controller,water'),
    ['outside-scope kim controller open'],
  ],
  ['somebody never used a role', `${RIGHT}eva,lawyer,,,\n`, ['unused eva lawyer open']],
  [
    'somebody both proposes and decides',
    `${RIGHT}kim,committee-delegate,,,\n`,
    ['conflict kim committee-delegate open', 'unused kim committee-delegate open'],
  ],
])('a loss was decided, and %s', async (_, list, expected) => {
  await lossIsDecided();
  const water = { name: 'Vatten', units: [], contacts: [], owns: [{ invoiceGroup: '55' }] };
  await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'water', contents: water });
  await deliver(list);
  expect(stands((await review()).review.rows)).toEqual(expected);
});

test('an auditor who drew a sample and is on no list is found', async () => {
  await lossIsDecided();
  await officeOver(pool).audit.drawSample(on(rut, '2016-10-14'), { period: '2016-08', seed: 'autumn' });
  await deliver(RIGHT);
  expect(stands((await review()).review.rows)).toEqual(['not-listed rut auditor open']);
});

const answer = (by: Actor, today: string, kind: 'kept' | 'removed' | 'explained', reason = 'a new list comes') =>
  acts().answer(on(by, today), { period: '2016', rowNumber: 1, answer: kind, reason });
const sign = (by: Actor, today: string, more: { rowNumber?: number; refusedBecause?: string } = {}) =>
  acts().sign(on(by, today), { period: '2016', ...more });

test('a row is answered by one person and signed by another, and then the review is signed', async () => {
  await lossIsDecided();
  await deliver(`${HEAD}kim,controller,school,,\n`);
  await review();
  await expect(sign(moa, '2017-01-12')).rejects.toThrow(refused('AuthorisationRefused', 'nothing-to-sign'));
  await answer(moa, '2017-01-12', 'explained');
  await expect(sign(moa, '2017-01-12', { rowNumber: 1 })).rejects.toThrow(refused('AuditRefused', 'own-work'));
  const refusedOnce = await sign(vera, '2017-01-13', { rowNumber: 1, refusedBecause: 'say why' });
  expect(refusedOnce.review.rows[0]).toMatchObject({ state: 'open' });
  await answer(moa, '2017-01-14', 'explained', 'stood in by § 9 of the delegation');
  const { review: signed } = await sign(vera, '2017-01-15');
  expect(signed).toMatchObject({
    state: 'signed',
    rows: [{ answeredBy: 'moa', signedBy: 'vera', answer: 'explained' }],
  });
  expect((await checkLedger(pool)).checks.filter(({ holds }) => !holds)).toEqual([]);
});

test('nobody answers or signs about themselves', async () => {
  await lossIsDecided();
  await deliver(`${HEAD}kim,controller,school,,\n`);
  await review();
  const dagAsManager = person('dag', 'manager');
  await expect(answer(dagAsManager, '2017-01-12', 'kept')).rejects.toThrow(refused('AuthorisationRefused', 'own-row'));
});

test('a review that nobody finishes is late, chased as work, and the next one becomes due after a year', async () => {
  await deliver(`${HEAD}eva,lawyer,,,\n`);
  await review();
  const late = async (day: string) => (await acts().reviews(on(moa, day), {})).reviews.map(({ isLate }) => isLate);
  // Thirty days after 10 January 2017 is 9 February.
  expect([await late('2017-02-09'), await late('2017-02-10')]).toEqual([[false], [true]]);
  const works = async (day: string) =>
    (await officeOver(pool).work.list(on(moa, day), {})).rows
      .filter(({ kind }) => kind === 'authorisation')
      .map(({ about, dueOn }) => `${about} ${dueOn}`);
  expect(await works('2017-02-10')).toEqual(['town/2016 2017-02-09']);
  expect(await works('2018-01-01')).toEqual(['town/2016 2017-02-09', 'town/next 2018-01-31']);
});

test.each([
  ['before any list was delivered', 'no-list', () => review()],
  [
    'by a list of the year before',
    'list-too-early',
    async () => (await deliver(RIGHT.replace('school', ''), '2016-11-30'), review()),
  ],
  ['of a year that is not over', 'not-over', () => review('2016-12-31')],
])('no review is made %s', async (_, why, act) => {
  await expect(act()).rejects.toThrow(refused('AuthorisationRefused', why));
});

test('a list of a day to come is refused, and the same list twice is one', async () => {
  const list = { asOf: civilDate('2017-01-03'), fileName: 'roles.csv', content: Buffer.from(`${HEAD}eva,lawyer,,,\n`) };
  await expect(acts().deliverList(on(cecilia, '2017-01-02'), list)).rejects.toThrow(
    refused('AuthorisationRefused', 'day-to-come'),
  );
  expect(await deliver(`${HEAD}eva,lawyer,,,\n`)).toMatchObject({ already: false, list: { rows: 1 } });
  expect(await deliver(`${HEAD}eva,lawyer,,,\n`)).toMatchObject({ already: true });
});

test('the board does not test authorisations before there is a list, and finds who acted outside it from then on', async () => {
  await lossIsDecided();
  const measure = async (day: string) =>
    (await officeOver(pool).board.controls(on(vera, day), {})).objectives
      .flatMap(({ measures }) => measures)
      .find((one) => one.measure === 'authorisations-open');
  expect(await measure('2017-01-01')).toMatchObject({ verdict: 'not-tested' });
  await deliver(`${HEAD}kim,controller,school,,\ncecilia,controller,,,\n`);
  expect(await measure('2017-01-20')).toMatchObject({
    ...{ verdict: 'partly', value: 1 },
    findings: [{ about: 'dag', says: expect.stringContaining('the list has no such row') as string }],
  });
  await review();
  await answer(moa, '2017-01-12', 'explained');
  await sign(vera, '2017-01-13');
  // Who answered and signed did so in roles that the list does not give either.
  expect((await measure('2017-01-20'))?.findings.map(({ about }) => about)).toEqual(['moa', 'vera']);
});

test('every table in which a person stands in a role is looked at, or it is said why not', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT DISTINCT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'fordring' AND table_type = 'BASE TABLE' AND column_name ~ '(_by|^subject)$' AND data_type = 'text'
     ORDER BY 1`,
  );
  const view = await pool.query<{ name: string }>(
    `SELECT DISTINCT table_name AS name FROM information_schema.view_table_usage
     WHERE view_schema = 'fordring' AND view_name = 'authorisation_use'`,
  );
  const seen = new Set(view.rows.map(({ name }) => name));
  const beside: Readonly<Record<string, string>> = {
    audit_document: 'what is kept is said in an entry of the audit file',
    bank_word_lifted: 'the word that it lifts was said by a person who is looked at',
    closed_period: 'says by which kind of closing, and names nobody',
    control_receipt: 'asking the board is reading',
    decision_refusal: 'what was refused was not done',
    forgotten_letter: 'names a document, and nobody',
    listed_authorisation: 'the list itself',
    outbox_check: 'asking is reading',
    payment: 'says by what a payment was matched; who placed it has a receipt',
    reconciliation_item_mark: 'the run says who looked into its differences',
    reconciliation_load: 'a delivered file is an event of its run',
    reconciliation_series: 'a calendar is kept by the standing of its recipe',
    reviewed_authorisation: 'the review itself',
    set_aside: 'names what the relay set aside, and nobody',
  };
  expect(rows.map(({ name }) => name).filter((name) => !seen.has(name) && !(name in beside))).toEqual([]);
});
