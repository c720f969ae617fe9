import { useTownHall } from '../town-hall';

/**
 * 1,200.00 issued on 2 January and due on Monday 1 February 2016: left alone, reminded on Monday the 8th, demanded on
 * Thursday the 18th with 180.00 and 17 days at 8 %, 1,200 × 8 % × 17 / 366 = 4.459. The reminder may be paid until the
 * banking day before the demand. The demand gives eight days and seven banking days, three of post and four after it: Monday 29 February.
 */
const hall = useTownHall();

test('deferral: Hanna defers to 1 March; reminded 7 days after that day, demanded 17 days after it, with interest from it', async () => {
  const claim = await hall().invoice();
  await hall().decides(claim, '2016-02-12', 'hanna', 'deferral', { newDueOn: '2016-03-01' });
  // Friday 18 March. Easter lies in the days that it gives: 21, 22, 23, 24, 29, 30, 31 March.
  await claim.lives('2016-03-18');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-03-08 reminder 1200.00', '2016-03-18 demand 1384.46'],
    letters: [
      '2016-02-08 reminder 1200.00, pay 1200.00 by 2016-02-17',
      '2016-02-12 deferral 1200.00, pay 1200.00 by 2016-03-01',
      '2016-03-08 reminder 1200.00, pay 1200.00 by 2016-03-17',
      '2016-03-18 demand 1384.46, pay 1384.46 by 2016-03-31',
    ],
    accounts: { 15190: '1200.00', 15191: '184.46', 31100: '-1200.00', 36910: '-180.00', 84310: '-4.46' },
    events: ['ClaimRegistered', 'StepPerformed', 'DeferralGranted', 'StepPerformed', 'StepPerformed'],
    decisions: ['deferral: executed by hanna'],
  });
});

test('deferral dated back: Sven takes back the demand that went out meanwhile, and what it charged', async () => {
  const claim = await hall().invoice();
  const words = { on: '2016-02-15', backDated: true };
  await hall().decides(claim, '2016-02-22', ['hanna', 'sven'], 'deferral', { newDueOn: '2016-03-01' }, words);
  await claim.lives('2016-02-23');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00'],
    letters: [
      '2016-02-08 reminder 1200.00, pay 1200.00 by 2016-02-17',
      '2016-02-18 demand 1384.46, pay 1384.46 by 2016-02-29',
      '2016-02-22 deferral 1200.00, pay 1200.00 by 2016-03-01',
      '2016-02-22 withdrawal 1200.00, pay 1200.00 by 2016-03-01',
    ],
    // Fee and interest were booked, and booked back by entries of their own.
    accounts: { 15190: '1200.00', 31100: '-1200.00' },
    events: [
      'ClaimRegistered',
      'StepPerformed',
      'StepPerformed',
      'DeferralGranted',
      'StepWithdrawn',
      'ChargesCorrected',
    ],
    decisions: ['deferral: proposed by hanna, approved by sven, executed by sven'],
  });
  expect(await claim.status()).toMatchObject({ nextStep: 'reminder', nextOn: '2016-03-08' });
});

test('reversal: Hanna takes her deferral back, and the demand comes when the time of its letter has run out', async () => {
  const claim = await hall().invoice();
  const { decision } = await hall().decides(claim, '2016-02-10', 'hanna', 'deferral', { newDueOn: '2016-03-01' });
  await hall().takesBack(claim, '2016-02-15', 'hanna', decision.decisionId);
  // Friday 26 February: 25 days, 6.557. Seven banking days are Tuesday 8 March.
  await claim.lives('2016-02-26');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-26 demand 1386.56'],
    letters: [
      '2016-02-08 reminder 1200.00, pay 1200.00 by 2016-02-17',
      '2016-02-10 deferral 1200.00, pay 1200.00 by 2016-03-01',
      // Now something is due that was not: ten days from Monday 15 February.
      '2016-02-15 reversal 1200.00, pay 1200.00 by 2016-02-25',
      '2016-02-26 demand 1386.56, pay 1386.56 by 2016-03-08',
    ],
    accounts: { 15190: '1200.00', 15191: '186.56', 31100: '-1200.00', 36910: '-180.00', 84310: '-6.56' },
    events: ['ClaimRegistered', 'StepPerformed', 'DeferralGranted', 'DecisionReversed', 'StepPerformed'],
    decisions: ['deferral: executed by hanna, reversed by hanna', 'reversal: executed by hanna'],
  });
});

