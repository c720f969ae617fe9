import { registerCreditor } from '../../office/creditors/register-creditor';
import { registerClaims } from '../../office/registration/register-claims';
import { changeBankGate } from '../../office/creditors/bank-gate';
import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { DANISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { rulebookOf } from '../../policies/rulebook';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { decideAs, hanna, outcome, request } from '../office/decisions/decision-world';
import { anna, carryOut, demanded, invoice, paid, register, step } from '../office/ledger-world';
import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();
const A_MINUTE = 60_000;

test(
  'the month’s list: who is late, who waits for a person, and nobody who moves',
  async () => {
    const { desk, pool } = await townAtDesk();
    await register(
      pool,
      invoice({ number: '1001' }),
      invoice({ number: '1002', amount: '300.00' }),
      invoice({ number: '1003' }),
      invoice({ number: '1004', amount: '300.00' }),
      invoice({ number: '1005' }),
    );
    // 1001: the reminder of 8 February went out, and then nobody worked. 1003 is paid before its reminder.
    await carryOut(pool, '1001', '2016-02-08', step('reminder'));
    await carryOut(pool, '1003', '2016-02-02', paid('2016-02-02', '1200.00', 'p3'));
    for (const number of ['1002', '1004', '1005']) {
      await demanded(pool, number);
      await carryOut(pool, number, '2016-03-01', step('warning'));
    }
    await carryOut(pool, '1005', '2016-03-18', step('referral'));
    // 1004, at or under 500.00 too, is held by a decision.
    const subject = { of: 'claims' as const, claimIds: ['town/1004'] };
    const hold = request('hold', { through: '2016-04-30' }, { subject, today: '2016-03-10' });
    expect(outcome(await decideAs(pool, hanna, hold))).toBe('executed');

    const listed = await desk.fordring('standstill', '--as-of', '2016-03-31');
    expect(listed.exitCode).toBe(3);
    expect(listed.stdout.split('\n').filter(Boolean)).toEqual([
      'town/1001  since 2016-02-18  1200.00 SEK  for whoever runs Fordring: undocumented: the collection demand was due on 18 February 2016, and nothing on record says why it was not taken',
      // 300.00, the fee of 180.00, and 8 % on 300.00 for 17 days of 366: 1.11.
      'town/1002  since 2016-03-01  481.11 SEK  for a case handler: the hand-over to the enforcement authority waits for a decision: claimed SEK 481.11 is not over SEK 500.00 (S002-25)',
    ]);

    const later = await desk.fordring('standstill', '--as-of', '2016-05-02', '--language', 'sv', '--json');
    expect(later.json()).toMatchObject([
      { claim: 'town/1001', reason: { type: 'undocumented', step: 'demand' }, actor: 'operator' },
      { claim: 'town/1002', reason: { type: 'before-person' }, mustAct: 'en handläggare' },
      { claim: 'town/1004', since: '2016-03-10', open: { amount: '481.11', currency: 'SEK' } },
    ]);

    // On the day before anything was late, and after a payment that is known by then.
    const early = await desk.fordring('standstill', '--as-of', '2016-02-10');
    expect(early).toMatchObject({ exitCode: 0, stdout: 'nothing stands still\n' });
    const none = await desk.fordring('standstill', '--as-of', '2016-03-31', '--creditor', 'another', '--json');
    // Nothing stands still of a creditor that there is not, but that is no clean answer.
    expect([none.exitCode, none.stdout]).toEqual([2, '']);
    expect(none.stderr).toContain('There is no creditor another');
  },
  A_MINUTE,
);

test(
  'a case that the authority cannot be given, and a claim that was open then and is paid now',
  async () => {
    const { desk, pool } = await townAtDesk();
    await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
    for (const number of ['1001', '1002']) {
      await demanded(pool, number);
      await carryOut(pool, number, '2016-03-01', step('warning'));
    }
    await carryOut(pool, '1001', '2016-03-18', step('referral'));
    await pool.query(
      `INSERT INTO fordring.counterpart_case (claim_id, step, event_number, performed_on, counterpart, status, reason)
       SELECT claim_id, 'referral', event_number, '2016-03-18', 'kfm', 'held', 'the identity number is missing'
       FROM fordring.claim_event WHERE claim_id = 'town/1001' AND data ->> 'step' = 'referral'`,
    );
    // 1002 was not handed over on 18 March, and was paid in May.
    await carryOut(pool, '1002', '2016-05-04', paid('2016-05-04', '1384.46', 'p2'));

    const listed = await desk.fordring('standstill', '--as-of', '2016-04-15', '--json');
    expect(listed.json()).toMatchObject([
      { claim: 'town/1001', reason: { type: 'case-held', why: 'the identity number is missing' }, since: '2016-03-18' },
      { claim: 'town/1002', reason: { type: 'undocumented', step: 'referral' }, since: '2016-03-18' },
    ]);
    const paidSince = await desk.fordring('standstill', '--as-of', '2016-05-04', '--json');
    expect(paidSince.json()).toMatchObject([{ claim: 'town/1001' }]);
  },
  A_MINUTE,
);

test(
  'a Danish run waits for the bank, and the list says for whom',
  async () => {
    const { desk, pool } = await townAtDesk();
    const policy = dkStatensAdministration;
    await registerCreditor(pool, {
      creditorId: 'agency',
      name: 'Styrelsen',
      policy,
      chart: DANISH_SAMPLE_CHART,
      paymentAccounts: ['12345678'],
    });
    const danish = invoice({ number: '7' });
    const claim = {
      ...danish.claim,
      claimId: 'agency/7',
      creditorId: 'agency',
      amount: Money.of('900.00', 'DKK'),
      policyId: policy.id,
      policyVersion: policy.version,
    };
    await registerClaims(pool, {
      creditorId: 'agency',
      debtors: [anna],
      registrations: [{ ...danish, claim }],
      rulebookFor: () => rulebookOf(policy),
    });
    const asked = ['standstill', '--creditor', 'agency', '--as-of', '2016-02-15', '--json'];
    // It was never found reconciled.
    expect((await desk.fordring(...asked)).json()).toMatchObject([
      { reason: { type: 'bank-not-reconciled', step: 'reminder', dueOn: '2016-02-08' }, actor: 'accounting' },
    ]);
    await changeBankGate(pool, { creditorId: 'agency', changedOn: civilDate('2016-02-10'), open: true, by: 'test' });
    expect((await desk.fordring(...asked)).json()).toMatchObject([{ reason: { type: 'undocumented' } }]);
  },
  A_MINUTE,
);

test(
  'limitation: what can soon no longer be demanded, and what nobody has closed',
  async () => {
    const { desk, pool } = await townAtDesk();
    // Issued on 2 January 2016 and on 31 May 2016: ten years.
    await register(
      pool,
      invoice({ number: '1001' }),
      invoice({ number: '1002', due: '2016-06-30' }),
      invoice({ number: '1003' }),
    );
    await carryOut(pool, '1003', '2016-02-02', paid('2016-02-02', '1200.00', 'p3'));
    const early = await desk.fordring('limitation', '--as-of', '2025-01-01');
    expect(early).toMatchObject({ exitCode: 0, stdout: 'no open claim is time-barred, or will be within 12 months\n' });
    const soon = await desk.fordring('limitation', '--as-of', '2025-06-15', '--within-months', '12');
    expect(soon).toMatchObject({
      exitCode: 0,
      stdout: [
        'town/1001  1200.00 SEK  can be demanded through 2026-01-02',
        ...interruptedBy('2026-01-02'),
        'town/1002  1200.00 SEK  can be demanded through 2026-05-31',
        ...interruptedBy('2026-05-31'),
        '',
      ].join('\n'),
    });
    const barred = await desk.fordring('limitation', '--as-of', '2026-01-03', '--within-months', '0', '--json');
    expect(barred.exitCode).toBe(3);
    expect(barred.json()).toEqual([
      {
        claim: 'town/1001',
        lastDay: '2026-01-02',
        interruptedBy: [],
        state: 'time-barred',
        daysLeft: -1,
        open: { amount: '1200.00', currency: 'SEK' },
      },
    ]);
    const wrong = await desk.fordring('limitation', '--within-months', 'a year');
    expect(wrong).toMatchObject({ exitCode: 2, stdout: '' });
    expect(wrong.stderr).toContain('Give a whole number of months');
  },
  A_MINUTE,
);

test(
  'a claim is not known on a day before its registration, though a decision on it was booked with such a day',
  async () => {
    const { desk, pool } = await townAtDesk();
    await register(pool, invoice({ number: '1001' }), invoice({ number: '1002', due: '2016-05-02' }));
    // 1002 was registered with 2 April 2016 as its day, and then held with 10 February as the business day.
    const subject = { of: 'claims' as const, claimIds: ['town/1002'] };
    const hold = request('hold', { through: '2016-02-24' }, { subject });
    expect(outcome(await decideAs(pool, hanna, hold))).toBe('executed');
    const { rows } = await pool.query<{ booked_on: string }>(
      `SELECT booked_on FROM fordring.claim_event WHERE claim_id = 'town/1002' ORDER BY event_number`,
    );
    expect(rows.map(({ booked_on: on }) => on)).toEqual(['2016-04-02', '2016-02-10']);

    const asOf = ['--as-of', '2016-02-20'];
    const listed = await desk.fordring('standstill', ...asOf, '--json');
    expect(listed.json()).toMatchObject([{ claim: 'town/1001' }]);
    const barred = await desk.fordring('limitation', ...asOf, '--within-months', '240', '--json');
    expect(barred.json()).toMatchObject([{ claim: 'town/1001' }]);
    for (const ask of ['show', 'explain']) {
      const asked = await desk.fordring(ask, '1002', ...asOf);
      expect(asked.stderr).toContain('Invoice 1002 was not registered by 2016-02-20.');
      expect(asked.stdout + asked.stderr).not.toContain('EventOutOfPlace');
    }
    // From its registration on both are known.
    const later = await desk.fordring('explain', '1002', '--as-of', '2016-04-02', '--json');
    expect(later.json()).toMatchObject([{ story: [{ on: '2016-04-02' }, { on: '2016-02-10' }] }]);
  },
  A_MINUTE,
);

/** The three ways of 5 § preskriptionslagen, each on the last day at the latest. */
function interruptedBy(lastDay: string): string[] {
  const law = 'preskriptionslagen (1981:130) 5 §';
  const through = `  can be interrupted through ${lastDay} by`;
  return [
    `${through} the debtor's acknowledgement or part payment (${law} 1)`,
    `${through} a written demand or reminder that is proved to have reached the debtor (${law} 2)`,
    `${through} an application to the enforcement authority or a court (${law} 3)`,
  ];
}
