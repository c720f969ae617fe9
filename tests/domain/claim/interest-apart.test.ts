import type { InterestClaimedApart } from '../../../domain/claim/claim-events';
import { interestUntil } from '../../../domain/claim/interest-until';
import { explainClaim } from '../../../domain/explain/explain-claim';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { LateInterestRules } from '../../../domain/policy/late-interest-rules';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { invoice, knownOn, live, paid, takenBack, disputed, disputeSettled, type Happening } from '../life';

/*
 * 1,200.00 due on 2016-02-01 at 8.00 over 366 days: 0.2623 a day. Botkyrka's reminder goes on 8 February and its demand, with
 * 180.00 and interest of 17 days (4.46), on 18 February.
 */

const setting = <Value>(value: Value) => ({ value, reason: 'tried', sources: ['test'] });
const separate = { paidBeforeDemand: setting('separate-invoice' as const) };

function lived(
  rules: Partial<LateInterestRules>,
  until: string,
  happenings: readonly Happening[],
  words: { readonly due?: string; readonly issued?: string } = {},
) {
  const lateInterest = { pointsOverReference: setting('8'), ...rules };
  const under = rulebookOf({ ...seBotkyrka, lateInterest });
  return live(invoice({ due: '2016-02-01', ...words, under }), civilDate(until), ...happenings);
}

/** What each event says: the way, all that is claimed, and the change. */
function apart({ events }: ReturnType<typeof live>): string[] {
  return events
    .filter((event): event is InterestClaimedApart => event.type === 'InterestClaimedApart')
    .map(({ way, amount, change, waived }) =>
      [way, amount.toString(), change.toString(), ...(waived ? [waived.toString()] : [])].join(' '),
    );
}

test('paid nine days late and before the demand: interest of nine days is claimed apart, and the claim is settled', () => {
  const life = lived(separate, '2016-12-31', [paid('2016-02-10', '1200.00')]);
  expect(apart(life)).toEqual(['separate-invoice 2.36 2.36']);
  expect(life.claim.open.principal.isZero() && life.claim.charged.interest.isZero()).toBe(true);
});

test.each([
  ['en', 'nothing on this invoice. Late interest of SEK 2.36 is claimed apart.'],
  ['sv', 'Dröjsmålsränta på 2,36 kr krävs för sig.'],
  ['da', 'Morarenter på 2,36 SEK kræves for sig.'],
] as const)('what it cost the debtor names the interest that is claimed apart (%s)', (language, words) => {
  const { claim, events } = lived(separate, '2016-12-31', [paid('2016-02-10', '1200.00')]);
  const under = rulebookOf(seBotkyrka);
  const { cost } = explainClaim(claim, events, under, civilDate('2016-12-31'), { language });
  expect(cost).toContain(words);
});

test('paid on the due date, or known late with a value day by then: nothing is claimed', () => {
  expect(apart(lived(separate, '2016-12-31', [paid('2016-02-01', '1200.00')]))).toEqual([]);
  expect(apart(lived(separate, '2016-12-31', [knownOn('2016-02-12', paid('2016-02-01', '1200.00'))]))).toEqual([]);
});

test('the shipped policy claims none of it', () => {
  expect(apart(lived({}, '2016-12-31', [paid('2016-02-10', '1200.00')]))).toEqual([]);
  expect(
    apart(lived({ paidBeforeDemand: setting('not-claimed') }, '2016-12-31', [paid('2016-02-10', '1200.00')])),
  ).toEqual([]);
});

test('paid in parts: four days on all of it, and five days on the rest', () => {
  const parts = [paid('2016-02-05', '600.00'), paid('2016-02-10', '600.00')];
  expect(apart(lived(separate, '2016-12-31', parts))).toEqual(['separate-invoice 1.70 1.70']);
});

test('a payment that the bank takes back takes the interest back; paid again, it runs until then', () => {
  const happenings = [
    paid('2016-02-10', '1200.00', 'first'),
    takenBack('2016-02-12', '1200.00', 'first'),
    paid('2016-02-15', '1200.00'),
  ];
  expect(apart(lived(separate, '2016-12-31', happenings))).toEqual([
    'separate-invoice 2.36 2.36',
    'separate-invoice 0.00 -2.36',
    'separate-invoice 3.67 3.67',
  ]);
});

test('a payment of before the demand that becomes known after it: its charges fall, and the interest is claimed apart', () => {
  const life = lived(separate, '2016-12-31', [knownOn('2016-02-22', paid('2016-02-10', '1200.00'))]);
  expect(life.claim.charged.fee.isZero()).toBe(true);
  expect(apart(life)).toEqual(['separate-invoice 2.36 2.36']);
});

test('interest since the demand is claimed only where the policy says so', () => {
  const happenings = () => [paid('2016-02-28', '1384.46')];
  expect(apart(lived(separate, '2016-12-31', happenings()))).toEqual([]);
  expect(apart(lived({ ...separate, alsoAfterCharge: true }, '2016-12-31', happenings()))).toEqual([
    'separate-invoice 2.62 2.62',
  ]);
});

test('less than the least amount is waived, and the diary says so', () => {
  const life = lived({ ...separate, waivedUnder: setting('2.37') }, '2016-12-31', [paid('2016-02-10', '1200.00')]);
  expect(apart(life)).toEqual(['waived 0.00 0.00 2.36']);
  const exact = lived({ ...separate, waivedUnder: setting('2.36') }, '2016-12-31', [paid('2016-02-10', '1200.00')]);
  expect(apart(exact)).toEqual(['separate-invoice 2.36 2.36']);
});

test('without an agreed due date interest runs from the thirtieth day after the invoice', () => {
  const runsFrom = setting('thirty-days-after-issue' as const);
  const words = { issued: '2016-01-12' };
  expect(apart(lived({ ...separate, runsFrom }, '2016-12-31', [paid('2016-02-11', '1200.00')], words))).toEqual([]);
  expect(apart(lived({ ...separate, runsFrom }, '2016-12-31', [paid('2016-02-16', '1200.00')], words))).toEqual([
    'separate-invoice 1.31 1.31',
  ]);
});

test('while the claim is disputed nothing is said of the interest', () => {
  const happenings = [disputed('2016-02-05'), paid('2016-02-10', '1200.00')];
  expect(apart(lived(separate, '2016-12-31', happenings))).toEqual([]);
  expect(apart(lived(separate, '2016-12-31', [...happenings, disputeSettled('2016-02-25')]))).toEqual([
    'separate-invoice 2.36 2.36',
  ]);
});

test('a rate that is not recorded yet stops no payment: the interest waits for the rate', () => {
  const life = lived(separate, '2027-02-01', [paid('2027-01-05', '1200.00')], { due: '2026-12-21' });
  expect(life.claim.open.principal.isZero()).toBe(true);
  expect(apart(life)).toEqual(['awaits-rate 0.00 0.00']);
});

test('no interest runs on an invoice that claims interest', () => {
  const { claim } = lived(separate, '2016-02-10', []);
  const interestOn = { claimId: 'town/1', invoiceNumber: '1', from: civilDate('2016-01-01'), lines: [] };
  const { rulebook } = invoice({ due: '2016-02-01' });
  expect(interestUntil(claim, rulebook, civilDate('2016-03-01')).total.toString()).toBe('7.61');
  expect(interestUntil({ ...claim, interestOn }, rulebook, civilDate('2016-03-01')).total.toString()).toBe('0.00');
});
