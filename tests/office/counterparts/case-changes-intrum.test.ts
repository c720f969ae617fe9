import type { LedgerCommand } from '../../../office/claims/execute-command';
import { importPayments } from '../../../office/payments/import-payments';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { civilDate } from '../../../domain/kernel/civil-date';
import { bankFile, carryOut, kronor, movement, paid, takenBack } from '../ledger-world';
import {
  approved,
  intrumAccounts,
  kfmAnswers,
  lay,
  referred,
  ruledAndMonitored,
  told,
  useCounterparts,
} from './counterpart-world';
import { counterpartBalances } from './counterpart-balances';

/* 1,384.46 went to Kronofogden on 18 March (event 5); it ruled on 20 June (7), and the case went to Intrum that day (8). */
const world = useCounterparts();
const MONITORED = '2016-06-20 case town/1 1200.00';

async function isMonitored(): Promise<void> {
  const { pool, deliver, listen } = world();
  await referred(pool, '1');
  await deliver();
  await lay(world(), 'kfm', '1.txt', kfmAnswers(approved('town/1')));
  await listen('2016-03-21');
  await ruledAndMonitored(pool, '1');
  await deliver();
}

const act = (on: string, command: LedgerCommand) => carryOut(world().pool, '1', on, command);

test('Intrum and Kronofogden, which may be enforcing still, are both told of a payment, its return and the end', async () => {
  await isMonitored();
  await act('2016-07-01', paid('2016-07-01', '384.46'));
  await act('2016-07-05', takenBack('2016-07-05', '384.46'));
  await act('2016-08-01', paid('2016-08-01', '1384.46', 'p2'));
  await world().deliver();
  const since = [
    '2016-07-01 reduction town/1 9 2016-07-01 payment 384.46 1000.00',
    '2016-07-05 raise town/1 10 2016-07-05 payment-taken-back 384.46 1384.46',
    '2016-08-01 withdrawal town/1 11 2016-08-01 paid',
  ];
  expect(await told(world(), 'intrum')).toEqual([MONITORED, ...since]);
  expect((await told(world(), 'kfm')).slice(1)).toEqual(since);
});

test('a payment that came between the hand-over and its delivery is told once, behind it', async () => {
  const { pool, deliver } = world();
  await referred(pool, '1');
  await deliver();
  await lay(world(), 'kfm', '1.txt', kfmAnswers(approved('town/1')));
  await world().listen('2016-03-21');
  await ruledAndMonitored(pool, '1');
  await act('2016-06-21', paid('2016-06-21', '384.46'));
  await deliver();
  await deliver();
  expect(await told(world(), 'intrum')).toEqual([
    MONITORED,
    '2016-06-21 reduction town/1 9 2016-06-21 payment 384.46 1000.00',
  ]);
});

test('a case that was held until its number came is told what happened after it went, and nothing from before', async () => {
  const { pool, deliver, listen, retry } = world();
  await referred(pool, '1');
  await ruledAndMonitored(pool, '1');
  await deliver();
  await act('2016-06-22', paid('2016-06-22', '184.46'));
  await deliver();
  expect(await told(world(), 'intrum')).toEqual([]);
  await lay(world(), 'kfm', '1.txt', kfmAnswers(approved('town/1')));
  await listen('2016-06-23');
  expect(await retry('2016-06-24')).toBe(1);
  await act('2016-06-27', paid('2016-06-27', '200.00', 'p2'));
  await deliver();
  // 184.46 had covered the fee and the interest before the case went.
  expect(await told(world(), 'intrum')).toEqual([
    '2016-06-24 case town/1 1200.00',
    '2016-06-27 reduction town/1 10 2016-06-27 payment 200.00 1000.00',
  ]);
});

test('what Intrum collected itself it is not told, but Kronofogden is; nor is it asked to close what it has closed', async () => {
  const { pool, deliver } = world();
  await isMonitored();
  await layDownFirst(pool, { creditorId: 'town', kind: 'counterpart-account', name: '5050-9999', contents: 'intrum' });
  const collected = (key: string, amount: string, on: string) => ({
    ...movement({ key, amount, on, for: ['91'] }),
    account: '5050-9999',
  });
  await importPayments(pool, { ...bankFile(collected('m1', '384.46', '2016-09-30')), today: civilDate('2016-09-30') });
  await deliver();
  await act('2016-10-03', paid('2016-10-03', '200.00'));
  await importPayments(pool, { ...bankFile(collected('m2', '800.00', '2016-12-30')), today: civilDate('2016-12-30') });
  await deliver();
  expect((await told(world(), 'intrum')).slice(1)).toEqual([
    '2016-10-03 reduction town/1 10 2016-10-03 payment 200.00 800.00',
  ]);
  expect((await told(world(), 'kfm')).slice(1)).toEqual([
    '2016-09-30 reduction town/1 9 2016-09-30 payment 384.46 1000.00',
    '2016-10-03 reduction town/1 10 2016-10-03 payment 200.00 800.00',
    '2016-12-30 withdrawal town/1 11 2016-12-30 paid',
  ]);
  const [balance] = await counterpartBalances(pool, 'town', 'intrum', civilDate('2016-12-31'));
  // 1,184.46 is what Intrum collected: its own account shows that beside ours.
  expect(balance).toMatchObject({
    additions: kronor('1384.46'),
    writeDowns: kronor('200.00'),
    recalls: kronor('0.00'),
  });
  expect(balance?.balance).toEqual(kronor('1184.46'));
});

test('a recall by decision reaches both; an account that still shows the case is put before a person', async () => {
  const { deliver, listen, notes } = world();
  await isMonitored();
  const recalledOn = civilDate('2016-09-01');
  await act('2016-09-01', { type: 'RecallReferral', decisionId: 'd1', recalledOn, reason: 'debt-restructured' });
  await deliver();
  const said = '2016-09-01 withdrawal town/1 9 2016-09-01 debt-restructured';
  expect([(await told(world(), 'kfm')).slice(1), (await told(world(), 'intrum')).slice(1)]).toEqual([[said], [said]]);
  const account = {
    record: 'account',
    caseId: 'town/1',
    on: civilDate('2016-09-30'),
    received: kronor('0.00'),
    costs: kronor('0.00'),
    balance: kronor('1384.46'),
    limitationOn: civilDate('2026-06-20'),
  } as const;
  const carriedOut = {
    record: 'change',
    caseId: 'town/1',
    changeId: '9',
    on: civilDate('2016-09-02'),
    answer: 'carried-out',
    fault: undefined,
  } as const;
  await lay(world(), 'intrum', '1.txt', intrumAccounts(carriedOut, account));
  await listen('2016-10-03');
  expect(notes.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
    'after-recall: intrum still accounts on 2016-09-30 on town/1, which was recalled on 2016-09-01: ask for it to be closed.',
  ]);
});
