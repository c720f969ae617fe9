import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { ZipParts } from '../../../formats/tables/xlsx/zip-parts';
import { createFolderLists, deliverLists, filesOf } from '../../../office/close/deliver-lists';
import { digestOfItems, itemsOfList, listsOf } from '../../../office/close/list-record';
import { deliverCloseNotices } from '../../../office/close/tell-closes';
import { checkLedger } from '../../../office/controls/check-ledger';
import { closeHead } from '../../../office/controls/close-heads';
import { changeBankGate } from '../../../office/creditors/bank-gate';
import { openOffice, type Office } from '../../../office/office';
import { createFolderNotices } from '../../../office/reconciliation/notices';
import { registerClaims } from '../../../office/registration/register-claims';
import { tamper } from '../controls/tampered-books';
import { hanna, kim, maj, person, sven } from '../decisions/decision-world';
import { anna, carryOut, invoice, paid, register, rulebookFor, useLedger } from '../ledger-world';
import { bo, forgetAnna, town } from './forgotten-world';
import { filesBelow, wholeDump, whereSaid } from './whole-dump';

const SAID = ['Anna Åkesson', 'the place was given up', 'her mother answers', '19121212-1212'];
const sara = person('sara', 'client-contact');

const ledger = useLedger();
let pool: Pool;
let office: Office;
let outbox: string;
let ofBo: { readonly note: { readonly noteNumber: number } };

/** The school's list of February is noted on, confirmed, and made anew with a reason. Anna has paid; Bo owes. */
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2018-12-31T12:00:00+01:00') });
  await register(pool, invoice({ number: '1001', reference: '910011' }));
  const registration = { ...invoice({ number: '2001', reference: '920011' }), debtorId: 'bo' };
  await registerClaims(pool, { creditorId: 'town', debtors: [bo], registrations: [registration], rulebookFor });
  const contacts = [{ subject: 'sara', name: 'Sara', from: civilDate('2016-01-01') }];
  const contents = { name: 'School', units: [], contacts, owns: [{ invoiceGroup: '61' }] };
  const organised = { administrationId: 'school', contents };
  await openOffice({ pool, clock: () => Date.parse('2016-01-02T12:00:00+01:00') }).administrations.organise(
    { ...town(maj, '2016-01-02'), second: kim },
    organised,
  );
  const list = { period: '2016-02', administrationId: 'school' };
  await office.close.makeOpenItemLists(town(maj, '2016-03-02'), { period: '2016-02' });
  const said = (invoiceNumber: string, reason: string) =>
    office.close.noteOpenItem(town(sara, '2016-03-03'), {
      ...{ ...list, invoice: `town/${invoiceNumber}`, asks: 'stand-still', reason },
    });
  const { note } = await said('1001', 'the place was given up');
  ofBo = await said('2001', 'as with Anna Åkesson, the debtor is away');
  for (const [noteNumber, answer] of [
    [note.noteNumber, 'her mother answers'],
    [ofBo.note.noteNumber, 'ask Anna Åkesson (19121212-1212) where Bo is'],
  ] as const)
    await office.close.answerOpenItemNote(town(maj, '2016-03-04'), { noteNumber, answer });
  await office.close.confirmOpenItemList(town(sara, '2016-03-04'), { ...list, note: 'all but Anna Åkesson' });
  await carryOut(pool, '2001', '2016-02-26', paid('2016-02-26', '200.00', 'p-bo'));
  const correct = 'Bo paid, and Anna Åkesson asked';
  await office.close.makeOpenItemLists(town(maj, '2016-03-05'), { period: '2016-02', correct });
  await carryOut(pool, '1001', '2016-03-06', paid('2016-03-06', '1200.00', 'p-anna'));
  const shown = { reconciledThrough: civilDate('2016-02-29'), evidence: 'statement 7; Anna Åkesson paid in cash' };
  await changeBankGate(pool, {
    creditorId: 'town',
    changedOn: civilDate('2016-03-07'),
    open: true,
    by: 'hanna',
    shown,
  });
  await tellOfClose('Anna Åkesson waits on the list of the school');
  outbox = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'outbox-'));
  await deliverLists(pool, createFolderLists(join(outbox, 'open-items')));
  await deliverCloseNotices(pool, createFolderNotices(join(outbox, 'closes')));
  await pool.query('UPDATE fordring.outbox SET delivered_at = now() WHERE delivered_at IS NULL');
  await pool.query(`UPDATE fordring.document SET status = 'withheld' WHERE status IN ('to-write', 'held')`);
});

