import { civilDate } from '../../../domain/kernel/civil-date';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { WATER_SHUT_OFF_CONDITIONS } from '../../../policies/statutes/swedish-water-shut-off';
import { NILS } from '../../support/town';
import { useTownHall } from '../town-hall';

/**
 * 1,200.00 due on Monday 1 February 2016: reminded on the 8th, demanded on Thursday the 18th with 180.00 and 4.46. The
 * reminder may be paid until the banking day before the demand, Wednesday the 17th.
 */
const hall = useTownHall();

const REMINDER = '2016-02-08 reminder 1200.00, pay 1200.00 by 2016-02-17';
const DEMAND = '2016-02-18 demand 1384.46, pay 1384.46 by 2016-02-29';
const WARNING = '2016-03-01 warning 1384.46, pay 1384.46 by 2016-03-10';
const CHARGED = { 15190: '1200.00', 15191: '184.46', 31100: '-1200.00', 36910: '-180.00', 84310: '-4.46' };

test('debtor’s status: dead since 20 January; the estate is left alone for three months and one, and then asked', async () => {
  const claim = await hall().invoice();
  const dead = { status: 'deceased', diedOn: '2016-01-20' };
  await hall().decides(claim, '2016-02-10', 'hanna', 'debtor-status', dead);
  // Through Friday 20 May. On Monday 23 May the estate is reminded, with four banking days to pay, and demanded on the 30th:
  // 119 days of interest, 31.213. Seven banking days without the national day are Thursday 9 June.
  await claim.lives('2016-05-30');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-05-23 reminder 1200.00', '2016-05-30 demand 1411.21'],
    letters: [
      REMINDER,
      '2016-05-23 reminder 1200.00, pay 1200.00 by 2016-05-27',
      '2016-05-30 demand 1411.21, pay 1411.21 by 2016-06-09',
    ],
    accounts: { 15190: '1200.00', 15191: '211.21', 31100: '-1200.00', 36910: '-180.00', 84310: '-31.21' },
    events: ['ClaimRegistered', 'StepPerformed', 'DebtorStatusChanged', 'StepPerformed', 'StepPerformed'],
    decisions: ['debtor-status: executed by hanna'],
  });
  expect(hall().lettersOf(claim)[1]?.debtor.name).toBe('Dödsboet efter Nils Holgersson');
});

test('debtor’s address: protected before the reminder, it stands in no letter', async () => {
  const claim = await hall().invoice();
  await hall().decides(claim, '2016-02-05', 'hanna', 'debtor-address', { address: 'protected' });
  await claim.lives('2016-02-18');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 demand 1384.46'],
    letters: [REMINDER, DEMAND],
    accounts: CHARGED,
    events: ['ClaimRegistered', 'DebtorAddressChanged', 'StepPerformed', 'StepPerformed'],
    decisions: ['debtor-address: executed by hanna'],
  });
  expect(hall().lettersOf(claim)).toMatchObject([
    { route: 'protected', debtor: { addressLines: [], postalCode: '', city: '' } },
    { route: 'protected', debtor: { addressLines: [], postalCode: '', city: '' } },
  ]);
});

test('liable debtor: Akka owes it too; told at once, and reminded beside Nils', async () => {
  const akka = { ...NILS, debtorId: 'akka', name: 'Akka Kebnekajse', addressLines: ['Fjällvägen 1'] };
  await hall().invoice({ debtor: akka });
  const claim = await hall().invoice();
  await hall().decides(claim, '2016-02-05', ['hanna', 'lars'], 'liable-debtor', { debtorId: 'akka', liable: true });
  await claim.lives('2016-02-16');
  // Reminded late, on Tuesday 16 February; the demand leaves ten days on, and the reminder may be paid until the day before.
  const reminder = '2016-02-16 reminder 1200.00, pay 1200.00 by 2016-02-25';
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-16 reminder 1200.00'],
    // Whoever is told only now gets the whole ten days, and the reminder waits for them.
    letters: ['2016-02-05 liability 1200.00, pay 1200.00 by 2016-02-15', reminder, reminder],
    accounts: { 15190: '1200.00', 31100: '-1200.00' },
    events: ['ClaimRegistered', 'LiableDebtorChanged', 'StepPerformed'],
    decisions: ['liable-debtor: proposed by hanna, approved by lars, executed by lars'],
  });
  expect(
    hall()
      .lettersOf(claim)
      .map(({ debtor }) => debtor.name),
  ).toEqual(['Akka Kebnekajse', 'Nils Holgersson', 'Akka Kebnekajse']);
});

