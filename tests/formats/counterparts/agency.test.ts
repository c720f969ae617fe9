import { readAgencyReports, writeAgencyCases, type AgencyAnswer } from '../../../formats/counterparts/agency';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { readAgencyCases, writeAgencyReports } from '../../support/counterparts/agency-side';
import { debtor, givenToAgency as given } from './counterpart-cases';

const start = { creditorId: 'bjorkvik', sequence: 7, writtenOn: civilDate('2016-02-22') };
const bytes = (text: string) => Buffer.from(text, 'utf8');
const kronor = (amount: string) => Money.of(amount, 'SEK');
const on = civilDate('2016-03-31');

test('a case is read as it was written, with everybody who owes it', () => {
  const cases = [{ ...given, liable: [debtor] }];
  const read = readAgencyCases(bytes(writeAgencyCases(start, cases)));
  expect(read.records.map(({ value }) => value)).toEqual(cases);
});

test('a case without principal, or with a protected address in it, is refused', () => {
  expect(() => writeAgencyCases(start, [{ ...given, principal: kronor('0.00') }])).toThrow('no principal to collect');
  expect(() => writeAgencyCases(start, [{ ...given, debtorAddress: 'protected' }])).toThrow('the address is protected');
});

const report = { record: 'report', caseId: 'bjorkvik/1', on, until: undefined } as const;
const account = { record: 'account', caseId: 'bjorkvik/1', on, balance: kronor('700.00') } as const;

test('reports and accounts are read as they were written', () => {
  const answers: AgencyAnswer[] = [
    { ...report, news: 'demanded', until: civilDate('2016-04-11'), authorityCaseId: undefined, reason: undefined },
    { ...report, news: 'applied', authorityCaseId: '01-7-16', reason: undefined },
    { ...report, news: 'returned', authorityCaseId: undefined, reason: 'no means' },
    { ...account, received: kronor('680.00'), ownFees: kronor('180.00'), commission: kronor('0.00') },
  ];
  const read = readAgencyReports(bytes(writeAgencyReports(start, answers)));
  expect(read.records.map(({ value }) => value)).toEqual(answers);
});

const refused: readonly [what: string, answer: AgencyAnswer, why: string][] = [
  [
    'an account in which more was kept than came in',
    { ...account, received: kronor('100.00'), ownFees: kronor('80.00'), commission: kronor('20.01') },
    'more was kept than was received',
  ],
  [
    'an application without its number at Kronofogden',
    { ...report, news: 'applied', authorityCaseId: undefined, reason: undefined },
    "Kronofogden's number of the case",
  ],
  [
    'a claim that is given back without a reason',
    { ...report, news: 'returned', authorityCaseId: undefined, reason: undefined },
    'a claim that is given back says why',
  ],
];
test.each(refused)('%s is refused', (_what, answer, why) => {
  expect(() => writeAgencyReports(start, [answer])).toThrow(why);
});
