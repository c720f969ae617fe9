import type { Pool } from 'pg';
import {
  disputedClaims,
  holdsInForce,
  listDecisions,
  waitingDecisions,
} from '../../../office/decisions/list-decisions';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { writeDownSheet } from '../../../print/reports/write-down-sheet';
import { trackWriteDowns } from '../../../office/decisions/track-write-downs';
import { proposeWriteDowns, writeDownProposals } from '../../../office/decisions/write-down-proposals';
import { readClaim } from '../../../office/claims/read-claim';
import { civilDate } from '../../../domain/kernel/civil-date';
import {
  carryOut,
  demanded,
  invoice,
  kronor,
  monitored,
  paid,
  register,
  rulebookFor,
  useLedger,
} from '../ledger-world';
import {
  approveAs,
  dag,
  decideAs,
  hanna,
  kim,
  maj,
  outcome,
  rejectAs,
  request,
  rut,
  reverseAs,
  noonOf,
  siv,
  sven,
  type Words,
} from './decision-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(
    pool,
    invoice({ number: '1001' }),
    invoice({ number: '1002' }),
    invoice({ number: '1003', group: '55', amount: '1000.00' }),
    invoice({ number: '1004', group: '55' }),
  );
});

const on = (number: string, words: Words = {}): Words => ({
  subject: { of: 'claims', claimIds: [`town/${number}`] },
  ...words,
});

test('each sees what waits for their role and is not their own; an auditor sees all and is waited for by none', async () => {
  const credit = request('credit-note', { documentNumber: 'K-1' }, { document: 'mail' });
  const large = request('write-off', { ground: 'uncollectable' }, on('1002'));
  await decideAs(pool, sven, credit);
  await decideAs(pool, kim, large);
  const waitingFor = async (who: typeof sven, all = false) =>
    (await waitingDecisions(pool, who, { creditorId: 'town', all })).map(({ decision }) => decision.decisionId);
  expect(await waitingFor(sven)).toEqual([]);
  expect(await waitingFor(siv)).toEqual([credit.decisionId]);
  expect(await waitingFor(maj)).toEqual([credit.decisionId, large.decisionId]);
  expect(await waitingFor(dag)).toEqual([large.decisionId]);
  expect([await waitingFor(rut), await waitingFor(rut, true)]).toEqual([[], [credit.decisionId, large.decisionId]]);
  expect(await waitingFor({ ...maj, creditorIds: ['harbour'] }, true)).toEqual([]);
  await rejectAs(pool, siv, credit.decisionId, 'No such mail.');
  expect(await waitingFor(rut, true)).toEqual([large.decisionId]);
});

test('the decisions about an invoice are listed, also those that named it among others', async () => {
  await decideAs(
    pool,
    hanna,
    request('hold', { through: '2016-03-31' }, { subject: { of: 'debtor', debtorId: 'anna' } }),
  );
  await decideAs(pool, hanna, request('deferral', { newDueOn: '2016-03-31' }, on('1001')));
  await decideAs(pool, hanna, request('deferral', { newDueOn: '2016-03-31' }, on('1002')));
  const about = await listDecisions(pool, rut, { claimId: 'town/1001' });
  expect(about.map(({ decision }) => decision.kind)).toEqual(['hold', 'deferral']);
});

test('the lawyer’s list has the disputed claims, the oldest first, with the reason and what is doubtful', async () => {
  await decideAs(
    pool,
    hanna,
    request('dispute', {}, on('1002', { today: '2016-02-12', reason: 'Never lived there.' })),
  );
  await decideAs(
    pool,
    hanna,
    request('dispute', { amount: kronor('200.00') }, on('1001', { today: '2016-02-10', reason: 'One day less.' })),
  );
  await decideAs(pool, hanna, request('dispute', {}, on('1003', { today: '2016-02-10' })));
  await carryOut(pool, '1003', '2016-02-15', {
    type: 'SettleDispute',
    decisionId: 'judgment',
    settledOn: civilDate('2016-02-15'),
  });
  expect(await disputedClaims(pool, 'town')).toMatchObject([
    {
      invoiceNumber: '1001',
      disputedSince: '2016-02-10',
      disputed: kronor('200.00'),
      claimed: kronor('1200.00'),
      reason: 'One day less.',
    },
    { invoiceNumber: '1002', disputedSince: '2016-02-12', disputed: kronor('1200.00'), reason: 'Never lived there.' },
  ]);
});

test('holds in force are listed to their last day, with the day of their release', async () => {
  const hold = request('hold', { through: '2016-03-31' });
  await decideAs(pool, hanna, hold);
  const at = async (day: string) =>
    (await holdsInForce(pool, rut, { creditorId: 'town', on: civilDate(day) })).map(({ releasedOn }) => releasedOn);
  expect([await at('2016-02-09'), await at('2016-02-10'), await at('2016-03-31'), await at('2016-04-01')]).toEqual([
    [],
    ['2016-04-01'],
    ['2016-04-01'],
    [],
  ]);
  await reverseAs(pool, hanna, hold.decisionId);
  expect(await at('2016-03-31')).toEqual([]);
});

