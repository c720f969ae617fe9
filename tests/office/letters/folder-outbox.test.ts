import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderOutbox } from '../../../office/letters/folder-outbox';
import { LetterAlreadyDeliveredWithOtherContents } from '../../../office/letters/letter-port';
import type { LetterContent } from '../../../domain/letters/letter';
import { reviveMoney } from '../../../domain/kernel/money';
import { live } from '../../print/letters/lived-claim';

const { letters } = live({ amount: '1200.00', issuedOn: '2016-01-01', dueOn: '2016-01-31', until: '2016-03-10' });
if (!letters.demand || !letters.reminder) throw new Error('The letters were not sent.');
const { demand, reminder } = letters as { demand: LetterContent; reminder: LetterContent };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fordring-outbox-'));
});
afterEach(() => rm(folder, { recursive: true }));

const fileIn = (...path: string[]) => readFile(join(folder, ...path), 'utf8');
const indexRows = async (day: string) => (await fileIn(day, 'index.csv')).trimEnd().split('\n').slice(1);

test('a letter becomes a PDF of its day and kind, and a line of the index', async () => {
  const receipt = await createFolderOutbox(folder).deliver(demand);
  expect(receipt).toEqual({ deliveryId: 'folder:claim-1:demand', channel: 'folder', deliveredOn: '2016-02-17' });
  expect((await fileIn('2016-02-17', 'demand', 'claim-1%3Ademand.pdf')).startsWith('%PDF-1.7')).toBe(true);
  expect(await indexRows('2016-02-17')).toEqual([
    'claim-1:demand,demand,2016-02-17,2016-02-26,2015-004711,104711,Åsa Östlund-Järvinen,Lgh 1102|Ängsvägen 14 B,999 02,Björkvik,1384.46,SEK,123463,2016-02-17/demand/claim-1%3Ademand.pdf,1384.46,post',
  ]);
});

test('the second delivery gives the first receipt and leaves one line, also when a database has turned the fields round', async () => {
  const first = await createFolderOutbox(folder).deliver(demand);
  const again = JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(demand).reverse())),
    reviveMoney,
  ) as LetterContent;
  expect(await createFolderOutbox(folder).deliver(again)).toEqual(first);
  expect(await indexRows('2016-02-17')).toHaveLength(1);
});

test('another letter under the same id is refused, and the first stands', async () => {
  const outbox = createFolderOutbox(folder);
  await outbox.deliver(demand);
  const pdf = await fileIn('2016-02-17', 'demand', 'claim-1%3Ademand.pdf');
  await expect(outbox.deliver({ ...reminder, documentId: demand.documentId })).rejects.toThrow(
    LetterAlreadyDeliveredWithOtherContents,
  );
  await expect(outbox.deliver({ ...demand, paymentReference: '18' })).rejects.toThrow('document id of its own');
  expect(await fileIn('2016-02-17', 'demand', 'claim-1%3Ademand.pdf')).toBe(pdf);
});

test('what a crash left out is made good by the next call', async () => {
  await createFolderOutbox(folder).deliver(demand);
  await rm(join(folder, '2016-02-17', 'demand', 'claim-1%3Ademand.pdf'));
  await rm(join(folder, '2016-02-17', 'index.csv'));
  await createFolderOutbox(folder).deliver(demand);
  expect(await indexRows('2016-02-17')).toHaveLength(1);
  expect(await readdir(join(folder, '2016-02-17', 'demand'))).toEqual(['claim-1%3Ademand.pdf']);
});

test('two outboxes at once deliver every letter once, and the index has them all', async () => {
  const many = Array.from({ length: 12 }, (_, index) => ({
    ...demand,
    documentId: `letter-${String(index).padStart(2, '0')}`,
  }));
  const outboxes = [createFolderOutbox(folder), createFolderOutbox(folder)];
  await Promise.all(outboxes.flatMap((outbox) => many.map((letter) => outbox.deliver(letter))));
  expect((await indexRows('2016-02-17')).map((row) => row.split(',')[0])).toEqual(
    many.map(({ documentId }) => documentId),
  );
  expect((await readdir(join(folder, '2016-02-17', 'demand'))).sort()).toEqual(
    many.map(({ documentId }) => `${documentId}.pdf`),
  );
});

test.each([
  ['=HYPERLINK("http://example.invalid")', `"'=HYPERLINK(""http://example.invalid"")"`],
  ['+46 70', "'+46 70"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['Öst, "Å"', '"Öst, ""Å"""'],
])('a name like %s is inert in a spreadsheet', async (name, cell) => {
  await createFolderOutbox(folder).deliver({ ...demand, debtor: { ...demand.debtor, name } });
  expect((await indexRows('2016-02-17'))[0]).toContain(`,104711,${cell},`);
});

test('no id leads out of the folder, and none collides with another', async () => {
  const outbox = createFolderOutbox(folder);
  await outbox.deliver({ ...demand, documentId: '../../escape' });
  await outbox.deliver({ ...demand, documentId: '%2E%2E' });
  await outbox.deliver({ ...demand, documentId: '..' });
  expect((await readdir(join(folder, '2016-02-17', 'demand'))).sort()).toEqual([
    '%252E%252E.pdf',
    '%2E%2E%2F%2E%2E%2Fescape.pdf',
    '%2E%2E.pdf',
  ]);
});
