import { civilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { evolve } from '../../domain/claim/evolve';
import { Money } from '../../domain/kernel/money';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { entriesFor, type MoneySource } from '../../ledger/entries-for-event';
import { entriesForSuspense } from '../../ledger/entries-for-suspense';
import { journalEntry, type JournalEntry } from '../../ledger/journal-entry';
import { invoice, register } from '../domain/life';

const kronor = (amount: string): Money => Money.of(amount, 'SEK');
const nothing = kronor('0');
const claim = register(invoice({ due: '2016-02-01' }));

const demand: ClaimEvent = {
  type: 'StepPerformed',
  on: civilDate('2016-02-18'),
  step: 'demand',
  plannedOn: civilDate('2016-02-18'),
  fee: kronor('180.00'),
  interest: kronor('4.46'),
  interestLines: [],
  total: kronor('1384.46'),
  principal: kronor('1200.00'),
  reason: 'collection demand',
};

function payment(amount: string, fee: string, interest: string, principal: string, refund: string): ClaimEvent {
  const allocation = {
    fee: kronor(fee),
    interest: kronor(interest),
    principal: kronor(principal),
    refund: kronor(refund),
  };
  return { type: 'PaymentReceived', on: civilDate('2016-02-20'), paymentId: 'p1', amount: kronor(amount), allocation };
}

/** Each entry as its day and its postings: `15190 1200.00 | 31100 -1200.00`. */
function lines(entries: readonly JournalEntry[]): string[] {
  return entries.map(({ on, postings }) => {
    return `${on}: ${postings.map(({ account, amount }) => `${account} ${amount.toString()}`).join(' | ')}`;
  });
}

function entriesOf(before: Claim, event: ClaimEvent, source?: MoneySource): string[] {
  return lines(entriesFor(event, before, evolve(before, event), SWEDISH_SAMPLE_CHART, source));
}

test('an issued invoice is a receivable on 15190 and revenue', () => {
  const { claimId, creditorId, invoiceNumber, invoiceGroup, issuedOn, dueOn, paymentReference } = claim;
  const registered: ClaimEvent = {
    type: 'ClaimRegistered',
    on: civilDate('2016-01-02'),
    ...{ claimId, creditorId, invoiceNumber, invoiceGroup, issuedOn, dueOn, paymentReference },
    ...{ amount: kronor('1200.00'), debtorStatus: 'ordinary', policyId: 'se-botkyrka', policyVersion: '1' },
  };
  const entries = entriesFor(registered, undefined, evolve(undefined, registered), SWEDISH_SAMPLE_CHART);
  expect(lines(entries)).toEqual(['2016-01-02: 15190 1200.00 | 31100 -1200.00']);
});

test('a demand puts fee and interest on 15191, each against its own income', () => {
  expect(entriesOf(claim, demand)).toEqual(['2016-02-18: 15191 184.46 | 36910 -180.00 | 84310 -4.46']);
});

test('a reminder that charges nothing is no entry', () => {
  expect(entriesOf(claim, { ...demand, step: 'reminder', fee: nothing, interest: nothing })).toEqual([]);
});

test('a payment covers each part, and what is too much is owed back', () => {
  const demanded = evolve(claim, demand);
  expect(entriesOf(demanded, payment('1400.00', '180.00', '4.46', '1200.00', '15.54'))).toEqual([
    '2016-02-20: 19410 1400.00 | 15190 -1200.00 | 15191 -184.46 | 28910 -15.54',
  ]);
});

test('a payment that is taken back is the same entry the other way round', () => {
  const paid = evolve(evolve(claim, demand), payment('1400.00', '180.00', '4.46', '1200.00', '15.54'));
  const allocation = {
    fee: kronor('180.00'),
    interest: kronor('4.46'),
    principal: kronor('1200.00'),
    refund: kronor('15.54'),
  };
  const reversed: ClaimEvent = {
    type: 'PaymentReversed',
    ...{ on: civilDate('2016-02-25'), reversalId: 'r1', paymentId: 'p1', amount: kronor('1400.00'), allocation },
  };
  expect(entriesOf(paid, reversed)).toEqual([
    '2016-02-25: 15190 1200.00 | 15191 184.46 | 28910 15.54 | 19410 -1400.00',
  ]);
});

test('charges that fall away are taken from income; what was paid of them covers principal', () => {
  const paid = evolve(evolve(claim, demand), payment('184.46', '180.00', '4.46', '0', '0'));
  const corrected: ClaimEvent = {
    type: 'ChargesCorrected',
    ...{
      on: civilDate('2016-02-10'),
      fee: kronor('180.00'),
      interest: kronor('4.46'),
      paymentId: 'p2',
      reason: 'known late',
    },
    ...{ movedToPrincipal: kronor('184.46'), movedToRefund: nothing },
  };
  expect(entriesOf(paid, corrected)).toEqual(['2016-02-10: 36910 180.00 | 84310 4.46 | 15190 -184.46']);
});

test('a payment from suspense leaves the bank alone', () => {
  expect(entriesOf(claim, payment('1200.00', '0', '0', '1200.00', '0'), 'suspense')).toEqual([
    '2016-02-20: 29990 1200.00 | 15190 -1200.00',
  ]);
});

test('what matched nothing stands in suspense, with the other sign when it was taken back', () => {
  const came = {
    paymentId: 'p9',
    kind: 'payment',
    receivedOn: civilDate('2016-02-20'),
    amount: kronor('75.00'),
  } as const;
  expect(lines(entriesForSuspense(came, SWEDISH_SAMPLE_CHART))).toEqual(['2016-02-20: 19410 75.00 | 29990 -75.00']);
  expect(lines(entriesForSuspense({ ...came, kind: 'deduction' }, SWEDISH_SAMPLE_CHART))).toEqual([
    '2016-02-20: 19410 -75.00 | 29990 75.00',
  ]);
});

test('an event and a fold that do not tell the same are caught as an entry out of balance', () => {
  const event = payment('1200.00', '0', '0', '1200.00', '0');
  expect(() => entriesFor(event, claim, claim, SWEDISH_SAMPLE_CHART)).toThrow(/out of balance by 1200.00 SEK/);
});

test('amounts of two currencies never balance each other', () => {
  const postings = [
    { account: '1', amount: kronor('10.00') },
    { account: '2', amount: Money.of('-10.00', 'DKK') },
  ];
  expect(() => journalEntry(civilDate('2016-01-01'), 'mixed', postings)).toThrow(/out of balance by 10.00 SEK/);
});