async function tellOfClose(message: string): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.period_close (creditor_id, period, opened_on, steps) VALUES ('town', '2016-02', '2016-03-02', '[]')`,
  );
  await pool.query(
    `INSERT INTO fordring.close_notice (creditor_id, period, addressee, message, noted_on)
     VALUES ('town', '2016-02', 'school', $1, '2016-03-08')`,
    [message],
  );
}

async function problems(): Promise<readonly string[]> {
  const { checks } = await checkLedger(pool);
  return checks.flatMap(({ name, offenders }) => offenders.map((offender) => `${name}: ${offender}`));
}

const folder = (): string => join(outbox, 'open-items', 'town', 'school');

/** Everything that the lists in the folder say, workbooks unpacked. */
function delivered(): Map<string, string> {
  const files = filesBelow(outbox);
  for (const name of readdirSync(folder()).filter((each) => each.endsWith('.xlsx'))) {
    const parts = new ZipParts(readFileSync(join(folder(), name)));
    const said = ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'].filter((part) => parts.has(part));
    files.set(`unpacked ${name}`, said.map((part) => parts.read(part).toString('utf8')).join('\n'));
  }
  return files;
}

test('words on open items and in the evidence of a bank gate are gone from the books, and every chain verifies', async () => {
  await closeHead(pool, 'town', civilDate('2016-03-31'));
  const before = whereSaid(await wholeDump(pool), SAID).map((found) => found.split(':')[0]);
  expect([...new Set(before)].sort()).toEqual([
    ...['bank_gate_evidence', 'close_notice', 'debtor', 'open_item_answer', 'open_item_confirmation'],
    ...['open_item_list', 'open_item_note'],
  ]);
  expect(await problems()).toEqual([]);
  const { places } = await forgetAnna(office, sven, outbox);
  expect(whereSaid(await wholeDump(pool), SAID)).toEqual([]);
  expect(await problems()).toEqual([]);
  await closeHead(pool, 'town', civilDate('2027-01-02'));
  expect(await problems()).toEqual([]);
  const erased = Object.fromEntries(places.map(({ place, erased: rows }) => [place, rows]));
  expect(erased).toMatchObject({ open_item_note: 2, open_item_answer: 2, open_item_list: 1, bank_gate_evidence: 1 });
});

test('of a note on another debtor’s invoice the name alone is gone', async () => {
  await forgetAnna(office, sven, outbox);
  const { rows } = await pool.query(
    `SELECT reason, answer FROM fordring.open_item_note JOIN fordring.open_item_answer USING (note_number)
     WHERE note_number = $1`,
    [ofBo.note.noteNumber],
  );
  expect(rows).toEqual([
    {
      reason: 'as with forgotten debtor, the debtor is away',
      answer: 'ask forgotten debtor (forgotten debtor) where Bo is',
    },
  ]);
});

test('the digest of each list verifies, and every row of it stays', async () => {
  const kept = async () => {
    const lists = await listsOf(pool, { creditorId: 'town' });
    return Promise.all(lists.map(async (list) => ({ list, items: await itemsOfList(pool, list.listNumber) })));
  };
  const before = await kept();
  await forgetAnna(office, sven, outbox);
  const after = await kept();
  expect(after.map(({ items }) => items)).toEqual(before.map(({ items }) => items));
  expect(after.map(({ list }) => [list.sha256, list.sums])).toEqual(before.map(({ list }) => [list.sha256, list.sums]));
  expect(after.map(({ items }) => digestOfItems(items))).toEqual(before.map(({ list }) => list.sha256));
  expect(after.map(({ list }) => list.confirmedBy)).toEqual(['sara', undefined]);
});

/** The lines of a list without their last column. */
function withoutNotes(csv: string): string[] {
  return csv.split('\r\n').map((line) => line.split(';').slice(0, -1).join(';'));
}

describe('lists in the outbox folder', () => {
  test('are written anew without the name, whatever kind of file they are', async () => {
    const names = [...new Set(whereSaid(delivered(), SAID).map((found) => found.split(':')[0]))];
    // Two lists of three files each; what a PDF and a packed workbook say does not stand there in plain text.
    expect(names.filter((name) => name?.startsWith('unpacked'))).toHaveLength(2);
    expect(names.filter((name) => name?.endsWith('.csv'))).toHaveLength(2);
    expect(names.filter((name) => name?.endsWith('.txt'))).toHaveLength(1);
    expect(await forgetAnna(office, sven, outbox)).toMatchObject({ lists: 2, notices: 1 });
    expect(whereSaid(delivered(), SAID)).toEqual([]);
    const said = [...delivered()].filter(([, text]) => text.includes('forgotten debtor')).length;
    expect(said).toBe(5);
    for (const list of await listsOf(pool, { creditorId: 'town' })) {
      const { files } = await filesOf(pool, list);
      for (const [end, contents] of Object.entries(files)) {
        const lying = readFileSync(join(folder(), `2016-02-${String(list.listNumber).padStart(6, '0')}.${end}`));
        expect(lying.equals(contents)).toBe(true);
      }
    }
  });

  test('keep the figures of every row, and the other debtors', async () => {
    const csv = () => [...delivered()].filter(([name]) => name.endsWith('.csv')).map(([, text]) => text);
    const without = csv().map((text) =>
      text.replaceAll(Buffer.from('Anna Åkesson').toString('latin1'), 'forgotten debtor'),
    );
    await forgetAnna(office, sven, outbox);
    expect(csv().map(withoutNotes)).toEqual(without.map(withoutNotes));
    // Of the notes in the files, what the debtor's own said is gone, and so is the name in Bo's.
    for (const said of ['her mother answers', 'the place was given up', '19121212-1212'])
      expect(csv().join('')).not.toContain(said);
    expect(csv().join('')).toContain('as with forgotten debtor, the debtor is away');
    expect(csv().join('')).toContain(Buffer.from('Bo Ekström').toString('latin1'));
  });

  test('are not put back where the administration has taken them, and its own files stay', async () => {
    const [first = '', second = ''] = readdirSync(folder()).filter((name) => name.endsWith('.xlsx'));
    rmSync(join(folder(), first));
    writeFileSync(join(folder(), 'our own.txt'), 'kept');
    const before = readdirSync(folder());
    await forgetAnna(office, sven, outbox);
    expect(readdirSync(folder())).toEqual(before);
    expect(before).toContain(second);
  });

  test('are named in the answer, with the administration that has them', async () => {
    const { givenTo } = await forgetAnna(office, sven, outbox);
    const numbers = (await listsOf(pool, { creditorId: 'town' })).map(({ listNumber }) => listNumber);
    expect(givenTo).toContainEqual(
      expect.objectContaining({
        ...{ whom: 'school', what: 'open-item lists', count: 2 },
        files: numbers.map((number) => `2016-02-${String(number).padStart(6, '0')}`),
      }),
    );
  });

  test('are written anew by the same act again, where the first was cut short', async () => {
    const { forgettingId } = await forgetAnna(office, sven, join(outbox, 'elsewhere'));
    expect(whereSaid(delivered(), SAID)).not.toEqual([]);
    const again = () => office.debtors.confirmToForget(town(sven), { forgettingId, folder: outbox });
    expect(await again()).toMatchObject({ lists: 2, notices: 1 });
    expect(whereSaid(delivered(), SAID)).toEqual([]);
    expect(await again()).toMatchObject({ lists: 2, notices: 1 });
  });

  test('must have left before anybody on them is forgotten', async () => {
    await tamper(pool, 'UPDATE fordring.open_item_list SET delivered_at = NULL');
    await expect(forgetAnna(office, sven, outbox)).rejects.toMatchObject({ name: 'DebtorNotForgettable' });
  });
});

test('an extract has the words on the person’s own invoices and those that name the person', async () => {
  const { places } = await office.debtors.exportData(town(hanna), { debtorId: 'anna' });
  const held = Object.fromEntries(places.map(({ place, rows }) => [place, rows.length]));
  expect(held).toMatchObject({ open_item_note: 2, open_item_answer: 2, open_item_list: 1, bank_gate_evidence: 1 });
  const others = await office.debtors.exportData(town(hanna), { debtorId: 'bo' });
  expect(JSON.stringify(others)).not.toContain('the place was given up');
  expect(anna.name).toBe('Anna Åkesson');
});

describe('what is left of the lists is still vouched for', () => {
  beforeEach(() => forgetAnna(office, sven, outbox));

  test.each([
    [`UPDATE fordring.open_item_note SET asks = 'cancel'`, 'note on an open item'],
    [`UPDATE fordring.open_item_note SET erased = repeat('0', 64) WHERE erased IS NOT NULL`, 'note on an open item'],
    [`UPDATE fordring.open_item_answer SET answered_by = 'sven'`, 'answer to a note on an open item'],
    [`UPDATE fordring.open_item_confirmation SET confirmed_by = 'sven'`, 'confirmation of an open-item list'],
    [`UPDATE fordring.open_item_list SET known = known + 1`, 'open-item list'],
    [`UPDATE fordring.listed_item SET principal = principal + 1`, 'row of an open-item list'],
    [`UPDATE fordring.bank_gate_evidence SET reconciled_through = '2016-01-31'`, 'bank gate evidence'],
    [`DELETE FROM fordring.erased_row WHERE table_name = 'open_item_note'`, 'erased row'],
  ])('%s', async (statement, named) => {
    await tamper(pool, statement);
    expect((await problems()).join('\n')).toContain(named);
  });
});
