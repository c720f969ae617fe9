import { civilDate } from '../../../domain/kernel/civil-date';
import { checkPolicy } from '../../../policies/writing/check-policy';
import { fillIn } from '../../../policies/writing/fill-in';
import { invoice, live, decided, openParts, paid, takenBack, takenBackBy, type Happening } from '../../domain/life';
import { invoiceOf, movement, previewed } from '../../rehearsal/preview/portfolio-story';
import { sjoby, sjobyFile } from './sjoby';

/*
 * Due on Monday 2016-02-01. Reminder on Thursday 11 February; demand ten days later, on Sunday the 21st, so Monday the
 * 22nd. The card notice comes ten days after the demand, on Thursday 3 March, behind the demand's last day (2 March). The
 * last notice is fourteen days later, on Thursday the 17th; the card is closed thirty days after that, on Saturday 16 April,
 * so on Monday the 18th. The hand-over is three months after the demand: Sunday 22 May, so Monday the 23rd.
 */
const CARD = ['2016-03-03 card-notice', '2016-03-17 card-last-notice', '2016-04-18 card-closed'];
const BEFORE = ['2016-02-11 reminder', '2016-02-22 demand'];

const library = (until: string, ...happenings: Happening[]) =>
  live(invoice({ due: '2016-02-01', group: 'library', under: sjoby }), until, ...happenings);

const closed = (on: string, change: 'suspended' | 'restored' = 'suspended', service = 'library'): Happening =>
  decided(on, {
    ...{ type: 'ChangeService', decisionId: `${change} ${on}`, changedOn: civilDate(on) },
    ...{ service, change, checklist: [] },
  });

test('two notices, and the card is closed; the last notice names that day', () => {
  const { days, claim } = library('2016-05-31');
  expect(days).toEqual([...BEFORE, ...CARD, '2016-05-23 referral']);
  const endsOn = claim.performed.map(({ step, endsOn: day }) => `${step} ${day ?? '-'}`);
  expect(endsOn.slice(2, 4)).toEqual(['card-notice -', 'card-last-notice 2016-04-18']);
});

describe('a notice asks for two unpaid invoices of one debtor', () => {
  const invoices = [
    invoiceOf({ number: 'A1', group: 'library' }),
    invoiceOf({ number: 'A2', group: 'library' }),
    { ...invoiceOf({ number: 'C1', group: 'library' }), debtorId: 'another' },
    { ...invoiceOf({ number: 'W1', group: 'water' }), debtorId: 'another' },
  ];

  test('whoever has one, or another one of another service, gets none', () => {
    const { days } = previewed({ invoices, under: sjoby }, '2016-04-30');
    expect(days('A1')).toEqual([...BEFORE, ...CARD]);
    expect(days('A2')).toEqual([...BEFORE, ...CARD]);
    expect(days('C1')).toEqual(BEFORE);
  });

  test('an invoice that was paid before the notice does not count', () => {
    const movements = [movement({ on: '2016-03-02', amount: '1380.00', to: ['A2'] })];
    expect(previewed({ invoices, movements, under: sjoby }, '2016-04-30').days('A1')).toEqual(BEFORE);
  });
});

describe('half of the invoice lifts the sanction', () => {
  test('no notice follows on 600.00, and one öre less is not enough', () => {
    expect(library('2016-04-30', paid('2016-03-10', '600.00')).days).toEqual([...BEFORE, CARD[0]]);
    expect(library('2016-04-30', paid('2016-03-10', '599.99')).days).toEqual([...BEFORE, ...CARD]);
  });

  test('a payment that the bank takes back lifts nothing: the notice leaves on the day after its own', () => {
    const bounced = library('2016-04-30', paid('2016-03-10', '600.00', 'p'), takenBack('2016-03-21', '600.00', 'p'));
    expect(bounced.days.slice(0, 4)).toEqual([...BEFORE, CARD[0], '2016-03-21 card-last-notice']);
  });

  test('the service is not closed for an invoice that is half paid', () => {
    const { refusals } = library('2016-05-01', paid('2016-04-18', '600.00'), closed('2016-04-20'));
    expect(refusals).toEqual(['not-possible']);
  });
});

