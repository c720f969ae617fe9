import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { importPayments } from '../../../office/payments/import-payments';
import type { LedgerCommand } from '../../../office/claims/execute-command';
import { civilDate } from '../../../domain/kernel/civil-date';
import { bankFile, carryOut, kronor, movement, paid, takenBack } from '../ledger-world';
import {
  approved,
  kfmAnswers,
  lay,
  referred,
  ruledAndMonitored,
  useCounterparts,
} from '../counterparts/counterpart-world';
import { LedgerRun } from './ledger-run';
import { run } from './office';

/*
 * Each claim went to Kronofogden on 18 March 2016 with 1,384.46: 1,200.00, 180.00 of the demand and 4.46 of interest.
 * 1 stands. 2 is paid 384.46 on 1 April. 3 is recalled by decision on 7 April. 4 is paid whole on 5 April, and so recalled.
 * 5 is paid whole on 5 April and the payment taken back on the 8th: it goes anew, as another case. 6 is sent back on the 11th.
 */
const world = useCounterparts();

const act = (number: string, on: string, command: LedgerCommand) => carryOut(world().pool, number, on, command);

async function spring(): Promise<void> {
  const { pool, deliver, listen } = world();
  await referred(pool, '1', '2', '3', '4', '5', '6');
  await deliver();
  await act('2', '2016-04-01', paid('2016-04-01', '384.46'));
  const recalledOn = civilDate('2016-04-07');
  await act('3', '2016-04-07', { type: 'RecallReferral', decisionId: 'd3', recalledOn, reason: 'wrong' });
  await act('4', '2016-04-05', paid('2016-04-05', '1384.46', 'p4'));
  await act('5', '2016-04-05', paid('2016-04-05', '1384.46', 'p5'));
  await act('5', '2016-04-08', takenBack('2016-04-08', '1384.46', 'r5'));
  await deliver();
  await deliver();
  await lay(
    world(),
    'kfm',
    '1.txt',
    kfmAnswers({
      record: 'receipt',
      caseId: 'town/6',
      on: civilDate('2016-04-11'),
      status: 'rejected',
      authorityCaseId: undefined,
      fault: 'Okänd adress',
    }),
  );
  await listen('2016-04-11');
  await deliver();
}

const against = (recipe: string, period: string) =>
  new LedgerRun(world().pool, run('town', period, recipe), { today: '2017-01-20' });

/** Kronofogden's list: `town/1 1384.46 ansökt`. */
function listOf(...cases: string[]): string {
  const rows = cases.map((one) => {
    const [reference = '', balance = '', status = 'ansökt'] = one.split(' ');
    return [reference, status, balance].join(',');
  });
  return ['Er referens,Status,Återstår', ...rows, ''].join('\n');
}

async function caseAnew(number: string): Promise<string> {
  const { rows } = await world().pool.query<{ case_id: string }>(
    `SELECT case_id FROM fordring.counterpart_case WHERE claim_id = $1 ORDER BY event_number DESC LIMIT 1`,
    [`town/${number}`],
  );
  return rows[0]?.case_id ?? '';
}

describe('Kronofogden’s cases (S002-24 to S002-27)', () => {
  test('after payments, recalls and a case sent back its list ties, and so does that of the month before them', async () => {
    await spring();
    const anew = await caseAnew('5');
    expect(anew).toMatch(/^town\/5\+\d+$/);
    const april = await against('enforcement-cases', '2016-04').finds({
      left: listOf(
        'town/1 1384.46',
        'town/2 1000.00',
        `${anew} 1384.46`,
        'town/3 0.00 återkallat',
        'town/4 0.00 återkallat',
      ),
    });
    // 1,384.46 + 1,000.00 + 1,384.46.
    expect(april).toMatchObject({ clean: true, left: '3768.92', right: '3768.92', open: [] });
    const march = await against('enforcement-cases', '2016-03').finds({
      left: listOf(...['1', '2', '3', '4', '5', '6'].map((number) => `town/${number} 1384.46`)),
    });
    expect(march).toMatchObject({ clean: true, right: '8306.76' });
  });

  test('a case that it still has, one that it has not, and a payment that it missed are told apart', async () => {
    await spring();
    const found = await against('enforcement-cases', '2016-04').finds({
      left: listOf('town/2 1384.46', 'town/3 1384.46', `${await caseAnew('5')} 1384.46`),
    });
    expect(found).toMatchObject({
      // 4,153.38 there, 3,768.92 here.
      remaining: '384.46',
      open: ['only-left 3 1384.46', 'only-right 1 -1384.46', 'other-amount 2 384.46'],
    });
  });

  test('what was disputed when the case was handed over is not asked for, until the dispute has ended', async () => {
    const { pool, deliver } = world();
    await referred(pool, '1');
    await act('1', '2016-03-18', {
      type: 'RaiseDispute',
      decisionId: 'd1',
      raisedOn: civilDate('2016-03-18'),
      amount: kronor('400.00'),
    });
    await deliver();
    expect(await against('enforcement-cases', '2016-03').finds({ left: listOf('town/1 984.46') })).toMatchObject({
      clean: true,
      right: '984.46',
    });
    const settledOn = civilDate('2016-04-04');
    await act('1', '2016-04-04', { type: 'SettleDispute', decisionId: 'd2', settledOn });
    await deliver();
    expect(await against('enforcement-cases', '2016-04').finds({ left: listOf('town/1 1384.46') })).toMatchObject({
      clean: true,
      right: '1384.46',
    });
  });

  test('a hand-over that never left is told, and compared with nothing', async () => {
    await referred(world().pool, '1');
    const { result } = await against('enforcement-cases', '2016-03').finds({ left: listOf() });
    expect(result).toMatchObject({ right: { rows: 0 } });
  });
});

