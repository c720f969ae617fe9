import { readClaim } from '../../../office/claims/read-claim';
import { answerNotes } from '../../../office/counterparts/answer-notes';
import { waitingCases } from '../../../office/counterparts/case-outcomes';
import { executeCommand, type LedgerCommand } from '../../../office/claims/execute-command';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { registerClaims } from '../../../office/registration/register-claims';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { AgencyAnswer } from '../../../formats/counterparts/agency';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { withAgency } from '../../policies/rulebooks/with-agency';
import { writeAgencyReports } from '../../support/counterparts/agency-side';
import { anna, invoice, kronor, step } from '../ledger-world';
import { lay, told, useCounterparts } from './counterpart-world';

/*
 * The claim 1 of 1,200.00 due on 1 February 2016: reminded on the 8th, given to the agency on the 22nd.
 */
const world = useCounterparts();
const creditorId = 'agency-town';
const claimId = `${creditorId}/1`;

function act(on: string, command: LedgerCommand, today = on) {
  const { pool } = world();
  const key = `${on} ${JSON.stringify(command)}`;
  return executeCommand(pool, { claimId, command, today: civilDate(today), key, rulebookFor: () => withAgency });
}

async function handedOver(): Promise<void> {
  const { pool, deliver } = world();
  const { policy } = withAgency;
  await registerCreditor(pool, { creditorId, name: 'Byn', policy, chart: SWEDISH_SAMPLE_CHART, paymentAccounts: [] });
  const { claim } = invoice({ number: '1', group: 'rent' });
  const policyOf = { policyId: policy.id, policyVersion: policy.version };
  await registerClaims(pool, {
    creditorId,
    debtors: [anna],
    registrations: [{ debtorId: 'anna', claim: { ...claim, creditorId, claimId, ...policyOf } }],
    rulebookFor: () => withAgency,
  });
  await act('2016-02-08', step('reminder'));
  await act('2016-02-22', step('agency'));
  await deliver();
}

const files = () => told(world(), 'agency', creditorId);
const reports = (...answers: readonly AgencyAnswer[]) =>
  writeAgencyReports({ creditorId, sequence: 1, writtenOn: civilDate('2016-03-21') }, answers);
const report = (on: string, news: 'received' | 'demanded' | 'returned'): AgencyAnswer => ({
  ...{ record: 'report', caseId: claimId, on: civilDate(on), news, authorityCaseId: undefined, until: undefined },
  reason: news === 'returned' ? 'no means' : undefined,
});
const eventsSince = async (from: number) =>
  ((await readClaim(world().pool, claimId))?.events ?? []).slice(from).map(({ event }) => event.type);

test('a claim is given to the agency in its file of the day', async () => {
  await handedOver();
  expect(await files()).toEqual([`2016-02-22 case ${claimId} 1200.00`]);
  expect(await waitingCases(world().pool, creditorId)).toEqual([]);
});

test('the agency is told of what the debtor pays to the town, and the case is recalled when all is paid', async () => {
  await handedOver();
  const { deliver } = world();
  const pay = (on: string, amount: string) =>
    act(on, { type: 'ReceivePayment', paymentId: `p ${on}`, receivedOn: civilDate(on), amount: kronor(amount) });
  await pay('2016-03-01', '500.00');
  await pay('2016-03-02', '700.00');
  await deliver();
  expect(await files()).toEqual([
    `2016-02-22 case ${claimId} 1200.00`,
    `2016-03-01 reduction ${claimId} 4 2016-03-01 payment 500.00 700.00`,
    `2016-03-02 withdrawal ${claimId} 5 2016-03-02 paid`,
  ]);
});

test('the agency’s reports and accounts are recorded once; its own fees are no part of the claim', async () => {
  await handedOver();
  const { listen, pool } = world();
  const account: AgencyAnswer = {
    ...{ record: 'account', caseId: claimId, on: civilDate('2016-03-31'), received: kronor('680.00') },
    ...{ ownFees: kronor('180.00'), commission: kronor('0.00'), balance: kronor('700.00') },
  };
  const text = reports(report('2016-02-23', 'received'), report('2016-02-24', 'demanded'), account);
  await lay(world(), 'agency', '1.txt', text, creditorId);
  await listen('2016-04-01');
  await lay(world(), 'agency', '2.txt', text, creditorId);
  await listen('2016-04-02');
  expect(await eventsSince(3)).toEqual(['AgencyReported', 'AgencyReported', 'AgencyAccounted']);
  const claim = (await readClaim(pool, claimId))?.claim;
  expect(claim?.open.fee).toEqual(kronor('0.00'));
  expect(claim?.agency?.ownFees).toEqual(kronor('180.00'));
  expect(await answerNotes(pool, creditorId)).toEqual([]);
});

test('what the agency gave back is handed to Kronofogden on the agency’s demand, and the agency is told nothing more', async () => {
  await handedOver();
  const { listen, deliver } = world();
  const text = reports(report('2016-02-24', 'demanded'), report('2016-05-16', 'returned'));
  await lay(world(), 'agency', '1.txt', text, creditorId);
  await listen('2016-05-16');
  await act('2016-05-26', step('referral'));
  await act('2016-06-01', {
    ...{ type: 'ReceivePayment', paymentId: 'late', receivedOn: civilDate('2016-06-01'), amount: kronor('200.00') },
  });
  await deliver();
  expect(await files()).toEqual([`2016-02-22 case ${claimId} 1200.00`]);
  expect(await told(world(), 'kfm', creditorId)).toEqual([
    `2016-05-26 application ${claimId} 1200.00`,
    `2016-06-01 reduction ${claimId} 7 2016-06-01 payment 200.00 1000.00`,
  ]);
});

test('a case of which nobody has demanded the money is held, with the reason', async () => {
  await handedOver();
  const { listen, deliver, pool } = world();
  await lay(world(), 'agency', '1.txt', reports(report('2016-05-16', 'returned')), creditorId);
  await listen('2016-05-16');
  await act('2016-05-26', step('referral'));
  await deliver();
  expect(await waitingCases(pool, creditorId)).toMatchObject([
    {
      step: 'referral',
      status: 'held',
      reason: expect.stringContaining('no collection demand has been sent') as string,
    },
  ]);
});

test('the costs of its own application are not told to the agency; a payment since leaves what is asked for', async () => {
  await handedOver();
  const { deliver } = world();
  const costs = [
    { cost: 'application-fee', amount: kronor('300.00') },
    { cost: 'own-work', amount: kronor('380.00') },
  ] as const;
  await act('2016-04-04', { type: 'RecordCaseCosts', costsId: 'c', incurredOn: civilDate('2016-04-04'), costs });
  await act('2016-04-05', {
    ...{ type: 'ReceivePayment', paymentId: 'p', receivedOn: civilDate('2016-04-05'), amount: kronor('700.00') },
  });
  await deliver();
  // 1,200.00 and 680.00 of costs, less 700.00.
  expect(await files()).toEqual([
    `2016-02-22 case ${claimId} 1200.00`,
    `2016-04-05 reduction ${claimId} 5 2016-04-05 payment 700.00 1180.00`,
  ]);
});
