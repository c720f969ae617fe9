import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitingCases } from '../../../office/counterparts/case-outcomes';
import { registerClaimKind } from '../../../office/counterparts/claim-kinds';
import type { PortsFor } from '../../../office/counterparts/counterpart-ports';
import { registerClaims } from '../../../office/registration/register-claims';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { anna, carryOut, invoice, kronor, paid, register, rulebookFor, step } from '../ledger-world';
import {
  applications,
  approved,
  danishReferred,
  filesIn,
  goesToKronofogden,
  kfmAnswers,
  lay,
  mend,
  referred,
  ruledAndMonitored,
  useCounterparts,
} from './counterpart-world';
import { readGaeldsstyrelsenClaims } from '../../support/counterparts/gaeldsstyrelsen-side';
import { readIntrumCases } from '../../support/counterparts/intrum-side';
import { protectAddress } from '../../support/protect-address';

const world = useCounterparts();
const cases = async () => {
  const { rows } = await world().pool.query<{ case: string }>(
    `SELECT concat_ws(' ', claim_id, step, counterpart, status) AS case FROM fordring.counterpart_case ORDER BY claim_id, step`,
  );
  return rows.map((row) => row.case);
};

test('a referred claim ends in Kronofogden’s file of the day, with everything claimed of it', async () => {
  const { pool, deliver, folder } = world();
  await referred(pool, '1');
  expect(await deliver()).toBe(1);
  expect(await filesIn(join(folder, 'town', 'kfm', 'out'))).toEqual(['kfm-application-0001-2016-03-18.txt']);
  expect(await applications(world())).toEqual([
    {
      instruction: 'application',
      caseId: 'town/1',
      debtKind: 'other',
      debtorIdentity: '191212121212',
      debtorName: 'Anna Åkesson',
      debtorStreet: 'c/o "Berg", \\ 2 tr, Storgatan 1',
      debtorPostalCode: '999 01',
      debtorCity: 'Björkvik',
      principal: { amount: kronor('1200.00'), dueOn: '2016-02-01' },
      ground: { invoiceNumber: '1', description: 'Ströfakturor', issuedOn: '2016-01-02', demandedOn: '2016-02-18' },
      interest: [
        {
          from: '2016-02-01',
          to: '2016-02-18',
          base: kronor('1200.00'),
          ratePercent: '8.00',
          amount: kronor('4.46'),
        },
      ],
      costs: [{ kind: 'collection-demand', chargedOn: '2016-02-18', amount: kronor('180.00') }],
    },
  ]);
  expect(await cases()).toEqual(['town/1 referral kfm referred']);
});