describe('Intrum’s accounts of the quarter (S002-28 to S002-31)', () => {
  const HEAD = 'Er referens,Ingående,Nya,Inbetalt,Nedsatt,Återlämnat,Utgående,Arvode,Redovisat';

  /** 1 and 2 go on to Intrum on 20 June; of 1 it collects 300.00, of which it keeps 60.00; 2 pays 84.46 to the town. */
  async function monitored(): Promise<void> {
    const { pool, deliver, listen } = world();
    await referred(pool, '1', '2');
    await layDownFirst(pool, {
      creditorId: 'town',
      kind: 'counterpart-account',
      name: '5050-1055',
      contents: 'intrum',
    });
    await deliver();
    await lay(world(), 'kfm', '1.txt', kfmAnswers(approved('town/1'), approved('town/2')));
    await listen('2016-03-21');
    await ruledAndMonitored(pool, '1');
    await ruledAndMonitored(pool, '2');
    await deliver();
    await importPayments(pool, {
      ...bankFile(movement({ key: 'i', amount: '300.00', on: '2016-08-15', for: ['91'] })),
      today: civilDate('2016-08-15'),
    });
    // Written down in the books, it is monitored on with its whole amount (S002-68).
    const writtenDownOn = civilDate('2016-08-31');
    await act('2', '2016-08-31', { type: 'WriteDown', decisionId: 'wd', writtenDownOn, amount: kronor('1384.46') });
    await act('2', '2016-09-01', paid('2016-09-01', '84.46', 'direct'));
    await deliver();
  }

  test('ties to the ledger quarter by quarter, before and after what was collected and paid', async () => {
    await monitored();
    const second = [HEAD, 'town/1,0.00,1384.46,0.00,,0.00,1384.46,,', 'town/2,0.00,1384.46,0.00,,0.00,1384.46,,', ''];
    expect(await against('monitoring-agency', '2016-Q2').finds({ left: second.join('\n') })).toMatchObject({
      clean: true,
      right: '2768.92',
    });
    const third = [
      HEAD,
      'town/1,1384.46,0.00,300.00,,0.00,1084.46,60.00,240.00',
      'town/2,1384.46,0.00,,84.46,0.00,1300.00,,',
      '',
    ];
    // Of 300.00 it kept 60.00.
    const found = await against('monitoring-agency', '2016-Q3').finds({ left: third.join('\n') });
    expect(found).toMatchObject({ clean: true, left: '2384.46', right: '2384.46', identities: ['240.00 = 240.00'] });
  });

  test('a payment that has not reached the bank, a case it does not have and one that it gave back are told apart', async () => {
    await monitored();
    const lists = {
      left: [HEAD, 'town/1,1384.46,0.00,400.00,,0.00,984.46,80.00,320.00', ''].join('\n'),
      'on-the-way': 'Er referens,Belopp\ntown/1,100.00\n',
    };
    expect(await against('monitoring-agency', '2016-Q3').finds(lists)).toMatchObject({
      explained: [['collected by Intrum, not yet at the bank', 1, '-100.00']],
      open: ['only-right 2 -1300.00'],
      identities: ['320.00 = 320.00'],
    });
  });

  test('a case that has gone on to Intrum ties at Kronofogden while it enforces, and is explained when it has closed it', async () => {
    await monitored();
    const { explained, open } = await against('enforcement-cases', '2016-06').finds({
      left: listOf('town/1 1384.46 utmätning', 'town/2 0.00 avslutat'),
    });
    expect(open).toEqual([]);
    expect(explained).toEqual([['gone on to monitoring after its ruling, and closed at KFM', 1, '-1384.46']]);
  });
});