test('hold: nothing is sent through Sunday 14 February; the reminder leaves on Monday, the demand ten days later', async () => {
  const claim = await hall().invoice();
  await hall().decides(claim, '2016-02-05', 'hanna', 'hold', { through: '2016-02-14' });
  await claim.lives('2016-02-25');
  // Interest runs on during a hold: 24 days, 6.295. From Thursday 25 February seven banking days are 7 March.
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-15 reminder 1200.00', '2016-02-25 demand 1386.30'],
    letters: [
      '2016-02-15 reminder 1200.00, pay 1200.00 by 2016-02-24',
      '2016-02-25 demand 1386.30, pay 1386.30 by 2016-03-07',
    ],
    accounts: { 15190: '1200.00', 15191: '186.30', 31100: '-1200.00', 36910: '-180.00', 84310: '-6.30' },
    events: ['ClaimRegistered', 'HoldPlaced', 'StepPerformed', 'StepPerformed'],
    decisions: ['hold: executed by hanna'],
  });
});

describe('instalments: 1,200.00, ten days of interest to 11 February (2.623) and the fee of 170.00 are 1,372.62', () => {
  const money = (amount: string) => ({ amount, currency: 'SEK' });
  const plan = {
    fee: money('170.00'),
    instalments: [
      { dueOn: '2016-02-29', amount: money('686.31') },
      { dueOn: '2016-04-29', amount: money('686.31') },
    ],
  };

  test('instalment plan: kept, it ends the claim without another letter', async () => {
    const claim = await hall().invoice();
    await hall().decides(claim, '2016-02-11', 'sven', 'instalment-plan', plan);
    await claim.pays('2016-02-29', '686.31');
    await claim.pays('2016-04-29', '686.31');
    await hall().ends(claim);
    expect(await hall().storyOf(claim)).toEqual({
      steps: ['2016-02-08 reminder 1200.00'],
      letters: [
        '2016-02-08 reminder 1200.00, pay 1200.00 by 2016-02-17',
        '2016-02-11 instalment-plan 1372.62, pay 686.31 by 2016-02-29',
      ],
      accounts: { 19410: '1372.62', 31100: '-1200.00', 36910: '-170.00', 84310: '-2.62' },
      events: ['ClaimRegistered', 'StepPerformed', 'PlanAgreed', 'PaymentReceived', 'PaymentReceived'],
      decisions: ['instalment-plan: executed by sven'],
    });
  });

  /**
   * Due on Monday 29 February and not paid: noticed three days later, Thursday 3 March, to be mended within ten days,
   * Monday the 14th; three days later, Thursday the 17th, the plan has ended. Its letter gives ten days, to Tuesday the
   * 29th after Easter. On the next day the demand that had waited goes out: 180.00, and 58 days of interest, 15.213, less
   * the 2.62 that the plan had charged, 12.59. Taken up again on Thursday the 31st, the plan's second instalment covers these
   * 192.59 too.
   */
  test('plan reinstatement: missed, noticed, ended, and taken up again with what the demand charged', async () => {
    const claim = await hall().invoice();
    await hall().decides(claim, '2016-02-11', 'sven', 'instalment-plan', plan);
    await hall().lives(claim, '2016-03-03');
    await hall().lives(claim, '2016-03-17');
    expect((await claim.standing()).plan?.state).toBe('defaulted');
    await hall().lives(claim, '2016-03-30');
    await hall().decides(claim, '2016-03-31', ['hanna', 'sven'], 'plan-reinstatement');
    await claim.pays('2016-04-01', '686.31');
    await claim.pays('2016-04-29', '878.90');
    await hall().ends(claim);
    expect(await hall().storyOf(claim)).toEqual({
      steps: ['2016-02-08 reminder 1200.00', '2016-03-30 demand 1565.21'],
      letters: [
        '2016-02-08 reminder 1200.00, pay 1200.00 by 2016-02-17',
        '2016-02-11 instalment-plan 1372.62, pay 686.31 by 2016-02-29',
        '2016-03-03 instalment-notice 1372.62, pay 686.31 by 2016-03-14',
        '2016-03-17 plan-ended 1372.62, pay 1372.62 by 2016-03-29',
        // Seven banking days from Wednesday 30 March.
        '2016-03-30 demand 1565.21, pay 1565.21 by 2016-04-08',
        // Ten days end on Sunday 10 April; the next banking day is Monday.
        '2016-03-31 plan-reinstated 1565.21, pay 686.31 by 2016-04-11',
      ],
      accounts: { 19410: '1565.21', 31100: '-1200.00', 36910: '-350.00', 84310: '-15.21' },
      events: [
        'ClaimRegistered',
        'StepPerformed',
        'PlanAgreed',
        'InstalmentReminded',
        'PlanDefaulted',
        'StepPerformed',
        'PlanReinstated',
        'PaymentReceived',
        'PaymentReceived',
      ],
      decisions: [
        'instalment-plan: executed by sven',
        'plan-reinstatement: proposed by hanna, approved by sven, executed by sven',
      ],
    });
  });
});