describe('an address that is protected', () => {
  const decision = (address: 'protected' | 'open', decisionId: string, day: string) =>
    ({ type: 'ChangeDebtorAddress', decisionId, changedOn: civilDate(day), address }) as const;
  const everythingIn = async (counterpart: string) => {
    const out = join(world().folder, 'town', counterpart, 'out');
    const texts = await Promise.all((await filesIn(out)).map((name) => readFile(join(out, name), 'utf8')));
    return texts.join('\n');
  };
  const ADDRESS = /Storgatan|Berg|999 01|Björkvik(?!s)/;

  test('stands in no file of Kronofogden or Intrum: its mark does, and the case goes all the same', async () => {
    const { pool, deliver, retry, listen, waiting } = world();
    await register(pool, invoice({ number: '1' }));
    await carryOut(pool, '1', '2016-01-20', decision('protected', 'd1', '2016-01-20'));
    await goesToKronofogden(pool, '1');
    await deliver();
    expect(waiting).toEqual([]);
    expect((await applications(world()))[0]).toMatchObject({
      debtorIdentity: '191212121212',
      debtorName: 'Anna Åkesson',
      debtorStreet: undefined,
      debtorPostalCode: undefined,
      debtorCity: undefined,
      debtorAddress: 'protected',
    });
    await ruledAndMonitored(pool, '1');
    await lay(world(), 'kfm', '1.txt', kfmAnswers(approved('town/1')));
    await listen('2016-06-21');
    await deliver();
    await retry('2016-06-22');
    expect(await everythingIn('intrum')).toContain('|Anna Åkesson||||protected|');
    expect((await everythingIn('kfm')) + (await everythingIn('intrum'))).not.toMatch(ADDRESS);
  });

  test('by a decision on another claim of the same person too', async () => {
    const { pool, deliver } = world();
    await referred(pool, '1');
    await register(pool, invoice({ number: '2' }));
    await carryOut(pool, '2', '2016-03-18', decision('protected', 'd1', '2016-03-18'));
    await deliver();
    expect((await applications(world()))[0]?.debtorAddress).toBe('protected');
    expect(await everythingIn('kfm')).not.toMatch(ADDRESS);
  });

  test('nor does that of one who owes the claim beside the debtor', async () => {
    const { pool, deliver } = world();
    const bo = { debtorId: 'bo', name: 'Bo Ek', identityNumber: '19900102-2384', addressLines: ['Hemliga gatan 3'] };
    await mend(pool, bo);
    await protectAddress(pool, { creditorId: 'town', debtorId: 'bo' }, true);
    await register(pool, invoice({ number: '1' }));
    const changedOn = civilDate('2016-01-20');
    const liable = { type: 'ChangeLiableDebtor', decisionId: 'd1', changedOn, debtorId: 'bo', liable: true } as const;
    await carryOut(pool, '1', '2016-01-20', liable);
    await goesToKronofogden(pool, '1');
    await deliver();
    const [application] = await applications(world());
    expect([application?.debtorAddress, application?.liable?.[0]?.debtorAddress]).toEqual([undefined, 'protected']);
    expect(await everythingIn('kfm')).not.toMatch(/Hemliga/);
  });

  test.each([
    ['the debtor', {}, 'Bo Ek'],
    ['the other', { debtorId: 'bo' }, 'Anna Åkesson'],
  ])('%s has died: the application is against the one who may be asked', async (_who, whose, against) => {
    const { pool, deliver } = world();
    await mend(pool, { debtorId: 'bo', name: 'Bo Ek', identityNumber: '19900102-2384' });
    await register(pool, invoice({ number: '1' }));
    const changedOn = civilDate('2016-01-20');
    const liable = { type: 'ChangeLiableDebtor', decisionId: 'd1', changedOn, debtorId: 'bo', liable: true } as const;
    await carryOut(pool, '1', '2016-01-20', liable);
    await carryOut(pool, '1', '2016-01-25', {
      ...{ type: 'ChangeDebtorStatus', decisionId: 'd2', changedOn: civilDate('2016-01-25'), status: 'deceased' },
      ...{ ...whose, effects: { waitsThrough: civilDate('2016-07-18'), paragraph: 'ärvdabalken 21 kap. 4 §' } },
    });
    await goesToKronofogden(pool, '1');
    await deliver();
    const [application] = await applications(world());
    expect([application?.debtorName, application?.liable ?? []]).toEqual([against, []]);
  });

  test('held for a blank address, a case goes once the address is known to be protected', async () => {
    const { pool, deliver, retry, waiting } = world();
    await referred(pool, '1');
    await pool.query(`UPDATE fordring.debtor SET address_lines = '{}', postal_code = '', city = ''`);
    await deliver();
    expect(waiting.map(({ reason }) => reason)).toEqual([
      'debtorStreet: it is blank. Fill it in. debtorPostalCode: it is blank. Fill it in. debtorCity: it is blank. Fill it in.',
    ]);
    await carryOut(pool, '1', '2016-03-21', decision('protected', 'd1', '2016-03-21'));
    expect(await retry('2016-03-22')).toBe(1);
    expect((await applications(world()))[0]?.debtorAddress).toBe('protected');
  });

  test('since the hand-over, it is put before a person that the counterpart has it; opened, it is told again', async () => {
    const { pool, deliver, notes } = world();
    await referred(pool, '1', '2');
    await deliver();
    await carryOut(pool, '1', '2016-04-01', decision('protected', 'd1', '2016-04-01'));
    await deliver();
    expect(notes.map(({ kind, about, message }) => [kind, about, message])).toEqual([
      ['address-protected', 'case:town/1:6', expect.stringContaining('Kronofogden') as unknown],
    ]);
    expect(notes[0]?.message).not.toMatch(ADDRESS);
    await register(pool, invoice({ number: '3' }));
    await carryOut(pool, '1', '2016-04-04', decision('open', 'd2', '2016-04-04'));
    await goesToKronofogden(pool, '3');
    await deliver();
    expect((await applications(world())).find(({ caseId }) => caseId === 'town/3')).toMatchObject({
      debtorCity: 'Björkvik',
      debtorAddress: undefined,
    });
  });
});

test('it is written once, also when the messages come again', async () => {
  const { pool, deliver } = world();
  await referred(pool, '1', '2');
  expect(await deliver()).toBe(2);
  expect(await deliver()).toBe(0);
  await pool.query('UPDATE fordring.outbox SET delivered_at = NULL');
  expect(await deliver()).toBe(2);
  expect((await applications(world())).map(({ caseId }) => caseId)).toEqual(['town/1', 'town/2']);
});

