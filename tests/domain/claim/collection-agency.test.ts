import { agencyCause } from '../../../domain/claim/agency';
import type { AgencyNews } from '../../../domain/claim/agency-news';
import { isRefused } from '../../../domain/claim/answer';
import { noticeOf } from '../../../domain/claim/case-notice';
import { performanceOf, type Claim } from '../../../domain/claim/claim';
import { decide } from '../../../domain/claim/decide';
import { documentedWaits } from '../../../domain/claim/documented-waits';
import { outcomeOf } from '../../../domain/claim/outcome';
import { standstillOf } from '../../../domain/claim/standstill';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { consequenceOf } from '../../../domain/letters/consequence';
import { parsePolicy } from '../../../policies/parse-policy';
import { rulebookOf } from '../../../policies/rulebook';
import { withAgency, withAgencyFile } from '../../policies/rulebooks/with-agency';
import { invoice, live, paid, type Happening } from '../life';
import { recall } from '../decisions/decided';

/*
 * An invoice due on Monday 2016-02-01. Reminder: day 7 is Monday the 8th. The agency takes over fourteen days later, on
 * Monday the 22nd: the reminder's ten days ended on Thursday the 18th.
 */
const due = invoice({ due: '2016-02-01', group: 'rent', under: withAgency });
const kronor = (amount: string) => Money.of(amount, 'SEK');

function says(on: string, news: AgencyNews, more: { authorityCaseId?: string; reason?: string } = {}): Happening {
  const reportedOn = civilDate(on);
  return {
    knownOn: reportedOn,
    command: { type: 'RecordAgencyReport', reportId: `${news} ${on}`, reportedOn, news, ...more },
  };
}
function accounts(on: string, received: string, ownFees: string, balance: string, commission = '0.00'): Happening {
  const accountedOn = civilDate(on);
  const sums = { received: kronor(received), ownFees: kronor(ownFees), balance: kronor(balance) };
  const command = { type: 'RecordAgencyAccount', accountId: `account ${on}`, accountedOn, ...sums } as const;
  return { knownOn: accountedOn, command: { ...command, commission: kronor(commission) } };
}
const returned = (on: string) => says(on, 'returned', { reason: 'the debtor has no means' });
const notice = (claim: Claim, on: string) => noticeOf(claim, withAgency, civilDate(on));
const refusalOf = (happening: Happening, claim: Claim, today: string) => {
  if (!('command' in happening)) throw new Error('Only a fact is answered.');
  const answer = decide(claim, happening.command, withAgency, civilDate(today));
  return isRefused(answer) ? answer.message : 'accepted';
};

test('the agency takes over after the reminder, and the claim then waits for the agency alone', () => {
  const { days, claim } = live(due, '2016-05-31');
  expect(days).toEqual(['2016-02-08 reminder', '2016-02-22 agency']);
  expect(notice(claim, '2016-05-31')).toEqual({
    eventNumber: claim.eventNumber,
    stage: 'agency',
    waits: 'agency',
    waitsFor: 'the collection agency, which has the claim',
  });
  expect(outcomeOf(claim)).toBe('with-agency');
});

test('what the agency gives back goes on by the town’s own steps, ten days later', () => {
  const { days, claim } = live(due, '2016-06-30', says('2016-02-24', 'demanded'), returned('2016-05-16'));
  // Day 10 is Thursday 26 May.
  expect(days).toEqual(['2016-02-08 reminder', '2016-02-22 agency', '2016-05-26 referral']);
  expect(outcomeOf(claim)).toBe('referred');
});

test('what the agency gives back waits for a person where no step follows', () => {
  const alone = rulebookOf(parsePolicy({ ...withAgencyFile, steps: withAgencyFile.steps.slice(0, 2) }));
  const { claim } = live(
    invoice({ due: '2016-02-01', group: 'rent', under: alone }),
    '2016-06-30',
    returned('2016-05-16'),
  );
  expect(agencyCause(claim)).toEqual({ type: 'given-back', on: '2016-05-16' });
  expect(noticeOf(claim, alone, civilDate('2016-06-30'))).toMatchObject({ waits: 'person', stage: 'dunning' });
  expect(documentedWaits(claim, alone, civilDate('2016-06-30'))).toEqual([
    {
      ...{ type: 'step', step: 'agency', since: '2016-05-16', actor: 'person' },
      cause: { type: 'given-back', on: '2016-05-16' },
    },
  ]);
  expect(standstillOf(claim, alone, civilDate('2016-06-30'))?.reason.type).toBe('before-person');
});

test('an agency of which nothing is heard for half a year is asked', () => {
  const { claim } = live(due, '2017-03-31', says('2016-02-24', 'demanded'));
  expect(standstillOf(claim, withAgency, civilDate('2016-08-24'))).toBeUndefined();
  expect(standstillOf(claim, withAgency, civilDate('2016-08-25'))).toMatchObject({
    reason: { type: 'unanswered', months: 6 },
    actor: 'collection-agency',
  });
});

