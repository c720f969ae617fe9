import { civilDate } from '../../../domain/kernel/civil-date';
import type { InvoiceLine } from '../../../rehearsal/portfolio-line';
import { arvika, AT_ONCE, REMINDED } from '../../policies/rulebooks/arvika';
import { read } from '../../policies/rulebooks/town-rules';
import { withCourtStep } from '../../policies/rulebooks/town-with-court';
import { aadalRules } from '../../policies/rulebooks/aadal';
import { strandbyRules } from '../../policies/rulebooks/strandby';
import { sjobyPolicy } from '../../policies/rulebooks/sjoby';
import { previewedLines, rehearsed } from '../../support/lived-twice';
import { useWorld } from '../../support/world';
import { invoiceOf, movement } from '../preview/portfolio-story';

const world = useWorld();

test('Arvika’s debtors live on the engine as foretold: steps with names of their own, variants by group', async () => {
  const until = civilDate('2016-05-31');
  const groups = [...REMINDED, ...AT_ONCE];
  const portfolio = {
    creditorId: 'arvika',
    invoices: groups.flatMap((group) =>
      ['open', 'paid', 'part'].map((how) => invoiceOf({ number: `${group}-${how}`, group, due: '2016-02-01' })),
    ),
    movements: groups.flatMap((group) => [
      movement({ on: '2016-02-18', amount: '1200.00', to: [`${group}-paid`] }),
      movement({ on: '2016-03-07', amount: '700.00', to: [`${group}-part`] }),
    ]),
    facts: [],
    bankGate: [],
  };
  const foretold = previewedLines(portfolio, arvika(), until);
  const steps = foretold.flatMap((line) => (JSON.parse(line) as InvoiceLine).steps.map(({ step }) => step));
  expect([...new Set(steps)].sort()).toEqual([
    'agency',
    'demand',
    'library-closing',
    'library-closing-notice',
    'music-school-review',
    'reminder',
    'shut-off-review',
    'suspension-notice',
  ]);
  const lived = await rehearsed(world(), portfolio, arvika(), until);
  expect(lived.lines).toEqual(foretold);
  expect(lived.brokenChecks).toEqual([]);
}, 180_000);

test('rent goes to the district court on the engine as foretold, and permits to Kronofogden', async () => {
  const until = civilDate('2016-05-31');
  const policy = read(withCourtStep('acceptance', undefined));
  const portfolio = {
    creditorId: 'court-town',
    invoices: ['rent', 'permits'].flatMap((group) =>
      ['open', 'paid'].map((how) => invoiceOf({ number: `${group}-${how}`, group, due: '2016-02-01' })),
    ),
    movements: ['rent', 'permits'].map((group) =>
      movement({ on: '2016-02-25', amount: '1380.00', to: [`${group}-paid`] }),
    ),
    facts: [],
    bankGate: [],
  };
  const foretold = previewedLines(portfolio, policy, until);
  const last = foretold.map((line) => {
    const { invoice, steps } = JSON.parse(line) as InvoiceLine;
    return `${invoice}: ${steps.at(-1)?.step}`;
  });
  expect(last.sort()).toEqual([
    'permits-open: referral',
    'permits-paid: demand',
    'rent-open: district-court',
    'rent-paid: demand',
  ]);
  const lived = await rehearsed(world(), portfolio, policy, until);
  expect(lived.lines).toEqual(foretold);
  expect(lived.brokenChecks).toEqual([]);
}, 180_000);

test('sanctions live on the engine as foretold: a debtor’s invoices are counted, and a share lifts a sanction', async () => {
  const until = civilDate('2016-05-31');
  const portfolio = {
    creditorId: 'sjoby',
    invoices: [
      ...['two-1', 'two-2'].map((number) => ({ ...invoiceOf({ number, group: 'library' }), debtorId: 'has-two' })),
      ...['half-1', 'half-2'].map((number) => ({ ...invoiceOf({ number, group: 'library' }), debtorId: 'pays-half' })),
      { ...invoiceOf({ number: 'one', group: 'library' }), debtorId: 'has-one' },
      { ...invoiceOf({ number: 'water', group: 'water' }), debtorId: 'has-one' },
    ],
    movements: [movement({ on: '2016-03-10', amount: '600.00', to: ['half-1'] })],
    facts: [],
    bankGate: [],
  };
  const foretold = previewedLines(portfolio, sjobyPolicy, until);
  const notices = foretold.map((line) => {
    const { invoice, steps } = JSON.parse(line) as InvoiceLine;
    return `${invoice}: ${steps
      .map(({ step }) => step)
      .filter((step) => step.startsWith('card'))
      .join(', ')}`;
  });
  expect(notices).toEqual([
    'two-1: card-notice, card-last-notice, card-closed',
    'two-2: card-notice, card-last-notice, card-closed',
    'half-1: card-notice',
    'half-2: card-notice, card-last-notice, card-closed',
    'one: ',
    'water: ',
  ]);
  const lived = await rehearsed(world(), portfolio, sjobyPolicy, until);
  expect(lived.lines).toEqual(foretold);
  expect(lived.brokenChecks).toEqual([]);
}, 180_000);

test.each([
  ['Strandby', strandbyRules, { due: '2026-03-02', paidOn: '2026-03-16', until: '2026-04-30', currency: 'SEK' }],
  ['Aadal', aadalRules, { due: '2023-03-31', paidOn: '2023-04-14', until: '2023-07-31', currency: 'DKK' }],
] as const)(
  'debtors of %s live on the engine as foretold',
  async (_town, rules, { due, paidOn, until, currency }) => {
    const groups = rules.groups.map(({ code }) => String(code));
    const invoices = groups.flatMap((group) =>
      ['open', 'paid'].map((how) => {
        const number = `${group}-${how}`;
        // Two unpaid invoices of a service are asked for; one debtor's fees without distraint are counted together.
        const debtorId = ['daycare', '50'].includes(group) ? group : number;
        return { ...invoiceOf({ number, group, due, currency }), debtorId };
      }),
    );
    const portfolio = {
      creditorId: rules.id,
      invoices,
      movements: groups.map((group) => movement({ on: paidOn, amount: '1200.00', to: [`${group}-paid`], currency })),
      facts: [],
      bankGate: [],
    };
    const foretold = previewedLines(portfolio, read(rules), civilDate(until));
    expect(foretold).toHaveLength(groups.length * 2);
    const lived = await rehearsed(world(), portfolio, read(rules), civilDate(until));
    expect(lived.lines).toEqual(foretold);
    expect(lived.brokenChecks).toEqual([]);
  },
  180_000,
);