test('what has been paid of the fee and the interest is not applied for', async () => {
  const { pool, deliver } = world();
  await register(pool, invoice({ number: '1' }));
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await carryOut(pool, '1', '2016-02-18', step('demand'));
  await carryOut(pool, '1', '2016-02-25', paid('2016-02-25', '182.00'));
  await carryOut(pool, '1', '2016-03-01', step('warning'));
  await carryOut(pool, '1', '2016-03-18', step('referral'));
  await deliver();
  const [application] = await applications(world());
  expect(application?.principal.amount).toEqual(kronor('1200.00'));
  expect(application?.interest.map(({ amount }) => amount)).toEqual([kronor('2.46')]);
  expect(application?.costs).toEqual([]);
});

test('interest that was corrected is stated as it is now', async () => {
  const { pool, deliver } = world();
  await register(pool, invoice({ number: '1' }));
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await carryOut(pool, '1', '2016-02-18', step('demand'));
  // Received before the demand, known after it.
  await carryOut(pool, '1', '2016-02-22', paid('2016-02-11', '200.00'));
  await carryOut(pool, '1', '2016-03-01', step('warning'));
  await carryOut(pool, '1', '2016-03-18', step('referral'));
  await deliver();
  const [application] = await applications(world());
  expect(application?.interest.map(({ base, from, to, amount }) => [base, from, to, amount].map(String))).toEqual([
    ['1200.00', '2016-02-01', '2016-02-11', '2.62'],
    ['1000.00', '2016-02-11', '2016-02-18', '1.53'],
  ]);
  expect(application?.principal.amount).toEqual(kronor('1000.00'));
});

test('the registered kind of the group is what is owed', async () => {
  const { pool, deliver } = world();
  await registerClaimKind(pool, 'town', '61', 'rent');
  await referred(pool, '1');
  await deliver();
  expect((await applications(world()))[0]?.debtKind).toBe('rent');
});

test('all who owe the claim are applied against; one whom the register does not know holds the case', async () => {
  const { pool, deliver, retry, waiting } = world();
  await referred(pool, '1');
  const changedOn = civilDate('2016-03-18');
  const liable = { type: 'ChangeLiableDebtor', decisionId: 'd1', changedOn, debtorId: 'bo', liable: true } as const;
  await carryOut(pool, '1', '2016-03-18', liable);
  await carryOut(pool, '1', '2016-03-18', paid('2016-03-18', '1384.46'));
  await deliver();
  await carryOut(pool, '1', '2016-03-21', {
    type: 'ReversePayment',
    reversalId: 'r1',
    reversedOn: civilDate('2016-03-21'),
    amount: kronor('1384.46'),
  });
  expect(await retry('2016-03-22')).toBe(0);
  expect(waiting.map(({ reason }) => reason)).toEqual([
    'liable: the register knows no debtor bo, who is liable too. Import the debtor.',
  ]);
  await mend(pool, { debtorId: 'bo', name: 'Bo Ek', identityNumber: '19900102-2384' });
  expect(await retry('2016-03-23')).toBe(1);
  expect(
    (await applications(world()))[0]?.liable?.map(
      ({ debtorName, debtorIdentity }) => `${debtorName} ${debtorIdentity}`,
    ),
  ).toEqual(['Bo Ek 199001022384']);
});

test('a debtor without identity number is held with the reason, keeps nobody waiting, and goes once it is mended', async () => {
  const { pool, deliver, retry, waiting } = world();
  const nils = { ...anna, debtorId: 'nils', name: 'Nils Holgersson', identityNumber: '' };
  await registerClaims(pool, {
    creditorId: 'town',
    debtors: [nils],
    registrations: [{ ...invoice({ number: '1' }), debtorId: 'nils' }],
    rulebookFor,
  });
  await goesToKronofogden(pool, '1');
  await referred(pool, '2');

  expect(await deliver()).toBe(2);
  expect((await applications(world())).map(({ caseId }) => caseId)).toEqual(['town/2']);
  const held = {
    claimId: 'town/1',
    step: 'referral',
    counterpart: 'kfm',
    status: 'held',
    reason: 'debtorIdentity: write 12 digits of a personal number or 10 of an organisation number, without a hyphen.',
  };
  expect(waiting).toEqual([held]);
  expect(await waitingCases(pool)).toEqual([held]);
  expect(await waitingCases(pool, 'another town')).toEqual([]);

  expect(await retry('2016-03-21')).toBe(0);
  expect(waiting).toHaveLength(1);
  await mend(pool, { ...nils, identityNumber: '19900101-2385' });
  expect(await retry('2016-03-22')).toBe(1);
  expect(await retry('2016-03-23')).toBe(0);
  expect(await filesIn(join(world().folder, 'town', 'kfm', 'out'))).toEqual([
    'kfm-application-0001-2016-03-18.txt',
    'kfm-application-0002-2016-03-22.txt',
  ]);
  expect((await applications(world())).map(({ caseId }) => caseId)).toEqual(['town/2', 'town/1']);
  expect(await waitingCases(pool)).toEqual([]);
});

