import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseAlreadyReferredWithOtherContents } from '../../../office/counterparts/counterpart-port';
import {
  createGaeldsstyrelsenFiles,
  createIntrumFiles,
  createKfmFiles,
} from '../../../office/counterparts/file-counterparts';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { application, fordring, monitored, start } from '../../formats/counterparts/counterpart-cases';
import {
  readGaeldsstyrelsenClaims,
  writeGaeldsstyrelsenReceipts,
} from '../../support/counterparts/gaeldsstyrelsen-side';
import { writeIntrumAccounts } from '../../support/counterparts/intrum-side';
import { readKfmApplications, writeKfmAnswers } from '../../support/counterparts/kfm-side';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fordring-counterparts-'));
});
afterEach(() => rm(folder, { recursive: true }));

const kfm = () => createKfmFiles({ folder, creditorId: 'bjorkvik' });
const wednesday = civilDate('2016-03-16');
const thursday = civilDate('2016-03-17');
const out = () => readdir(join(folder, 'kfm', 'out')).then((names) => names.sort());
const casesIn = async (...path: string[]) =>
  readKfmApplications(await readFile(join(folder, 'kfm', ...path))).instructions.map(({ caseId }) => caseId);
const named = (caseId: string) => ({ ...application, caseId });

test('cases of one day share a file, the next day has the next number', async () => {
  expect(await kfm().refer(named('b'), wednesday)).toEqual({
    referralId: 'kfm-application-0001-2016-03-16.txt',
    referredOn: wednesday,
  });
  await kfm().refer(named('a'), wednesday);
  await kfm().refer(named('c'), thursday);
  expect(await out()).toEqual(['kfm-application-0001-2016-03-16.txt', 'kfm-application-0002-2016-03-17.txt']);
  expect(await casesIn('out', 'kfm-application-0001-2016-03-16.txt')).toEqual(['a', 'b']);
});

test('the second referral returns the first receipt, also on another day', async () => {
  const receipt = await kfm().refer(named('a'), wednesday);
  expect(await kfm().refer(named('a'), thursday)).toEqual(receipt);
  expect(await out()).toEqual(['kfm-application-0001-2016-03-16.txt']);
  expect(await casesIn('out', receipt.referralId)).toEqual(['a']);
});

test('other contents under the same case are refused', async () => {
  await kfm().refer(named('a'), wednesday);
  await expect(kfm().refer({ ...named('a'), debtorName: 'Nils Ek' }, wednesday)).rejects.toThrow(
    CaseAlreadyReferredWithOtherContents,
  );
});

test('two processes at once make one file with every case, and no number is lost', async () => {
  const ids = Array.from({ length: 10 }, (_, index) => `case-${index}`);
  const ports = [kfm(), kfm()];
  await Promise.all(ports.flatMap((port) => ids.map((id) => port.refer(named(id), wednesday))));
  expect(await out()).toEqual(['kfm-application-0001-2016-03-16.txt']);
  expect(await casesIn('out', 'kfm-application-0001-2016-03-16.txt')).toEqual(ids);
});

test('what does not fit is refused and leaves the file of the day as it was', async () => {
  await kfm().refer(named('a'), wednesday);
  await expect(kfm().refer({ ...named('b'), debtorCity: '' }, wednesday)).rejects.toThrow('debtorCity');
  expect(await casesIn('out', 'kfm-application-0001-2016-03-16.txt')).toEqual(['a']);
});

test('a late case goes into a further file when the transport has taken the first, and nothing is sent twice', async () => {
  const { referralId } = await kfm().refer(named('a'), wednesday);
  await mkdir(join(folder, 'kfm', 'taken'));
  await rename(join(folder, 'kfm', 'out', referralId), join(folder, 'kfm', 'taken', referralId));
  await kfm().refer(named('a'), wednesday);
  expect(await out()).toEqual([]);
  expect((await kfm().refer(named('b'), wednesday)).referralId).toBe('kfm-application-0002-2016-03-16.txt');
  expect(await casesIn('out', 'kfm-application-0002-2016-03-16.txt')).toEqual(['b']);
});

test('a case that a crash kept out of a taken file is filed again by the next call', async () => {
  const { referralId } = await kfm().refer(named('a'), wednesday);
  const withoutB = await readFile(join(folder, 'kfm', 'out', referralId));
  await kfm().refer(named('b'), wednesday);
  await mkdir(join(folder, 'kfm', 'taken'));
  await rm(join(folder, 'kfm', 'out', referralId));
  await writeFile(join(folder, 'kfm', 'taken', referralId), withoutB);
  await kfm().refer(named('b'), wednesday);
  expect(await casesIn('out', 'kfm-application-0002-2016-03-16.txt')).toEqual(['b']);
});

test('recalls and payments go into the file of their day, in the order in which they came about', async () => {
  const about = { caseId: 'a', on: thursday, effectiveOn: wednesday };
  const paid = (changeId: string) =>
    ({
      instruction: 'reduction',
      ...about,
      changeId,
      cause: 'payment',
      amount: Money.of('200.00', 'SEK'),
      balance: Money.of('984.46', 'SEK'),
    }) as const;
  await kfm().refer(named('a'), wednesday);
  await kfm().refer(named('a+11'), thursday);
  await kfm().recall({ instruction: 'withdrawal', ...about, changeId: '10', reason: 'paid' });
  await kfm().adjust(paid('9'));
  await kfm().adjust(paid('9'));
  await kfm().adjust(paid('8.2'));
  await kfm().adjust(paid('8'));
  const { instructions } = readKfmApplications(
    await readFile(join(folder, 'kfm', 'out', 'kfm-application-0002-2016-03-17.txt')),
  );
  expect(
    instructions.map(
      (each) => `${each.instruction} ${each.instruction === 'application' ? each.caseId : each.changeId}`,
    ),
  ).toEqual(['reduction 8', 'reduction 8.2', 'reduction 9', 'withdrawal 10', 'application a+11']);
});