test('court route: instead of the demand the case goes to the administrative court, without a fee or a letter', async () => {
  const claim = await hall().invoice();
  await hall().decides(claim, '2016-02-10', ['hanna', 'sven'], 'court-route');
  await claim.lives('2016-06-30');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 administrative-court 1200.00'],
    letters: [REMINDER],
    accounts: { 15190: '1200.00', 31100: '-1200.00' },
    events: ['ClaimRegistered', 'StepPerformed', 'CourtRouteTaken', 'StepPerformed'],
    decisions: ['court-route: proposed by hanna, approved by sven, executed by sven'],
  });
});

test('court filing: the claim is in court only when somebody says that the application was filed', async () => {
  const claim = await hall().invoice();
  await hall().decides(claim, '2016-02-10', ['hanna', 'sven'], 'court-route');
  await claim.lives('2016-02-29');
  expect(await claim.status()).toMatchObject({
    ...{ stage: 'dunning', waitsFor: 'a person, who files the application with the administrative court' },
  });
  const filed = { court: 'Förvaltningsrätten i Stockholm', caseNumber: '1234-16', receipt: 'receipt 7' };
  await hall().decides(claim, '2016-03-01', 'lars', 'court-filing', filed);
  await claim.lives('2016-06-30');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 administrative-court 1200.00'],
    letters: [REMINDER],
    accounts: { 15190: '1200.00', 31100: '-1200.00' },
    events: ['ClaimRegistered', 'StepPerformed', 'CourtRouteTaken', 'StepPerformed', 'FiledAtCourt'],
    decisions: ['court-route: proposed by hanna, approved by sven, executed by sven', 'court-filing: executed by lars'],
  });
  expect(await claim.status()).toMatchObject({ stage: 'enforcement' });
});

test('court transfer: the debtor objects at Kronofogden, and the case is asked for within the four weeks', async () => {
  const claim = await hall().invoice();
  await claim.lives('2016-04-04');
  const answeredOn = civilDate('2016-04-05');
  const objected = {
    type: 'RecordReferralAnswer',
    answerId: 'o1',
    answer: 'objected',
    answeredOn,
    reason: '',
  } as const;
  await claim.learns('2016-04-05', objected);
  await hall().decides(claim, '2016-04-28', 'hanna', 'court-transfer', { receipt: 'request 3' });
  await claim.lives('2016-06-30');
  expect(await hall().storyOf(claim)).toEqual({
    steps: [
      '2016-02-08 reminder 1200.00',
      '2016-02-18 demand 1384.46',
      '2016-03-01 warning 1384.46',
      '2016-03-18 referral 1384.46',
    ],
    letters: [REMINDER, DEMAND, WARNING],
    accounts: CHARGED,
    events: [
      'ClaimRegistered',
      ...['StepPerformed', 'StepPerformed', 'StepPerformed', 'StepPerformed'],
      ...['ReferralAnswered', 'CourtTransferRequested'],
    ],
    decisions: ['court-transfer: executed by hanna'],
  });
});

test('recall: taken back from Kronofogden, the claim stands before its hand-over and waits for a person', async () => {
  const claim = await hall().invoice();
  await claim.lives('2016-03-18');
  expect((await claim.steps()).at(-1)).toBe('2016-03-18 referral 1384.46');
  await hall().decides(claim, '2016-03-21', 'hanna', 'recall');
  await claim.lives('2016-06-30');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 demand 1384.46', '2016-03-01 warning 1384.46'],
    letters: [REMINDER, DEMAND, WARNING],
    accounts: CHARGED,
    events: ['ClaimRegistered', 'StepPerformed', 'StepPerformed', 'StepPerformed', 'StepPerformed', 'ReferralRecalled'],
    decisions: ['recall: executed by hanna'],
  });
  expect(await claim.status()).toMatchObject({ stage: 'dunning', waitsFor: 'a person' });
});