test('a personal number without its century is no organisation number', async () => {
  const { pool, deliver, waiting } = world();
  await referred(pool, '1');
  await mend(pool, { identityNumber: '900101-2385' });
  await deliver();
  expect(waiting.map(({ reason }) => reason)).toEqual([
    'debtorIdentity: a personal number is written with its century, 12 digits.',
  ]);
});

test('a held case goes with what is open when it goes', async () => {
  const { pool, deliver, retry } = world();
  await referred(pool, '1');
  await pool.query(`UPDATE fordring.debtor SET identity_number = ''`);
  await deliver();
  await carryOut(pool, '1', '2016-03-20', paid('2016-03-20', '384.46'));
  await mend(pool, {});
  expect(await retry('2016-03-22')).toBe(1);
  const [application] = await applications(world());
  expect(application?.principal.amount).toEqual(kronor('1000.00'));
  expect([application?.interest, application?.costs]).toEqual([[], []]);
});

test('nobody who has paid meanwhile is applied against; when the bank takes the money back, the case goes', async () => {
  const { pool, deliver, retry, waiting } = world();
  await referred(pool, '1');
  await carryOut(pool, '1', '2016-03-18', paid('2016-03-18', '1384.46'));
  // The hand-over, and the payment that came before it left.
  expect(await deliver()).toBe(2);
  expect(await cases()).toEqual(['town/1 referral kfm withheld']);
  expect(waiting).toEqual([]);
  expect(await retry('2016-03-21')).toBe(0);
  await carryOut(pool, '1', '2016-03-22', {
    type: 'ReversePayment',
    reversalId: 'r1',
    reversedOn: civilDate('2016-03-22'),
    amount: kronor('1384.46'),
  });
  expect(await retry('2016-03-23')).toBe(1);
  expect(await cases()).toEqual(['town/1 referral kfm referred']);
});

test('a dispute that came before the case left keeps it here until it ends', async () => {
  const { pool, deliver, retry, waiting } = world();
  await referred(pool, '1');
  const [raisedOn, settledOn] = [civilDate('2016-03-18'), civilDate('2016-04-01')];
  await carryOut(pool, '1', '2016-03-18', { type: 'RaiseDispute', decisionId: 'd1', raisedOn });
  await deliver();
  expect(waiting.map(({ reason }) => reason)).toEqual(['it waits for the end of the dispute raised on 2016-03-18']);
  await carryOut(pool, '1', '2016-04-01', { type: 'SettleDispute', decisionId: 'd2', settledOn });
  expect(await retry('2016-04-01')).toBe(1);
});

test('a case that is with Kronofogden in other words is put before a person and not sent again', async () => {
  const { pool, deliver, retry, waiting } = world();
  await referred(pool, '1');
  await deliver();
  // As after a crash between the file and the ledger, with a debtor who moved in between.
  await pool.query('DELETE FROM fordring.counterpart_case');
  await pool.query('UPDATE fordring.outbox SET delivered_at = NULL');
  await mend(pool, { addressLines: ['Nygatan 2'] });
  expect(await deliver()).toBe(1);
  expect(waiting.map(({ status }) => status)).toEqual(['contradicted']);
  expect(await retry('2016-03-22')).toBe(0);
  expect(await applications(world())).toHaveLength(1);
});

test('a failure of the world keeps its case in the outbox and no other', async () => {
  const { pool, deliver, portsFor } = world();
  await referred(pool, '1', '2');
  const failing: PortsFor = (creditorId) => {
    const ports = portsFor(creditorId);
    return {
      ...ports,
      kfm: {
        ...ports.kfm,
        refer: (application, on) =>
          application.caseId === 'town/1'
            ? Promise.reject(new Error('the disk is full'))
            : ports.kfm.refer(application, on),
      },
    };
  };
  await expect(deliver(failing)).rejects.toThrow('the disk is full');
  expect(await cases()).toEqual(['town/2 referral kfm referred']);
  expect(await deliver()).toBe(1);
  expect(await cases()).toEqual(['town/1 referral kfm referred', 'town/2 referral kfm referred']);
});

