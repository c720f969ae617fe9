import { STANDARD_AGREEMENTS, type DeferralInterest, type InterestAgain } from '../../../domain/policy/agreement-rules';
import type { Policy } from '../../../domain/policy/policy';
import { renderLetter } from '../../../print/letters/render-letter';
import { textOfPdf } from '../text-of-pdf';
import { DecidedClaim, only, POLICY_OF } from './decided-claim';

const setting = <Value>(value: Value) => ({ value, reason: 'tried', sources: ['test'] });
const RATE = { pointsOverReference: setting('8') };

function underPlan(country: 'SE' | 'DK', again: InterestAgain): Policy {
  const plan = {
    ...STANDARD_AGREEMENTS.plan,
    interest: setting('stands-still' as const),
    interestAgain: setting(again),
  };
  return { ...POLICY_OF[country], lateInterest: RATE, agreements: { ...STANDARD_AGREEMENTS, plan } };
}

test.each([
  [
    'SE',
    'ingen dröjsmålsränta löper på det som planen omfattar',
    'Upphör planen löper dröjsmålsränta igen från den dag då planen upphör.',
  ],
  [
    'DK',
    'der løber ingen morarenter af det, aftalen omfatter',
    'Bortfalder aftalen, løber der igen morarenter fra den dag, aftalen bortfalder.',
  ],
] as const)(
  'in %s the letter of a plan says that interest stands still, and from when it runs again',
  async (country, kept, broken) => {
    const claim = new DecidedClaim(country, underPlan(country, 'from-plan-end'));
    claim.plans('2016-01-20', '0.00', ['2016-03-01', '1200.00']);
    const text = textOfPdf(await renderLetter(only(claim.letters, 'instalment-plan'), { compress: false }));
    expect(text).toContain(kept);
    expect(text).toContain(broken);
  },
);

test.each([
  ['SE', 'Dröjsmålsränta löper igen från den 1 mars 2016.'],
  ['DK', 'Der løber igen morarenter fra den 1. marts 2016.'],
] as const)('in %s the letter of its end names the day', async (country, words) => {
  const claim = new DecidedClaim(country, underPlan(country, 'from-missed-instalment'));
  claim.plans('2016-01-20', '0.00', ['2016-03-01', '1200.00']);
  const ended = only(claim.lives('2016-03-31'), 'plan-ended');
  expect(textOfPdf(await renderLetter(ended, { compress: false }))).toContain(words);
});

test.each([
  ['SE', 'Betalar du för sent löper den från den 31 januari 2016, som om anståndet inte hade beviljats.'],
  ['DK', 'Betaler du for sent, løber de fra den 31. januar 2016, som om der ikke var givet henstand.'],
] as const)('in %s a deferral that bears interest only when missed says so', async (country, words) => {
  const interest = setting<DeferralInterest>('from-old-due-date-if-missed');
  const deferral = { ...STANDARD_AGREEMENTS.deferral, interest };
  const policy = { ...POLICY_OF[country], lateInterest: RATE, agreements: { ...STANDARD_AGREEMENTS, deferral } };
  const claim = new DecidedClaim(country, policy);
  claim.defers('2016-01-20', '2016-03-01');
  expect(textOfPdf(await renderLetter(only(claim.letters, 'deferral'), { compress: false }))).toContain(words);
});

test('a demand states the months that began, and the rate of a month', async () => {
  const monthly = { ...RATE, perMonthBegun: { percent: setting('1') } };
  const claim = new DecidedClaim('SE', { ...POLICY_OF.SE, lateInterest: monthly });
  const demand = only(claim.lives('2016-02-17'), 'demand');
  const text = textOfPdf(await renderLetter(demand, { compress: false }));
  expect(text).toContain('Ränta per månad');
  expect(text).toContain('Ränta enligt avtal för varje påbörjad månad');
  expect(text).toMatch(/2016-02-16 1 1 200,00 1,00 % 12,00/);
});
