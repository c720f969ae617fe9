import { civilDate } from '../../../domain/kernel/civil-date';
import type { LedgerCommand } from '../../../office/claims/execute-command';
import { useTownHall } from '../town-hall';

/** 1,200.00 due on Monday 1 February 2016: reminded on the 8th, and for the administrative court on the 18th. */
const hall = useTownHall();

const REMINDER = '2016-02-08 reminder 1200.00, pay 1200.00 by 2016-02-17';
const STEPS = ['2016-02-08 reminder 1200.00', '2016-02-18 administrative-court 1200.00'];
const FILED = { court: 'Förvaltningsrätten i Stockholm', caseNumber: '1234-16', receipt: 'receipt 7' };

const judgment = (day: string, outcome: 'granted' | 'dismissed'): LedgerCommand => ({
  ...{
    type: 'RecordJudgment',
    judgmentId: `judgment ${day}`,
    judgedOn: civilDate(day),
    outcome,
    caseNumber: '1234-16',
  },
});

test('judgment: only of an application that was filed, and once; granted and paid, the workflow ends', async () => {
  const claim = await hall().invoice();
  await hall().decides(claim, '2016-02-10', ['hanna', 'sven'], 'court-route');
  // Without an application there is nothing to judge.
  expect(await claim.learns('2016-02-25', judgment('2016-02-25', 'granted'))).toMatchObject({ outcome: 'refused' });
  await hall().decides(claim, '2016-03-01', 'lars', 'court-filing', FILED);
  await claim.learns('2016-09-01', judgment('2016-09-01', 'granted'));
  expect(await claim.learns('2016-09-05', judgment('2016-09-02', 'dismissed'))).toMatchObject({ outcome: 'refused' });
  expect(await claim.status()).toMatchObject({ stage: 'enforcement' });
  await claim.pays('2016-09-09', '1200.00');
  await hall().ends(claim);
  expect(await hall().storyOf(claim)).toEqual({
    steps: STEPS,
    letters: [REMINDER],
    accounts: { 19410: '1200.00', 31100: '-1200.00' },
    events: [
      ...['ClaimRegistered', 'StepPerformed', 'CourtRouteTaken', 'StepPerformed'],
      ...['FiledAtCourt', 'JudgmentReceived', 'PaymentReceived'],
    ],
    decisions: ['court-route: proposed by hanna, approved by sven, executed by sven', 'court-filing: executed by lars'],
  });
});

test('judgment: dismissed, the claim is credited by a decision, and the workflow ends', async () => {
  const claim = await hall().invoice();
  await hall().decides(claim, '2016-02-10', ['hanna', 'sven'], 'court-route');
  await hall().decides(claim, '2016-03-01', 'lars', 'court-filing', FILED);
  await claim.learns('2016-09-01', judgment('2016-09-01', 'dismissed'));
  const credit = { documentNumber: 'K-1' };
  await hall().decides(claim, '2016-09-05', ['hanna', 'sven'], 'credit-note', credit, { document: 'judgment 1234-16' });
  await hall().ends(claim);
  expect(await hall().accountsOf(claim)).toEqual({});
});
