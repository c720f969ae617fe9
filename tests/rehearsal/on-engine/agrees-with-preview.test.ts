import { civilDate } from '../../../domain/kernel/civil-date';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import type { InvoiceLine } from '../../../rehearsal/portfolio-line';
import { withSimulatedAnswers } from '../../../rehearsal/on-engine/simulated-answers';
import { danishPortfolio } from '../../../sample/danish-portfolio';
import { sampleMunicipality } from '../../../sample/sample-municipality';
import { portfolioOf } from '../../sample/read-back';
import { previewedLines, rehearsed } from '../../support/lived-twice';
import { sliceOf } from '../../support/portfolio-slice';
import { randomPortfolio } from '../../../sample/random-portfolio';
import { invoiceOf, movement } from '../preview/portfolio-story';
import { useWorld } from '../../support/world';

const world = useWorld();
const REHEARSAL_MILLISECONDS = 180_000;

test(
  'Sjövik’s debtors live on the engine as the preview foretold, in every way in which payments go',
  async () => {
    const until = civilDate('2016-12-30');
    const rulebook = rulebookOf(seBotkyrka);
    const whole = withSimulatedAnswers(portfolioOf(sampleMunicipality()), rulebook, until);
    const portfolio = sliceOf(whole, rulebook, until, 80);
    const foretold = previewedLines(portfolio, seBotkyrka, until);
    // The slice is worth living: each step of the policy that has a day is in it.
    const steps = new Set(
      foretold.flatMap((line) => (JSON.parse(line) as Partial<InvoiceLine>).steps?.map(({ step }) => step) ?? []),
    );
    expect([...steps].sort()).toEqual(seBotkyrka.steps.map(({ step }) => step).sort());
    expect(foretold.some((line) => line.startsWith('{"unmatched"'))).toBe(true);
    const lived = await rehearsed(world(), portfolio, seBotkyrka, until);
    expect(lived.lines).toEqual(foretold);
    expect(lived.brokenChecks).toEqual([]);
  },
  REHEARSAL_MILLISECONDS,
);

test(
  'Klitstyrelsen’s too, with its gates, marks and acceptances',
  async () => {
    const until = civilDate('2016-06-30');
    const portfolio = sliceOf(portfolioOf(danishPortfolio()), rulebookOf(dkStatensAdministration), until, 60);
    const lived = await rehearsed(world(), portfolio, dkStatensAdministration, until);
    expect(lived.lines).toEqual(previewedLines(portfolio, dkStatensAdministration, until));
    expect(lived.brokenChecks).toEqual([]);
  },
  REHEARSAL_MILLISECONDS,
);

test('a payment that came before its invoice was issued is known on the claim’s first morning', async () => {
  const until = civilDate('2016-04-30');
  const portfolio = {
    creditorId: 'early',
    invoices: [invoiceOf({ number: 'A1', due: '2016-02-01' }), invoiceOf({ number: 'A2', due: '2016-03-01' })],
    movements: [movement({ on: '2016-01-20', amount: '2400.00', to: ['A1', 'A2'] })],
    facts: [],
    bankGate: [],
  };
  // A2 is issued on 31 January, eleven days after it was paid; neither is ever reminded.
  const lived = await rehearsed(world(), portfolio, seBotkyrka, until);
  expect(lived.lines).toEqual(
    ['A1', 'A2'].map((invoice) => `{"invoice":"${invoice}","steps":[],"outcome":"paid","balance":"0.00"}`),
  );
});

test.each([
  ['se-botkyrka', seBotkyrka, 2],
  ['dk-statens-administration', dkStatensAdministration, 4711],
])(
  'under %s a portfolio that nobody thought about lives as foretold: reversals, deductions, one payment for several',
  async (_id, policy, seed) => {
    const until = civilDate('2016-10-31');
    const portfolio = randomPortfolio(seed, 30, policy.currency);
    const lived = await rehearsed(world(), portfolio, policy, until);
    expect(lived.lines).toEqual(previewedLines(portfolio, policy, until));
    expect(lived.brokenChecks).toEqual([]);
  },
  REHEARSAL_MILLISECONDS,
);
