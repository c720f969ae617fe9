import {
  danishInvoice,
  invoice,
  live,
  paid,
  statensAdministration,
  type GivenInvoice,
  type Happening,
  type Life,
} from '../life';
import { answerTo, deferral, dispute, hold, plan, service, settlement, takenBackDecision } from './decided';

/** Due Monday 1 February 2016, as in `decided`: water is group 55, childcare 62, hired premises their own. */
const water = invoice({ due: '2016-02-01', group: '55' });
const childcare = invoice({ due: '2016-02-01', group: '62' });
const premises = invoice({ due: '2016-02-01', group: 'premises-hire' });

function asked(given: GivenInvoice, happening: Happening, ...lived: readonly Happening[]): string {
  if (!('knownOn' in happening)) throw new Error('Only a decision has a day of its own.');
  return answerTo(happening, live(given, happening.knownOn, ...lived).claim);
}

describe('a service is stopped for its own invoices only', () => {
  const wrong: [what: string, given: GivenInvoice, happening: Happening][] = [
    ['water, for a rent', invoice({ due: '2016-02-01', group: '64' }), service('2016-06-01', 'water', 'suspended')],
    ['water, for a place in childcare', childcare, service('2016-06-01', 'water', 'suspended')],
    ['a place in childcare, for water', water, service('2016-06-01', 'childcare', 'suspended')],
    [
      'a place, for care at home',
      invoice({ due: '2016-02-01', group: '40' }),
      service('2016-06-01', 'childcare', 'suspended'),
    ],
    [
      'premises, for a rent',
      invoice({ due: '2016-02-01', group: '64' }),
      service('2016-06-01', 'premises', 'suspended'),
    ],
    ['payment in advance for premises, for water', water, service('2016-06-01', 'premises', 'prepayment-demanded')],
  ];
  test.each(wrong)('not %s', (_what, given, happening) => {
    expect(asked(given, happening)).toMatch(
      /^other-service: Invoice .* not for (water|childcare|premises): only those of /,
    );
  });

  test('the refusal names both groups', () => {
    expect(asked(childcare, service('2016-06-01', 'water', 'suspended'))).toMatch(
      /group 62 Barnomsorg and not for water: only those of 55 VA-enheten are/,
    );
  });

  test('nor where the policy follows no such service up, as in Denmark', () => {
    const claim = live(danishInvoice({ due: '2016-02-01' }), '2016-06-01').claim;
    expect(answerTo(service('2016-06-01', 'water', 'suspended'), claim, statensAdministration)).toMatch(
      /^other-service: .* by policy dk-statens-administration none is/,
    );
  });

  test('each for its own', () => {
    expect(asked(water, service('2016-02-10', 'water', 'suspended'))).toBe('accepted');
    expect(asked(premises, service('2016-02-10', 'premises', 'suspended'))).toBe('accepted');
    expect(asked(premises, service('2016-02-10', 'premises', 'prepayment-demanded'))).toBe('accepted');
    // The notice of Tuesday 1 March gives two months; 1 May is a Sunday, so Monday is still in time.
    expect(asked(childcare, service('2016-05-03', 'childcare', 'suspended'))).toBe('accepted');
  });
});

describe('a service is not stopped while', () => {
  const cases: [why: string, given: GivenInvoice, happening: Happening, lived: Happening[], answer: RegExp][] = [
    [
      'the invoice can be paid in time',
      water,
      service('2016-02-01', 'water', 'suspended'),
      [],
      /^not-possible: .* in time through 2016-02-01/,
    ],
    [
      'payment is deferred',
      water,
      service('2016-02-22', 'water', 'suspended'),
      [deferral('2016-02-05', '2016-02-22')],
      /^not-possible: .* in time through 2016-02-22/,
    ],
    [
      'a plan is kept',
      water,
      service('2016-02-10', 'water', 'suspended'),
      [plan('2016-02-02', [['2016-03-01', '1370.26']])],
      /^not-possible: .* plan agreed on 2016-02-02/,
    ],
    [
      'the claim is disputed',
      water,
      service('2016-02-10', 'water', 'suspended'),
      [dispute('2016-02-09')],
      /^not-possible: The claim is disputed/,
    ],
    [
      'the notice to parents still runs',
      childcare,
      service('2016-04-29', 'childcare', 'suspended'),
      [],
      /^not-possible: .* suspension-due has not been reached/,
    ],
    [
      'no notice has gone out to parents',
      childcare,
      service('2016-06-01', 'childcare', 'suspended'),
      [hold('2016-02-02', '2016-12-31')],
      /^not-possible: .* suspension-due/,
    ],
    [
      'the claim is settled',
      water,
      service('2016-02-10', 'water', 'suspended'),
      [paid('2016-02-05', '1200.00')],
      /^settled/,
    ],
  ];
  test.each(cases)('%s', (_why, given, happening, lived, answer) => {
    expect(asked(given, happening, ...lived)).toMatch(answer);
  });

  test('a part is disputed, it may be for the rest; and again when the dispute is settled', () => {
    expect(asked(water, service('2016-02-10', 'water', 'suspended'), dispute('2016-02-09', '200.00'))).toBe('accepted');
    const over = [dispute('2016-02-05'), settlement('2016-02-09')];
    expect(asked(water, service('2016-02-10', 'water', 'suspended'), ...over)).toBe('accepted');
  });
});

describe('what was changed', () => {
  const shutOff = service('2016-02-04', 'water', 'suspended');
  const cases: [what: string, given: GivenInvoice, happening: Happening, lived: Happening[], answer: RegExp][] = [
    ['is not changed twice', water, service('2016-02-10', 'water', 'suspended'), [shutOff], /^already-recorded/],
    ['is restored', water, service('2016-02-10', 'water', 'restored'), [shutOff], /^accepted/],
    [
      'is restored when all is paid',
      water,
      service('2016-02-10', 'water', 'restored'),
      [shutOff, paid('2016-02-05', '1200.00')],
      /^accepted/,
    ],
    [
      'is restored whatever else hinders a suspension',
      water,
      service('2016-02-10', 'water', 'restored'),
      [shutOff, dispute('2016-02-08')],
      /^accepted/,
    ],
    [
      'is not restored when another was suspended',
      water,
      service('2016-02-10', 'childcare', 'restored'),
      [shutOff],
      /^not-possible: The childcare service is not suspended/,
    ],
    [
      'is not restored that never was suspended',
      water,
      service('2016-02-10', 'water', 'restored'),
      [],
      /^not-possible/,
    ],
    [
      'is suspended anew, when the first was taken back',
      water,
      service('2016-02-10', 'water', 'suspended'),
      [shutOff, takenBackDecision('2016-02-05', 'service 2016-02-04')],
      /^accepted/,
    ],
    [
      'is no longer to be paid in advance',
      premises,
      service('2016-02-10', 'premises', 'prepayment-lifted'),
      [service('2016-02-05', 'premises', 'prepayment-demanded')],
      /^accepted/,
    ],
    [
      'was never to be paid in advance',
      premises,
      service('2016-02-10', 'premises', 'prepayment-lifted'),
      [],
      /^not-possible: No payment in advance/,
    ],
  ];
  test.each(cases)('%s', (_what, given, happening, lived, answer) => {
    expect(asked(given, happening, ...lived)).toMatch(answer);
  });

  test('takes no step of the claim away', () => {
    const stepsOf = ({ days }: Life): string[] => days.map((day) => day.slice('2016-02-08 '.length));
    expect(stepsOf(live(water, '2016-12-31', shutOff))).toEqual(stepsOf(live(water, '2016-12-31')));
  });
});
