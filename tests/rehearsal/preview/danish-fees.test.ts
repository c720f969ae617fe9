import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { Policy } from '../../../domain/policy/policy';
import { rulebookOf } from '../../../policies/rulebook';
import { preview } from '../../../rehearsal/preview';
import { dearDanish } from '../../policies/rulebooks/dear-danish';

/*
 * Runs are on Mondays. What is due on Monday 2016-02-01 is reminded on 8 February and again on 22 February, each for 100.00;
 * what is due on 1 March, on 7 and 21 March. Renteloven § 9 b, stk. 2: three letters with a fee for a service in one unbroken
 * period of arrears, each ten days after the one before.
 */

const kroner = (amount: string): Money => Money.of(amount, 'DKK');

interface Words {
  readonly number: string;
  readonly due?: string;
  readonly debtor?: string;
  readonly group?: string;
}

const invoice = ({ number, due = '2016-02-01', debtor = 'bo', group = 'rent' }: Words) => ({
  ...{ invoiceNumber: number, debtorId: debtor, invoiceGroup: group, issuedOn: civilDate('2016-01-02') },
  ...{ dueOn: civilDate(due), amount: kroner('1200.00'), paymentReference: number },
});

/** Every letter in the order of its day: the invoice, the day, and the fee or why there is none. */
function letters(invoices: readonly Words[], paid: readonly [number: string, on: string][] = [], policy = dearDanish) {
  const { claims } = preview(
    {
      creditorId: 'aasby',
      invoices: invoices.map(invoice),
      movements: paid.map(([number, on], at) => ({
        ...{ key: number, kind: 'payment' as const, account: '1', receivedOn: civilDate(on), line: at + 1 },
        ...{ amount: kroner('1500.00'), references: [{ reference: number }], text: [], payerName: 'Bo' },
      })),
      facts: [],
      bankGate: [],
    },
    rulebookOf(policy),
    civilDate('2016-03-31'),
  );
  return claims
    .flatMap(({ invoiceNumber, performed }) =>
      performed
        .filter(({ step }) => step !== 'acceptance')
        .map(({ on, fee, feeWithheld }) => ({ on, invoiceNumber, said: feeWithheld?.rule ?? fee.toString() })),
    )
    .toSorted((one, other) => (one.on + one.said < other.on + other.said ? -1 : 1))
    .map(({ on, said }) => `${on} ${said}`);
}

test('two claims of one debtor for one service on one day: one letter costs, the other goes without', () => {
  expect(letters([{ number: '1' }, { number: '2' }])).toEqual([
    '2016-02-08 100.00',
    '2016-02-08 days-apart',
    '2016-02-22 100.00',
    '2016-02-22 days-apart',
  ]);
});

test('another debtor, and another service, are charged apart', () => {
  const all = ['2016-02-08 100.00', '2016-02-08 100.00', '2016-02-22 100.00', '2016-02-22 100.00'];
  expect(letters([{ number: '1' }, { number: '2', debtor: 'per' }])).toEqual(all);
  expect(letters([{ number: '1' }, { number: '2', group: 'club' }])).toEqual(all);
});

test('a fourth letter in one unbroken period of arrears costs nothing; arrears that were paid between begin anew', () => {
  const both = [{ number: '1' }, { number: '2', due: '2016-03-01' }];
  expect(letters(both)).toEqual([
    '2016-02-08 100.00',
    '2016-02-22 100.00',
    '2016-03-07 100.00',
    '2016-03-21 most-letters',
  ]);
  expect(letters(both, [['1', '2016-02-25']]).slice(2)).toEqual(['2016-03-07 100.00', '2016-03-21 100.00']);
});

test('claims with distraint have no such limit', () => {
  expect(
    letters([
      { number: '1', group: 'ejendomsskat' },
      { number: '2', group: 'ejendomsskat' },
    ]),
  ).toEqual(['2016-02-08 250.00', '2016-02-08 250.00', '2016-02-22 250.00', '2016-02-22 250.00']);
});

test('a policy may let the letter wait for the first day on which its fee is allowed', () => {
  const wait: Policy = { ...dearDanish, feeNotAllowed: { value: 'wait', reason: 'tried', sources: ['test'] } };
  // The other claim's letter of 8 February waits for the 18th, ten days on; then the one for the 29th, and so on.
  const said = letters([{ number: '1' }, { number: '2' }], [], wait);
  expect(said.slice(0, 2)).toEqual(['2016-02-08 100.00', '2016-02-18 100.00']);
  expect(said.filter((letter) => letter.includes('days-apart'))).toEqual([]);
  expect(said.filter((letter) => letter.endsWith('100.00'))).toHaveLength(3);
});
