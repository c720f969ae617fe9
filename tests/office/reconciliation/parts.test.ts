import type { Pool } from 'pg';
import { inTransaction } from '../../../store/connect';
import { deliverParts } from '../../../office/reconciliation/deliver-source';
import { verifyEvidence } from '../../../office/reconciliation/evidence/verify-evidence';
import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { readRunDossier } from '../../../office/reconciliation/run-dossier';
import { lockRun } from '../../../office/reconciliation/run-record';
import { prepareRun } from '../../../office/reconciliation/prepare-run';
import { takeIn } from '../../../office/reconciliation/take-in';
import { openOffice } from '../../../office/office';
import { useLedger } from '../ledger-world';
import { LedgerRun } from './ledger-run';
import { ANNA, AUDITOR, permitted, run } from './office';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

function monthOf(period: string, today: string): LedgerRun {
  return new LedgerRun(pool, run('town', period, 'bank-ledger'), { today });
}

describe('refused by name', () => {
  let february: LedgerRun;
  beforeEach(async () => {
    february = monthOf('2016-02', '2016-03-02');
    await february.begins();
  });
  const LIST = 'key,booked_on,amount\nA,2016-02-03,100.00\n';

  test('several files of a source that is one file', async () => {
    await expect(
      february.deliversParts('right', { 'a.csv': LIST, 'b.csv': `${LIST}B,2016-02-03,1.00\n` }),
    ).rejects.toMatchObject({
      refused: 'not-in-parts',
      message: expect.stringContaining('bank-ledger takes one file as right (the ledger), and 2 were given.') as string,
    });
  });

  test('two files of one name, none at all, and one without a name', async () => {
    const files = ['a.csv', 'a.csv'].map((fileName) => ({ fileName, open: () => [Buffer.from(LIST)] }));
    const about = { ...february.name, source: 'left', today: february.today };
    await expect(deliverParts(pool, { ...about, files }, permitted(ANNA, 'deliver-source'))).rejects.toMatchObject({
      refused: 'file-named-twice',
    });
    await expect(deliverParts(pool, { ...about, files: [] }, permitted(ANNA, 'deliver-source'))).rejects.toMatchObject({
      refused: 'no-file',
    });
    await expect(february.deliversParts('left', { ' ': LIST })).rejects.toMatchObject({ refused: 'no-file' });
  });

  test('withdrawing a file that there is not, with the names of those that there are', async () => {
    await expect(february.withdraws('left', 'a.csv')).rejects.toMatchObject({
      refused: 'unknown-file',
      message: 'No file of the bank (left) counts: there is none to withdraw.',
    });
    await february.deliversParts('left', { 'a.csv': LIST, 'b.csv': `${LIST}B,2016-02-03,1.00\n` });
    await expect(february.withdraws('left', 'c.csv')).rejects.toMatchObject({
      message: 'No file of the bank (left) is called c.csv. Those that count are a.csv, b.csv.',
    });
    await expect(february.withdraws('nowhere', 'a.csv')).rejects.toMatchObject({ refused: 'unknown-source' });
  });

  test('withdrawing what the ledger answered itself; what stands in its place gives way to it again', async () => {
    await february.deliversParts('left', { 'a.csv': LIST });
    await february.isMatched();
    await expect(february.withdraws('right', 'bank-movements-2016-02-29.csv')).rejects.toMatchObject({
      refused: 'ledgers-answer',
    });
    await february.delivers({ right: `${LIST}B,2016-02-04,7.00\n` });
    expect(await february.isMatched()).toMatchObject({ right: '107.00' });
    await february.withdraws('right', 'right.csv', 'the ledger knows best');
    expect(await february.isMatched()).toMatchObject({ left: '100.00', right: '0.00' });
  });

  test('withdrawing by an auditor, who reads', async () => {
    await february.deliversParts('left', { 'a.csv': LIST });
    const { creditorId, ...named } = february.name;
    const withdrawal = { ...named, source: 'left', fileName: 'a.csv' };
    const auditor = { by: AUDITOR, creditorId, today: february.today };
    await expect(openOffice({ pool }).reconciliations.withdraw(auditor, withdrawal)).rejects.toMatchObject({
      refused: 'not-authorised',
    });
  });
});

test('without its last file a run waits again, whatever was prepared; the file may come back', async () => {
  const list = 'key,booked_on,amount\nA,2016-02-03,100.00\n';
  const february = monthOf('2016-02', '2016-03-02');
  await february.begins();
  await february.deliversParts('left', { 'a.csv': list });
  await february.isMatched();
  await prepareRun(pool, { run: february.name, today: february.today }, permitted(ANNA, 'prepare-reconciliation'));
  expect(await february.withdraws('left', 'a.csv')).toMatchObject({
    isMissing: true,
    left: { files: 0, total: '0.00' },
  });
  const { state, wanted } = await readRunDossier(pool, february.name, february.today);
  expect([state, wanted.map(({ source }) => source)]).toEqual(['waiting', ['left']]);
  const [back] = await february.deliversParts('left', { 'a.csv': list });
  // A withdrawal is a version too: what a result was made of is told by the number.
  expect(back).toMatchObject({ version: 3, repeated: false });
  expect(await february.isMatched()).toMatchObject({ open: ['only-left A 100.00'] });
});

test('what was delivered before there were parts is a part under its file’s name', async () => {
  const february = monthOf('2016-02', '2016-03-02');
  await february.begins();
  const shelved = recipeNamed('bank-ledger');
  const { title, owedBy, layouts, amounts } = shelved.left;
  const whole = { title, owedBy, layouts, amounts };
  const list = (key: string, amount: string) => `key,booked_on,amount\n${key},2016-02-03,${amount}\n`;
  await inTransaction(pool, async (client) =>
    takeIn(
      client,
      { ...shelved, left: whole },
      await lockRun(client, february.name),
      { source: 'left', files: [{ fileName: 'feb.csv', open: () => [Buffer.from(list('A', '100.00'))] }] },
      { on: february.today, by: ANNA.subject },
    ),
  );
  const [added] = await february.deliversParts('left', { 'more.csv': list('B', '20.00') });
  expect(added).toMatchObject({ version: 2, inAll: { files: 2, total: '120.00' } });
  const [anew] = await february.deliversParts('left', { 'feb.csv': list('A', '101.00') });
  expect(anew).toMatchObject({ version: 3, replaces: 1, inAll: { files: 2, total: '121.00' } });
  await expect(february.withdraws('left', 'feb.csv')).resolves.toMatchObject({ left: { files: 1, total: '20.00' } });
  await expect(verifyEvidence(pool, 'town')).resolves.toMatchObject({ problems: [] });
});