describe('closing costs 100.00, and opening again 50.00', () => {
  test('both are charged beside the fee of 180.00 when the card is closed', () => {
    expect(openParts(library('2016-05-01', closed('2016-04-20')).claim)).toBe('330.00 + 0.00 + 1200.00');
  });

  test('taken back, both fall away', () => {
    const { claim } = library('2016-05-01', closed('2016-04-20'), takenBackBy('2016-04-21', 'suspended 2016-04-20'));
    expect(openParts(claim)).toBe('180.00 + 0.00 + 1200.00');
    expect(claim.services).toEqual([]);
  });

  test('nothing is closed before its time, or for another service', () => {
    expect(library('2016-05-01', closed('2016-04-01')).refusals).toEqual(['not-possible']);
    const other = library('2016-05-01', closed('2016-04-20', 'suspended', 'water'));
    expect(other.refusals).toEqual(['other-service']);
  });
});

describe('what is refused', () => {
  /** The file with other rules for one of the services. */
  function problemsWith(service: string, other: object): string[] {
    const services = sjobyFile.services.map((rules) => (rules.service === service ? { ...rules, ...other } : rules));
    const { problems, breaches } = checkPolicy(fillIn({ ...sjobyFile, services }).data);
    return [...problems, ...breaches].map(({ setting, message, ...rest }) =>
      [`${setting}: ${message}`, 'paragraph' in rest ? `(${rest.paragraph ?? ''})` : ''].join(' ').trim(),
    );
  }

  test.each<[string, string, object, RegExp]>([
    [
      'costs of a suspended childcare place',
      'childcare',
      { costs: { closing: 200 } },
      /^services\.childcare\.costs\.closing: .*skollagen \(2010:800\) 8 kap\. 16 §\)$/,
    ],
    [
      'costs without an agreement',
      'library',
      { costs: { closing: 100 } },
      /^services\.library\.costs\.closing: .*costs\.agreement.*\(lag \(1981:739\) 5 §\)$/,
    ],
    [
      'an agreement after the first day',
      'library',
      { costs: { agreement: { on: '2015-06-01', reason: 'late' } } },
      /^services\.library\.costs\.agreement\.on: it was agreed on 2015-06-01/,
    ],
    [
      'an own service without a name for letters',
      'library',
      { called: undefined },
      /^services\.library\.called: .*called: \{ sv: … \}/,
    ],
    ['a group that is not declared', 'library', { groups: 'libary' }, /invoice group libary is not declared/],
    [
      'a group of two services',
      'water',
      { groups: ['water', 'library'] },
      /invoice group library is of another service already/,
    ],
    ['a service that no step closes', 'library', { groups: 'other' }, /no step leads to the closing of library/],
    [
      'a share of all of it',
      'library',
      { liftedBy: 100 },
      /services\.library\.liftedBy\.value: write invoice, overdue, all, or a share/,
    ],
  ])('%s', (_what, service, other, told) => {
    expect(problemsWith(service, other).some((problem) => told.test(problem))).toBe(true);
  });

  test('a call to pay for water that gives less than fourteen days', () => {
    const steps = sjobyFile.steps.map((rule) => (rule.step === 'water-call' ? { ...rule, timeToPay: 13 } : rule));
    const { breaches } = checkPolicy(fillIn({ ...sjobyFile, steps }).data);
    expect(breaches.map(({ setting, paragraph }) => [setting, paragraph])).toEqual([
      ['steps.water-call.timeToPay', 'VA-lagen (2006:412) 43 §'],
    ]);
  });

  test('water that is shut off without a call', () => {
    const off = {
      step: 'water-off',
      kind: 'sanction',
      delay: { days: 30 },
      requires: ['demand'],
      groups: { only: ['water'] },
    };
    const steps = [...sjobyFile.steps, { ...off, anchor: { from: 'step', step: 'demand' } }];
    const { breaches } = checkPolicy(fillIn({ ...sjobyFile, steps }).data);
    expect(breaches.map(({ setting }) => setting)).toEqual(['steps.water-off.requires']);
  });
});