test('the agency’s own fees and pay stand apart: the debtor owes the town what was invoiced', () => {
  const { claim } = live(
    due,
    '2016-05-31',
    paid('2016-04-01', '500.00'),
    accounts('2016-04-04', '680.00', '180.00', '700.00', '50.00'),
  );
  expect(claim.open).toEqual({ fee: kronor('0.00'), interest: kronor('0.00'), principal: kronor('700.00') });
  expect(claim.agency).toMatchObject({ ownFees: kronor('180.00'), commission: kronor('50.00') });
});

test('an account in which more was kept than came in is refused', () => {
  const { claim } = live(due, '2016-03-31');
  expect(refusalOf(accounts('2016-04-04', '100.00', '80.00', '700.00', '20.01'), claim, '2016-04-04')).toBe(
    'The agency kept 100.01 of 100.00, which is more than came in; check the account.',
  );
});

describe('limitation', () => {
  const limitation = (...lived: Happening[]) => withAgency.limitationDate(live(due, '2016-12-31', ...lived).claim);

  test('is not interrupted by the hand-over nor by the agency’s word that it has demanded', () => {
    expect(limitation(says('2016-02-24', 'received'), says('2016-02-24', 'demanded'))).toBe(limitation());
  });

  test('does not run while the agency’s application lies with Kronofogden, which gave it a number', () => {
    const applied = says('2016-04-01', 'applied', { authorityCaseId: '01-7-16' });
    expect(limitation(applied)).toBeUndefined();
    expect(limitation(says('2016-04-01', 'applied'))).toBe(limitation());
  });

  test('runs anew from the ruling', () => {
    const applied = says('2016-04-01', 'applied', { authorityCaseId: '01-7-16' });
    const ruled = says('2016-06-20', 'ruling', { authorityCaseId: '01-7-16' });
    const { claim } = live(due, '2016-12-31', applied, ruled);
    expect(claim.proceedings).toEqual([{ on: '2016-04-01', received: true, endedOn: '2016-06-20' }]);
  });
});

test('a claim that comes back with a payment order is not applied for again', () => {
  const ruled = says('2016-06-20', 'ruling', { authorityCaseId: '01-7-16' });
  const { days, claim } = live(due, '2016-12-31', ruled, returned('2016-09-01'));
  expect(days).toEqual(['2016-02-08 reminder', '2016-02-22 agency']);
  expect(notice(claim, '2016-12-31')).toMatchObject({ waits: 'person', waitsFor: 'a person' });
});

test('a claim that is recalled from the agency is not handed over any more', () => {
  const { days, claim } = live(due, '2016-06-30', recall('2016-04-01'));
  expect(days).toEqual(['2016-02-08 reminder']);
  expect(claim.withdrawn.map(({ step }) => step)).toEqual(['agency']);
  expect(notice(claim, '2016-06-30')).toMatchObject({ stage: 'dunning', waits: 'person' });
});

test('a recall from Kronofogden leaves what the agency gave back where it is', () => {
  const { claim } = live(due, '2016-06-30', returned('2016-05-16'), recall('2016-06-01'));
  expect(claim.withdrawn.map(({ step }) => step)).toEqual(['referral']);
  expect(performanceOf(claim, 'agency')?.on).toBe('2016-02-22');
});

test.each([
  [
    'before the hand-over',
    says('2016-02-19', 'demanded'),
    'The hand-over to the agency was made on 2016-02-22 and cannot be answered on 2016-02-19; check the day.',
  ],
  ['on the day of the hand-over', says('2016-02-22', 'received'), 'accepted'],
])('the agency speaks of the claim %s', (_when, happening, answer) => {
  expect(refusalOf(happening, live(due, '2016-03-31').claim, '2016-03-31')).toBe(answer);
});

test('the agency gives a claim back once, and says nothing new of it afterwards', () => {
  const { claim } = live(due, '2016-06-30', returned('2016-05-16'));
  expect(refusalOf(returned('2016-05-20'), claim, '2016-06-30')).toContain('recorded already');
  expect(refusalOf(says('2016-05-17', 'monitored'), claim, '2016-06-30')).toContain(
    'gave the claim back on 2016-05-16',
  );
  expect(refusalOf(says('2016-03-01', 'demanded'), claim, '2016-06-30')).toBe('accepted');
});

test('the reminder says that an agency comes next; a later letter, that the agency has the claim', () => {
  const reminded = live(due, '2016-02-10').claim;
  expect(consequenceOf('reminder', reminded, kronor('1200.00'), withAgency)).toEqual({ type: 'agency' });
  const handed = live(due, '2016-03-01').claim;
  expect(consequenceOf('deferral', handed, kronor('1200.00'), withAgency)).toEqual({ type: 'with-agency' });
});

test('a claim that has been paid never goes to the agency', () => {
  expect(live(due, '2016-06-30', paid('2016-02-19', '1200.00')).days).toEqual(['2016-02-08 reminder']);
});