test('after the ruling the case goes to Intrum under Kronofogden’s number, which its receipt brings', async () => {
  const { pool, deliver, retry, listen, waiting, folder } = world();
  await referred(pool, '1');
  await ruledAndMonitored(pool, '1');
  expect(await deliver()).toBe(2);
  expect(waiting.map(({ counterpart, reason }) => `${counterpart} ${reason}`)).toEqual([
    "intrum rulingCaseId: Kronofogden's number of the case is not known. Lay its receipt into its answers.",
  ]);
  await lay(world(), 'kfm', '1.txt', kfmAnswers(approved('town/1')));
  await listen('2016-06-21');
  expect(await retry('2016-06-22')).toBe(1);
  const out = join(folder, 'town', 'intrum', 'out');
  const file = readIntrumCases(await readFile(join(out, (await filesIn(out))[0] ?? '')));
  expect(file.records.map(({ value }) => value)).toEqual([
    expect.objectContaining({
      record: 'case',
      caseId: 'town/1',
      rulingCaseId: '01-7-16',
      ruledOn: '2016-06-20',
      principal: kronor('1200.00'),
      interest: kronor('4.46'),
      costs: kronor('180.00'),
      limitationOn: '2026-06-20',
    }),
  ]);
});

test('a water claim that was ruled on in time reaches Intrum with three years from the ruling, or from a payment since', async () => {
  const { pool, deliver, listen, folder } = world();
  await register(pool, invoice({ number: '1', group: '55' }), invoice({ number: '2', group: '55' }));
  for (const number of ['1', '2']) await goesToKronofogden(pool, number);
  await deliver();
  await lay(world(), 'kfm', '1.txt', kfmAnswers(approved('town/1'), approved('town/2')));
  await listen('2016-03-21');
  await ruledAndMonitored(pool, '1');
  const ruling = { type: 'RecordRuling', rulingId: 'by hand', ruledOn: civilDate('2016-06-20') } as const;
  await carryOut(pool, '2', '2016-06-20', ruling);
  await carryOut(pool, '2', '2016-06-20', paid('2016-06-20', '100.00'));
  await carryOut(pool, '2', '2016-06-20', step('monitoring'));
  await deliver();
  const out = join(folder, 'town', 'intrum', 'out');
  const file = readIntrumCases(await readFile(join(out, (await filesIn(out))[0] ?? '')));
  expect(file.records.map(({ value }) => 'limitationOn' in value && `${value.caseId} ${value.limitationOn}`)).toEqual([
    'town/1 2019-06-20',
    'town/2 2019-06-20',
  ]);
});

test('a case for the administrative court is for people: nothing is sent', async () => {
  const { pool, deliver } = world();
  await register(pool, invoice({ number: '1', group: 'social-area' }));
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await carryOut(pool, '1', '2016-02-18', step('administrative-court'));
  expect(await deliver()).toBe(1);
  expect(await cases()).toEqual([]);
});

test('a Danish claim goes to Gældsstyrelsen once the client has accepted, with the type of its group', async () => {
  const { pool, deliver, retry, waiting, folder } = world();
  await danishReferred(pool);
  expect(await deliver()).toBe(2);
  expect(waiting.map(({ reason }) => reason)).toEqual([
    'fordringstypekode: no type of claim is registered for the group dagtilbud. Register one: fordring cases kind dagtilbud CODE.',
  ]);
  await registerClaimKind(pool, 'aasby', 'dagtilbud', 'KFDAINS');
  expect(await retry('2016-03-09')).toBe(1);
  const file = await readFile(join(folder, 'aasby', 'gaeldsstyrelsen', 'out', 'psrm-claim-0001-2016-03-09.txt'));
  expect(readGaeldsstyrelsenClaims(file).records.map(({ value }) => value)).toEqual([
    {
      record: 'fordring',
      fordringshaverreference: 'aasby/1',
      hovedfordringsreference: undefined,
      art: 'INDR',
      fordringstypekode: 'KFDAINS',
      restgaeld: Money.of('2345.50', 'DKK'),
      hovedstol: Money.of('2345.50', 'DKK'),
      periodeStart: '2016-01-02',
      periodeSlut: '2016-01-02',
      stiftelsesdato: '2016-01-02',
      forfaldsdato: '2016-02-01',
      srb: '2016-02-01',
      foraeldelsesdato: '2019-02-01',
      domsdato: undefined,
      forligsdato: undefined,
      skyldnerArt: 'CPR',
      skyldnerNummer: '2512489996',
      beskrivelse: 'dagtilbud, faktura af 2016-01-02',
    },
  ]);
});
