import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { preview } from '../../../rehearsal/preview';
import { botkyrka } from '../../domain/life';
import { fact, invoiceOf, movement, previewed } from './portfolio-story';

const two = [invoiceOf({ number: 'A1' }), invoiceOf({ number: 'A2', due: '2016-02-15', amount: '800.00' })];

describe('one payment for several invoices', () => {
  test('not split by the payer, it covers the oldest first', () => {
    const movements = [movement({ on: '2016-01-29', amount: '1500.00', to: ['A2', 'A1'] })];
    const { lines } = previewed({ invoices: two, movements }, '2016-01-31');
    expect(lines.map(({ balance }) => balance)).toEqual(['0.00', '500.00']);
  });

  test('after a demand the oldest takes its fee and interest as well', () => {
    const movements = [movement({ on: '2016-02-19', amount: '2000.00', to: ['A1', 'A2'] })];
    const { lines } = previewed({ invoices: two, movements }, '2016-02-21');
    expect(lines.map(({ balance }) => balance)).toEqual(['0.00', '184.46']);
  });

  test('split by the payer, each gets its part, and too much on one is owed back on it', () => {
    const movements = [movement({ on: '2016-01-29', amount: '2000.00', to: ['A1=1300.00', 'A2=700.00'] })];
    const { lines } = previewed({ invoices: two, movements }, '2016-01-31');
    expect(lines.map(({ balance }) => balance)).toEqual(['0.00', '100.00']);
  });

  test('of invoices that it joins through a third, each still has its own steps', () => {
    const invoices = [...two, invoiceOf({ number: 'A3', due: '2016-02-22', amount: '100.00' })];
    const movements = [
      movement({ on: '2016-01-28', amount: '100.00', to: ['A1', 'A2'] }),
      movement({ on: '2016-01-29', amount: '100.00', to: ['A2', 'A3'] }),
      movement({ on: '2016-01-30', amount: '100.00', to: ['A3', 'A1'] }),
    ];
    const { lines } = previewed({ invoices, movements }, '2016-03-01');
    // A1 1,000 (both of its payments), A2 700, A3 100: reminded on 8, 22 and 29 February.
    expect(lines.map(({ steps }) => `${steps[0]!.on} ${steps[0]!.total}`)).toEqual([
      '2016-02-08 1000.00',
      '2016-02-22 700.00',
      '2016-02-29 100.00',
    ]);
  });
});

test('payments of one day are taken in the order of the bank file, also when they share invoices', () => {
  const invoices = [
    invoiceOf({ number: 'A1', amount: '100.00' }),
    invoiceOf({ number: 'A2', amount: '100.00', due: '2016-02-02' }),
    invoiceOf({ number: 'A3', amount: '100.00', due: '2016-02-03' }),
  ];
  // First 60 for A2; then 200 for all three: 100 to A1, the 40 still open to A2, 60 to A3.
  const movements = [
    movement({ on: '2016-01-20', amount: '60.00', to: ['A2'] }),
    movement({ on: '2016-01-20', amount: '200.00', to: ['A1', 'A2', 'A3'] }),
  ];
  const { lines } = previewed({ invoices, movements }, '2016-01-31');
  expect(lines.map(({ balance }) => balance)).toEqual(['0.00', '0.00', '40.00']);
});

test('on one day facts come before steps, and payments before other facts', () => {
  // The ruling of the day on which the last öre came: there is nothing left to monitor.
  const movements = [movement({ on: '2016-09-05', amount: '1384.46' })];
  const { lines } = previewed({ movements, facts: [fact('2016-09-05', 'ruling')] }, '2016-12-31');
  expect(lines[0]).toMatchObject({ outcome: 'paid' });
  expect(lines[0]!.steps.map(({ step }) => step)).not.toContain('monitoring');
});

test('a fact of an invoice that is not in the portfolio is not lost in silence', () => {
  const strange = { ...fact('2016-09-05', 'ruling'), invoiceNumber: 'Z9' };
  expect(() => previewed({ facts: [strange] }, '2016-12-31')).toThrow(/Z9/);
});

test('a claim that becomes time-barred between the ruling and the next banking day ends the preview, not hangs it', () => {
  // The last day is Saturday 2 January 2016, the day of the ruling. A preview that tries the same step for ever is stopped.
  const under = { ...botkyrka, limitationDate: counted(() => civilDate('2016-01-02'), 10_000) };
  const invoices = [invoiceOf({ issued: '2014-01-02', due: '2014-02-03' })];
  const { lines } = previewed({ invoices, facts: [fact('2016-01-02', 'ruling')], under }, '2016-12-31');
  expect(lines[0]!.outcome).toBe('referred');
});

function counted<Answer>(ask: () => Answer, most: number): () => Answer {
  let times = 0;
  return () => {
    if ((times += 1) > most) throw new Error('The preview asks without end.');
    return ask();
  };
}

describe('a portfolio', () => {
  const amount = fc.integer({ min: 1, max: 300_000 }).map((units) => Money.ofMinorUnits(units, 'SEK').toString());
  const offset = fc.integer({ min: 0, max: 250 });
  const invoices = fc
    .array(fc.record({ amount, offset, group: fc.constantFrom('61', '62', '55', 'social-area') }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((drawn) =>
      drawn.map(({ amount: total, offset: days, group }, number) =>
        invoiceOf({ number: `A${number}`, amount: total, group, due: addDays(civilDate('2016-01-04'), days) }),
      ),
    );
  const payments = fc.array(fc.record({ amount, offset, invoice: fc.nat(6), taken: fc.boolean() }), { maxLength: 10 });

  test('is previewed as the union of its parts', () => {
    fc.assert(
      fc.property(invoices, payments, fc.integer({ min: 60, max: 500 }), (drawn, paid, days) => {
        const movements = paid
          .sort((one, other) => one.offset - other.offset)
          .map(({ amount: total, offset: day, invoice, taken }) =>
            movement({
              on: addDays(civilDate('2016-01-04'), day),
              amount: total,
              to: [`A${invoice}`],
              kind: taken ? 'reversal' : 'payment',
            }),
          );
        const until = addDays(civilDate('2016-01-04'), days);
        const whole = previewed({ invoices: drawn, movements }, until);
        const parts = drawn.map((invoice) => {
          const own = movements.filter(({ references }) => references[0]!.reference === invoice.paymentReference);
          return previewed({ invoices: [invoice], movements: own }, until);
        });
        expect(whole.lines).toEqual(parts.flatMap(({ lines }) => lines));
      }),
      { numRuns: 60 },
    );
  });

  test('of no invoices leaves every payment unmatched', () => {
    const portfolio = {
      creditorId: 'town',
      invoices: [],
      movements: [movement({ on: '2016-01-04', amount: '1.00' })],
      facts: [],
      bankGate: [],
    };
    expect(preview(portfolio, botkyrka, civilDate('2016-12-31'))).toMatchObject({
      claims: [],
      unmatched: [{ claimIds: [] }],
    });
  });
});