test('the other two write files of their own', async () => {
  const intrum = await createIntrumFiles({ folder, creditorId: 'bjorkvik' }).refer(monitored, wednesday);
  expect(intrum.referralId).toBe('intrum-case-0001-2016-03-16.txt');
  const { referralId } = await createGaeldsstyrelsenFiles({ folder, creditorId: 'aasby' }).refer(fordring, wednesday);
  const file = readGaeldsstyrelsenClaims(await readFile(join(folder, 'gaeldsstyrelsen', 'out', referralId)));
  expect(file.records[0]?.value).toEqual(fordring);
});

describe('answers', () => {
  const lay = async (counterpart: string, name: string, text: string) => {
    await mkdir(join(folder, counterpart, 'in'), { recursive: true });
    await writeFile(join(folder, counterpart, 'in', name), text);
  };

  test('are facts about claims, fetched until they are acknowledged', async () => {
    await lay(
      'kfm',
      'answer-1.txt',
      writeKfmAnswers(start, [
        {
          record: 'receipt',
          caseId: 'a',
          on: thursday,
          status: 'approved',
          authorityCaseId: '01-1-16',
          fault: undefined,
        },
        {
          record: 'receipt',
          caseId: 'b',
          on: thursday,
          status: 'rejected',
          authorityCaseId: undefined,
          fault: 'Okänd adress',
        },
        {
          record: 'ruling',
          caseId: 'a',
          on: civilDate('2016-06-20'),
          authorityCaseId: '01-1-16',
          outcome: 'payment-order',
          awarded: Money.of('1384.46', 'SEK'),
        },
        {
          record: 'change',
          caseId: 'a',
          changeId: '9',
          on: civilDate('2016-06-21'),
          answer: 'carried-out',
          fault: undefined,
        },
      ]),
    );
    const about = { counterpart: 'kfm', caseId: 'a' };
    const expected = [
      {
        ...about,
        on: '2016-03-17',
        answerId: 'kfm:a:receipt:2016-03-17',
        fact: 'received',
        authorityCaseId: '01-1-16',
      },
      {
        ...about,
        caseId: 'b',
        on: '2016-03-17',
        answerId: 'kfm:b:receipt:2016-03-17',
        fact: 'rejected',
        reason: 'Okänd adress',
      },
      {
        ...about,
        on: '2016-06-20',
        answerId: 'kfm:a:ruling:2016-06-20',
        fact: 'ruling',
        outcome: 'payment-order',
        awarded: Money.of('1384.46', 'SEK'),
      },
      {
        ...about,
        on: '2016-06-21',
        answerId: 'kfm:a:change:9:2016-06-21',
        fact: 'change-answered',
        changeId: '9',
        answer: 'carried-out',
        reason: '',
      },
    ];
    expect((await kfm().fetchAnswers()).batches).toEqual([{ batchId: 'answer-1.txt', facts: expected }]);
    expect((await kfm().fetchAnswers()).batches).toHaveLength(1);
    await kfm().acknowledge('answer-1.txt');
    await kfm().acknowledge('answer-1.txt');
    expect(await kfm().fetchAnswers()).toEqual({ batches: [], refused: [] });
  });

  test('a file that cannot be read waits for a person and holds up no other', async () => {
    const account = {
      record: 'account',
      caseId: 'a',
      on: civilDate('2016-09-30'),
      received: Money.of('0.00', 'SEK'),
      costs: Money.of('0.00', 'SEK'),
      balance: Money.of('10.00', 'SEK'),
      limitationOn: civilDate('2026-09-30'),
    } as const;
    await lay('intrum', '1.txt', 'rubbish');
    await lay('intrum', '2.txt', writeIntrumAccounts(start, [account]));
    const { batches, refused } = await createIntrumFiles({ folder, creditorId: 'bjorkvik' }).fetchAnswers();
    expect(refused.map(({ batchId }) => batchId)).toEqual(['1.txt']);
    expect(batches.map(({ facts }) => facts[0]?.fact)).toEqual(['monitoring-account']);
  });

  test('of Gældsstyrelsen tell a hearing from a receipt', async () => {
    await lay(
      'gaeldsstyrelsen',
      '1.txt',
      writeGaeldsstyrelsenReceipts(start, [
        {
          record: 'kvittering',
          fordringshaverreference: 'a',
          on: thursday,
          status: 'HØRING',
          fordringsId: undefined,
          aarsag: 'R_2_1b',
        },
        {
          record: 'kvittering',
          fordringshaverreference: 'a',
          on: civilDate('2016-03-29'),
          status: 'UDFØRT',
          fordringsId: '100001',
          aarsag: undefined,
        },
      ]),
    );
    const { batches } = await createGaeldsstyrelsenFiles({ folder, creditorId: 'aasby' }).fetchAnswers();
    expect(batches[0]?.facts.map(({ fact }) => fact)).toEqual(['hearing', 'received']);
  });
});