describe('write-downs', () => {
  const december = civilDate('2016-12-10');
  const propose = (who: typeof kim, day = december) =>
    proposeWriteDowns(pool, who, { creditorId: 'town', on: day, rulebookFor, clock: noonOf(day) });

  test('what is monitored is proposed, however young; what is only old is not (S002-67)', async () => {
    await monitored(pool, '1001');
    await monitored(pool, '1003');
    // 1002 was demanded and stands still; 1004 is as old as the others and was never followed up.
    await demanded(pool, '1002');
    const [water, other, ...rest] = await writeDownProposals(pool, 'town', december);
    expect(rest).toEqual([]);
    // 1000.00 with 25 percent VAT in it is 800.00 and 200.00; fee 180.00; 8 percent on 1000.00 for 17 days of 2016 is 3.72.
    expect(water).toMatchObject({
      invoiceGroup: '55',
      lines: [{ claimId: 'town/1003', stage: 'monitored' }],
      principal: kronor('800.00'),
      vat: kronor('200.00'),
      fee: kronor('180.00'),
      interest: kronor('3.72'),
      total: kronor('1183.72'),
    });
    expect(other).toMatchObject({
      invoiceGroup: '61',
      lines: [{ claimId: 'town/1001' }],
      vat: kronor('0.00'),
      total: kronor('1384.46'),
    });
  });

  test('each administration gets one proposal a half-year; decided by the delegate, then booked (S002-65, S002-66, S002-72)', async () => {
    await monitored(pool, '1001');
    await monitored(pool, '1003');
    expect((await propose(hanna)).map(({ answer }) => outcome(answer))).toEqual([
      'refused: not-authorised',
      'refused: not-authorised',
    ]);
    const proposed = await propose(kim);
    expect(proposed.map(({ proposal, answer }) => [proposal.decisionId, outcome(answer)])).toEqual([
      ['write-down/town/55/2016-2', 'waiting'],
      ['write-down/town/61/2016-2', 'waiting'],
    ]);
    expect(await approveAs(pool, dag, 'write-down/town/61/2016-2', '2016-12-20')).toMatchObject({
      file: { state: 'executed' },
    });
    const track = () => trackWriteDowns(pool, 'town', { from: civilDate('2016-07-01'), to: civilDate('2016-12-31') });
    expect(await track()).toEqual([
      {
        invoiceGroup: '55',
        proposed: kronor('1183.72'),
        decided: kronor('0.00'),
        booked: kronor('0.00'),
        waiting: ['write-down/town/55/2016-2'],
      },
      {
        invoiceGroup: '61',
        proposed: kronor('1384.46'),
        decided: kronor('1384.46'),
        booked: kronor('1384.46'),
        waiting: [],
      },
    ]);
    // The claim goes on: written down, it is still claimed (S002-68).
    expect((await readClaim(pool, 'town/1001'))?.claim.open.principal).toEqual(kronor('1200.00'));

    // Once more in the same half-year proposes nothing new, and the next one only what is left.
    await carryOut(pool, '1003', '2016-12-21', paid('2016-12-21', '183.72'));
    const again = await propose(kim, civilDate('2016-12-21'));
    expect(again.map(({ answer }) => answer.outcome === 'recorded' && answer.replayed)).toEqual([true]);
    await rejectAs(pool, dag, 'write-down/town/55/2016-2');
    const next = await propose(kim, civilDate('2017-06-01'));
    expect(
      next.map(({ proposal, answer }) => [proposal.decisionId, proposal.total.toString(), outcome(answer)]),
    ).toEqual([['write-down/town/55/2017-1', '1000.00', 'waiting']]);
  });

  test('with administrations, each gets one proposal, with a day by which it answers (S002-69, S002-70)', async () => {
    await monitored(pool, '1001');
    await monitored(pool, '1003');
    const contents = {
      name: 'Tekniska',
      units: [],
      contacts: [],
      owns: [{ invoiceGroup: '55' }, { invoiceGroup: '61' }],
    };
    await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'technical', contents });
    const proposals = await writeDownProposals(pool, 'town', december);
    // 800.00 net and 1,200.00 without VAT; two demands of 180.00; 3.72 and 4.46 of interest.
    expect(proposals).toMatchObject([
      {
        ...{ decisionId: 'write-down/town/technical/2016-2', administrationId: 'technical', answerBy: '2017-01-09' },
        ...{ principal: kronor('2000.00'), vat: kronor('200.00'), fee: kronor('360.00'), interest: kronor('8.18') },
      },
    ]);
    const sheet = writeDownSheet({
      ...{ proposals, name: 'Björkvik', country: 'SE', currency: 'SEK' },
      asOf: december,
    });
    expect([...sheet.rows, ...(sheet.sums ?? [])].map(([name, amount]) => [name, amount])).toEqual([
      [{ text: 'technical' }, { money: kronor('2000.00') }],
      [{ text: 'Moms' }, { money: kronor('200.00') }],
      [{ text: 'Inkassokostnader' }, { money: kronor('360.00') }],
      [{ text: 'Dröjsmålsräntor' }, { money: kronor('8.18') }],
      [{ text: 'Totalt' }, { money: kronor('2568.18') }],
    ]);
    await propose(kim);
    expect(
      await trackWriteDowns(pool, 'town', { from: civilDate('2016-07-01'), to: civilDate('2016-12-31') }),
    ).toMatchObject([{ administrationId: 'technical', proposed: kronor('2568.18'), booked: kronor('0.00') }]);
  });

  test('an estate is proposed by its debtor’s situation', async () => {
    await decideAs(pool, hanna, request('debtor-status', { status: 'deceased', diedOn: '2016-01-20' }, on('1002')));
    expect(await writeDownProposals(pool, 'town', december)).toMatchObject([
      { lines: [{ claimId: 'town/1002', stage: 'estate' }] },
    ]);
  });
});
