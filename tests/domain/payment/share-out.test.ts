import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { claimedOf, type Claim } from '../../../domain/claim/claim';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import { Money } from '../../../domain/kernel/money';
import type { BankMovement } from '../../../domain/payment/bank-movement';
import type { PaymentMatch } from '../../../domain/payment/match-payments';
import { shareOut, type DecideOn } from '../../../domain/payment/share-out';
import { botkyrka, foldedOn, invoice, live, paid } from '../life';

/** Claims of 1,200.00 and 800.00, both due Monday 1 February 2016 and demanded on Thursday 18. */
function claimsOn(day: string): Map<string, Claim> {
  return new Map([
    ['a', live(invoice({ due: '2016-02-01', amount: '1200.00' }), day).claim],
    ['b', live(invoice({ due: '2016-02-01', amount: '800.00' }), day).claim],
  ]);
}

interface Words {
  readonly amount: string;
  readonly on?: string;
  readonly kind?: BankMovement['kind'];
  readonly claimIds?: readonly string[];
  readonly shares?: PaymentMatch['shares'];
}

function matchOf({ amount, on = '2016-01-29', kind = 'payment', claimIds = ['a', 'b'], shares }: Words): PaymentMatch {
  const movement: BankMovement = {
    key: 'movement',
    kind,
    account: '5050-1055',
    receivedOn: civilDate(on),
    amount: Money.of(amount, 'SEK'),
    references: [],
    text: [],
    line: 1,
  };
  return { movement, claimIds, ...(shares && { shares }) };
}

/** What each claim says to the payment, on the day after the demands. */
function deciding(claims: Map<string, Claim>): DecideOn {
  return (claimId, command) => decide(claims.get(claimId), command, botkyrka, civilDate('2016-03-07'));
}

function sharedOut(match: PaymentMatch, claims: Map<string, Claim>): string[] | undefined {
  return shareOut(match, deciding(claims))?.map(
    ({ claimId, command }) => `${command.type} ${claimId} ${command.amount.toString()}`,
  );
}

test('claims that the sum alone chose are paid when each has its amount open; else a person decides', () => {
  const kronor = (amount: string) => Money.of(amount, 'SEK');
  const shares = [
    { claimId: 'a', amount: kronor('1200.00') },
    { claimId: 'b', amount: kronor('800.00') },
  ];
  const bySum = { ...matchOf({ amount: '2000.00', shares }), chosenBySum: true } as const;
  const claims = claimsOn('2016-01-29');
  expect(sharedOut(bySum, claims)).toEqual(['ReceivePayment a 1200.00', 'ReceivePayment b 800.00']);
  claims.set('a', live(invoice({ due: '2016-02-01' }), '2016-01-29', paid('2016-01-28', '1200.00')).claim);
  expect(sharedOut(bySum, claims)).toBeUndefined();
});

describe('a payment for several claims that the payer did not split', () => {
  test.each([
    ['2000.00', ['ReceivePayment a 1200.00', 'ReceivePayment b 800.00']],
    ['1200.00', ['ReceivePayment a 1200.00']],
    ['1200.01', ['ReceivePayment a 1200.00', 'ReceivePayment b 0.01']],
    ['500.00', ['ReceivePayment a 500.00']],
    ['2100.00', ['ReceivePayment a 1200.00', 'ReceivePayment b 900.00']],
  ])('%s', (amount, postings) => {
    expect(sharedOut(matchOf({ amount }), claimsOn('2016-01-29'))).toEqual(postings);
  });

  test('after the demand it covers fee and interest of the first before it reaches the second', () => {
    expect(sharedOut(matchOf({ amount: '2000.00', on: '2016-02-19' }), claimsOn('2016-02-19'))).toEqual([
      'ReceivePayment a 1384.46',
      'ReceivePayment b 615.54',
    ]);
  });

  test('nothing goes to a claim that is settled, unless it is the last', () => {
    const claims = claimsOn('2016-01-29');
    const paidUp = live(invoice({ due: '2016-02-01', amount: '0.00' }), '2016-01-29').claim;
    expect(sharedOut(matchOf({ amount: '900.00' }), new Map([...claims, ['a', paidUp]]))).toEqual([
      'ReceivePayment b 900.00',
    ]);
    expect(sharedOut(matchOf({ amount: '1300.00' }), new Map([...claims, ['b', paidUp]]))).toEqual([
      'ReceivePayment a 1200.00',
      'ReceivePayment b 100.00',
    ]);
  });

  test('known only after the demands, it still pays both invoices as it would have in time', () => {
    const claims = claimsOn('2016-03-01');
    const match = matchOf({ amount: '2000.00', on: '2016-02-10' });
    for (const { claimId, command } of shareOut(match, deciding(claims))!) {
      const answer = decide(claims.get(claimId), command, botkyrka, civilDate('2016-03-01'));
      if (isRefused(answer)) throw new Error(answer.message);
      claims.set(claimId, foldedOn(claims.get(claimId), answer.events));
    }
    const left = [...claims.values()].map(
      (claim) => `${claimedOf(claim).toString()} ${claim.refundLiability.toString()}`,
    );
    expect(left).toEqual(['0.00 0.00', '0.00 0.00']);
  });
});

test('a split by the payer is followed, also where it is too much for one', () => {
  const shares = [
    { claimId: 'a', amount: Money.of('1300.00', 'SEK') },
    { claimId: 'b', amount: Money.of('700.00', 'SEK') },
  ];
  expect(sharedOut(matchOf({ amount: '2000.00', shares }), claimsOn('2016-01-29'))).toEqual([
    'ReceivePayment a 1300.00',
    'ReceivePayment b 700.00',
  ]);
});

test('two parts for the same claim are one payment', () => {
  const part = (claimId: string, amount: string) => ({ claimId, amount: Money.of(amount, 'SEK') });
  const shares = [part('a', '300.00'), part('a', '400.00'), part('b', '500.00')];
  expect(sharedOut(matchOf({ amount: '1200.00', shares }), claimsOn('2016-01-29'))).toEqual([
    'ReceivePayment a 700.00',
    'ReceivePayment b 500.00',
  ]);
});

describe('money that the bank takes back', () => {
  test.each(['deduction', 'reversal'] as const)('a %s falls on its one claim', (kind) => {
    const taken = sharedOut(matchOf({ amount: '300.00', kind, claimIds: ['a'] }), claimsOn('2016-01-29'));
    expect(taken).toEqual(['ReversePayment a 300.00']);
  });

  test.each(['deduction', 'reversal'] as const)('a %s for several claims waits for a person', (kind) => {
    expect(sharedOut(matchOf({ amount: '300.00', kind }), claimsOn('2016-01-29'))).toBeUndefined();
  });
});

test('a movement that matched nothing is booked nowhere', () => {
  expect(sharedOut(matchOf({ amount: '300.00', claimIds: [] }), claimsOn('2016-01-29'))).toBeUndefined();
});

test('whatever the amount, all of it is booked, and every posting is positive', () => {
  const claims = claimsOn(addDays(civilDate('2016-02-18'), 1));
  for (let units = 1; units <= 400_000; units += 7_919) {
    const amount = Money.ofMinorUnits(units, 'SEK');
    const postings = shareOut(matchOf({ amount: amount.toString(), on: '2016-02-19' }), deciding(claims))!;
    let rest = amount;
    for (const { command } of postings) {
      expect(command.amount.isPositive()).toBe(true);
      rest = rest.minus(command.amount);
    }
    expect(rest.isZero()).toBe(true);
  }
});
