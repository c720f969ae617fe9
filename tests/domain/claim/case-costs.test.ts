import type { CaseCostKind } from '../../../domain/policy/case-cost';
import { isRefused } from '../../../domain/claim/answer';
import { claimedOf, type Claim } from '../../../domain/claim/claim';
import { decide } from '../../../domain/claim/decide';
import { evolve } from '../../../domain/claim/evolve';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { costsOf } from '../../../domain/letters/stated-charges';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { entriesFor } from '../../../ledger/entries-for-event';
import { claimOn } from '../decisions/decided';
import { botkyrka, invoice, knownOn, live, paid, type Happening } from '../life';

/*
 * Botkyrka's invoice of 1,200.00 due on Monday 2016-02-01: demanded on 18 February with 180.00 and interest of 4.46, handed
 * over to Kronofogden on Friday 18 March 2016. The application is of Monday the 21st.
 */
const kronor = (amount: string) => Money.of(amount, 'SEK');
type Cost = readonly [cost: CaseCostKind, amount: string, paragraph?: string];

function costs(on: string, ...of: readonly Cost[]): Happening {
  const incurredOn = civilDate(on);
  const named = of.map(([cost, amount, paragraph]) => ({
    ...{ cost, amount: kronor(amount) },
    ...(paragraph !== undefined && { paragraph }),
  }));
  return {
    knownOn: incurredOn,
    command: { type: 'RecordCaseCosts', costsId: `costs ${on}`, incurredOn, costs: named },
  };
}
function answered(happening: Happening, claim: Claim) {
  if (!('command' in happening)) throw new Error('Only a fact is answered.');
  return decide(claim, happening.command, botkyrka, civilDate('2016-04-29'));
}
const refusalOf = (happening: Happening, claim: Claim) => {
  const answer = answered(happening, claim);
  return isRefused(answer) ? answer.message : 'accepted';
};
const APPLIED: readonly Cost[] = [
  ['application-fee', '300.00'],
  ['own-work', '380.00'],
];
const due = invoice({ due: '2016-02-01' });

test('an application and the work for it join the fees, each with its paragraph and its day', () => {
  const { claim } = live(due, '2016-04-29', costs('2016-03-21', ...APPLIED));
  expect(claim.open).toEqual({ fee: kronor('860.00'), interest: kronor('4.46'), principal: kronor('1200.00') });
  expect(costsOf(claim)).toEqual([
    { step: 'demand', chargedOn: '2016-02-18', amount: kronor('180.00') },
    {
      ...{ step: 'application-fee', chargedOn: '2016-03-21', amount: kronor('300.00') },
      paragraph: 'förordning (1992:1094) 1 §',
    },
    { step: 'own-work', chargedOn: '2016-03-21', amount: kronor('380.00'), paragraph: 'lag (1990:746) 48 §' },
  ]);
});

test('the journal has the costs as income, with their paragraphs in the text', () => {
  const claim = claimOn('2016-04-29');
  const answer = answered(costs('2016-03-21', ...APPLIED), claim);
  const [event] = isRefused(answer) ? [] : answer.events;
  if (!event) throw new Error('The costs were refused.');
  expect(entriesFor(event, claim, evolve(claim, event), SWEDISH_SAMPLE_CHART)).toEqual([
    {
      on: '2016-03-21',
      text: `Invoice ${claim.invoiceNumber}: costs of the case: application-fee 300.00 (förordning (1992:1094) 1 §), own-work 380.00 (lag (1990:746) 48 §)`,
      postings: [
        { account: '15191', amount: kronor('680.00') },
        { account: '36910', amount: kronor('-680.00') },
      ],
    },
  ]);
});

test('a payment covers the costs before the principal', () => {
  const { claim } = live(due, '2016-06-30', costs('2016-03-21', ...APPLIED), paid('2016-05-02', '900.00'));
  // 900.00 less 860.00 of fees and 4.46 of interest leaves 35.54 for the principal.
  expect(claim.open).toEqual({ fee: kronor('0.00'), interest: kronor('0.00'), principal: kronor('1164.46') });
});

test('costs fall away with the demand’s when the invoice had been paid before them', () => {
  const late = knownOn('2016-04-04', paid('2016-02-17', '1200.00'));
  const { claim } = live(due, '2016-06-30', costs('2016-03-21', ...APPLIED), late);
  expect(claimedOf(claim)).toEqual(kronor('0.00'));
  expect(claim.charged.fee).toEqual(kronor('0.00'));
});

test('costs stay when only a part had been paid before them', () => {
  const late = knownOn('2016-04-04', paid('2016-02-17', '200.00'));
  const { claim } = live(due, '2016-06-30', costs('2016-03-21', ...APPLIED), late);
  expect(claim.charged.fee).toEqual(kronor('860.00'));
});

describe('what is refused', () => {
  const claim = claimOn('2016-04-29');
  const charged = live(due, '2016-04-29', costs('2016-03-21', ...APPLIED)).claim;
  test.each<[what: string, happening: Happening, of: Claim, why: string]>([
    [
      'more than the law allows',
      costs('2016-03-18', ['own-work', '380.01']),
      claim,
      'the law allows 380.00 (lag (1990:746) 48 §)',
    ],
    ['a cost of before the hand-over', costs('2016-03-17', ...APPLIED), claim, 'The case began on 2016-03-18'],
    [
      'a cost of a claim that is nowhere',
      costs('2016-02-10', ...APPLIED),
      claimOn('2016-02-10'),
      'has not been handed over',
    ],
    [
      'the same cost again',
      costs('2016-04-01', ['own-work', '100.00']),
      charged,
      'The own-work of this case is charged on 2016-03-21',
    ],
    [
      'the same cost twice in one fact',
      costs('2016-03-18', ['notice', '50.00', 'x'], ['notice', '50.00', 'x']),
      claim,
      'in the same fact',
    ],
    ['nought', costs('2016-03-18', ['own-work', '0.00']), claim, 'must be over nought'],
    [
      'a court’s fee over the fee of a small claim',
      costs('2016-03-18', ['court-fee', '900.01']),
      claim,
      'the law allows 900.00 (rättegångsbalken 1 kap. 3 d §',
    ],
    [
      'the service of a document without its paragraph',
      costs('2016-03-18', ['notice', '50.00']),
      claim,
      'name the paragraph',
    ],
    [
      'a court’s fee with its paragraph: taken',
      costs('2016-03-18', ['court-fee', '900.00', 'as the court charged']),
      claim,
      'accepted',
    ],
  ])('%s', (_what, happening, of, why) => {
    expect(refusalOf(happening, of)).toContain(why);
  });
});
