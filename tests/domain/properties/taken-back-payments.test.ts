import fc from 'fast-check';
import type { Claim } from '../../../domain/claim/claim';
import { lawfulCharges } from '../../../domain/claim/lawful-charges';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { sumOf } from '../../../domain/kernel/money';
import { botkyrka, invoice, live, paid, takenBack, type Happening } from '../life';
import { RUNS } from './stories';

const DUE = civilDate('2016-02-01');
const LIVED = '2016-03-31';

/** A payment every second day from four days before the due date on; `backOn`: after how many days more the bank takes it back. */
const payments = fc.array(
  fc.record({
    kronor: fc.constantFrom(200, 400, 600, 1200),
    back: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined, freq: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);

type Told = readonly { readonly kronor: number; readonly back: number | undefined }[];

function happeningsOf(told: Told): { readonly all: Happening[]; readonly standing: Happening[] } {
  const all: Happening[] = [];
  const standing: Happening[] = [];
  told.forEach(({ kronor, back }, place) => {
    const on = addDays(DUE, 2 * place - 4);
    const amount = `${kronor}.00`;
    all.push(paid(on, amount, `p${place}`));
    // All have come before the bank takes the first one back.
    if (back === undefined) standing.push(paid(on, amount, `p${place}`));
    else all.push(takenBack(addDays(DUE, 8 + back), amount, `p${place}`));
  });
  return { all, standing };
}

describe('payments that the bank takes back before the demand count as if they had never come', () => {
  test('for what is open on each day, and the law would have charged what was charged', () => {
    fc.assert(
      fc.property(payments, (told) => {
        const { all, standing } = happeningsOf(told);
        const [lived, plain] = [all, standing].map(
          (happenings) => live(invoice({ due: DUE }), LIVED, ...happenings).claim,
        );
        if (!lived || !plain) throw new Error('Both claims were lived.');
        const days = Array.from({ length: 20 }, (_none, day) => addDays(DUE, day - 4));
        expect(days.map((day) => openOn(lived, day))).toEqual(days.map((day) => openOn(plain, day)));
        const lawful = lawfulCharges(lived, botkyrka);
        expect([lawful.fee, lawful.interest].map(String)).toEqual(
          [lived.charged.fee, lived.charged.interest].map(String),
        );
      }),
      RUNS,
    );
  });

  test('what is owed back of each payment adds up to what is owed back on the claim', () => {
    fc.assert(
      fc.property(payments, (told) => {
        const { claim } = live(invoice({ due: DUE }), LIVED, ...happeningsOf(told).all);
        const refunds = [...claim.payments].map(({ allocation }) => allocation.refund);
        expect(sumOf(refunds, 'SEK').toString()).toBe(claim.refundLiability.toString());
        expect(refunds.some((refund) => refund.isNegative())).toBe(false);
      }),
      RUNS,
    );
  });

  test('a second payment is not covered by what the first had used up', () => {
    // Three payments of the whole: the first covers the invoice, the others are too much.
    const three = [
      paid('2016-01-28', '1200.00', 'a'),
      paid('2016-02-10', '1200.00', 'b'),
      paid('2016-02-16', '1200.00', 'c'),
    ];
    const back = [takenBack('2016-02-17', '1200.00', 'a'), takenBack('2016-02-17', '1200.00', 'b')];
    const { claim } = live(invoice({ due: DUE }), '2016-02-17', ...three, ...back);
    // Only the third stands: open until 16 February.
    expect(['2016-02-10', '2016-02-15', '2016-02-16'].map((day) => openOn(claim, day))).toEqual([
      '1200.00',
      '1200.00',
      '0.00',
    ]);
  });
});

/** The principal that was open at the end of a day. */
function openOn({ principalChanges }: Claim, day: string): string {
  return sumOf(
    principalChanges.flatMap(({ on, change }) => (on <= day ? [change] : [])),
    'SEK',
  ).toString();
}