test('service: water is shut off by two when the law’s five conditions are found, and opened when it is paid', async () => {
  const claim = await hall().invoice({ group: '55' });
  const conditions = Object.keys(WATER_SHUT_OFF_CONDITIONS).map((condition) => ({
    condition,
    note: 'seen on the 7th',
  }));
  const shutOff = { service: 'water', change: 'suspended', conditions };
  const words = { document: 'call 31' };
  await hall().decides(claim, '2016-03-14', ['hanna', 'sven'], 'service', shutOff, words);
  await claim.pays('2016-03-16', '1384.46');
  await hall().ends(claim);
  await hall().decides(claim, '2016-03-17', 'hanna', 'service', { service: 'water', change: 'restored' });
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 demand 1384.46', '2016-03-01 warning 1384.46'],
    letters: [
      REMINDER,
      DEMAND,
      WARNING,
      // Four banking days from Monday 14 March; the hand-over waits for them.
      '2016-03-14 service-change 1384.46, pay 1384.46 by 2016-03-18',
      '2016-03-17 service-change 0.00, nothing to pay',
    ],
    accounts: { 19410: '1384.46', 31100: '-1200.00', 36910: '-180.00', 84310: '-4.46' },
    events: [
      'ClaimRegistered',
      'StepPerformed',
      'StepPerformed',
      'StepPerformed',
      'ServiceChanged',
      'PaymentReceived',
      'ServiceChanged',
    ],
    decisions: ['service: proposed by hanna, approved by sven, executed by sven', 'service: executed by hanna'],
  });
});

test('limitation interruption: acknowledged on 10 February, ten years run anew from that day; no step moves', async () => {
  const claim = await hall().invoice();
  const { rulebook } = hall().town;
  expect(rulebook.limitationDate(await claim.standing())).toBe('2026-01-02');
  const terms = { by: 'acknowledged', proof: 'letter of 9 February' };
  await hall().decides(claim, '2016-02-10', 'hanna', 'limitation-interruption', terms);
  await claim.lives('2016-02-18');
  expect(rulebook.limitationDate(await claim.standing())).toBe('2026-02-10');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 demand 1384.46'],
    letters: [REMINDER, DEMAND],
    accounts: CHARGED,
    events: ['ClaimRegistered', 'StepPerformed', 'LimitationInterrupted', 'StepPerformed'],
    decisions: ['limitation-interruption: executed by hanna'],
  });
});

test('policy change: under the later version the demand comes on day 21, the last of the window, and the rest follows it', async () => {
  const later = {
    ...seBotkyrka,
    version: '99',
    validFrom: civilDate('2016-01-01'),
    steps: seBotkyrka.steps.map((rule) =>
      rule.step === 'demand' && 'days' in rule.delay
        ? { ...rule, delay: { days: { ...rule.delay.days, value: 21 } } }
        : rule,
    ),
  };
  await hall().takesUpPolicy(later);
  const claim = await hall().invoice();
  const terms = { policyId: 'se-botkyrka', policyVersion: '99' };
  await hall().decides(claim, '2016-02-10', ['sven', 'maj'], 'policy-change', terms);
  await claim.lives('2016-03-22');
  // Monday 22 February: 21 days, 5.508. Seven banking days are Wednesday 2 March; from the 3rd they are Monday the 14th.
  expect(await hall().storyOf(claim)).toEqual({
    steps: [
      '2016-02-08 reminder 1200.00',
      '2016-02-22 demand 1385.51',
      '2016-03-03 warning 1385.51',
      '2016-03-22 referral 1385.51',
    ],
    letters: [
      REMINDER,
      '2016-02-22 demand 1385.51, pay 1385.51 by 2016-03-02',
      '2016-03-03 warning 1385.51, pay 1385.51 by 2016-03-14',
    ],
    accounts: { 15190: '1200.00', 15191: '185.51', 31100: '-1200.00', 36910: '-180.00', 84310: '-5.51' },
    events: ['ClaimRegistered', 'StepPerformed', 'PolicyChanged', 'StepPerformed', 'StepPerformed', 'StepPerformed'],
    decisions: ['policy-change: proposed by sven, approved by maj, executed by maj'],
  });
});
