import { noticeOf } from '../../../domain/claim/case-notice';
import type { Claim } from '../../../domain/claim/claim';
import { documentedWaits } from '../../../domain/claim/documented-waits';
import { outcomeOf } from '../../../domain/claim/outcome';
import { standstillOf } from '../../../domain/claim/standstill';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { consequenceOf } from '../../../domain/letters/consequence';
import { workOfClaim } from '../../../domain/work/work-of-claim';
import { rulebookOf } from '../../../policies/rulebook';
import { checkPolicy } from '../../../policies/writing/check-policy';
import { fillIn } from '../../../policies/writing/fill-in';
import {
  clientAnswers,
  decided,
  filed,
  invoice,
  judgment,
  live,
  openParts,
  paid,
  type Happening,
} from '../../domain/life';
import { answerTo } from '../../domain/decisions/decided';
import { read } from './town-rules';
import { townWithCourt, withCourtStep } from './town-with-court';

/*
 * Due on Monday 2016-02-01. The reminder is on Monday the 8th, the demand ten days later, on Thursday the 18th. A month on,
 * Friday 18 March, a lawyer is asked, who approves on Tuesday the 22nd. The application is filed on Monday 4 April, and the
 * court judges on Thursday 1 September. Three weeks later is Thursday the 22nd.
 */
const rulebook = rulebookOf(read(townWithCourt));
const rent = invoice({ due: '2016-02-01', group: 'rent', under: rulebook });
const approved = clientAnswers('2016-03-22', true);
const TO_COURT = ['2016-02-08 reminder', '2016-02-18 demand', '2016-03-18 acceptance', '2016-03-22 district-court'];

const notice = (claim: Claim, on: string) => noticeOf(claim, rulebook, civilDate(on));
const waitsOf = (claim: Claim, on: string) => documentedWaits(claim, rulebook, civilDate(on));
function workOf(claim: Claim, on: string) {
  const asOf = civilDate(on);
  const standstill = standstillOf(claim, rulebook, asOf);
  const waits = documentedWaits(claim, rulebook, asOf);
  return workOfClaim({ claim, rulebook, asOf, waits, standstill, why: 'it stands still' });
}

function problemsOf(rules: object): string[] {
  const { problems, breaches, course } = checkPolicy(fillIn(rules).data);
  return [...problems, ...breaches, ...course]
    .filter(({ severity }) => severity === 'problem')
    .map(({ setting, message, paragraph }) => `${setting}: ${message}${paragraph ? ` (${paragraph})` : ''}`);
}

describe('rent that is not paid', () => {
  test('is for the district court when the lawyer has approved, and in court when somebody says that it was filed', () => {
    const { days, claim } = live(rent, '2016-04-03', approved);
    expect(days).toEqual(TO_COURT);
    expect(notice(claim, '2016-04-03')).toMatchObject({
      stage: 'dunning',
      waits: 'person',
      waitsFor: 'a person, who files the application with the district court',
    });
    expect(workOf(claim, '2016-04-03')).toMatchObject([{ kind: 'court-case', since: '2016-03-22' }]);
    const inCourt = live(rent, '2016-06-30', approved, filed('2016-04-04'));
    expect(inCourt.days).toEqual(TO_COURT);
    expect(outcomeOf(inCourt.claim)).toBe('in-court');
    expect(notice(inCourt.claim, '2016-06-30')).toMatchObject({ waits: 'ruling', waitsFor: 'the district court' });
    expect(workOf(inCourt.claim, '2016-06-30')).toEqual([]);
  });

  test('does not go to court without the approval', () => {
    expect(live(rent, '2016-12-31').days).toEqual(TO_COURT.slice(0, 3));
    expect(live(rent, '2016-12-31', clientAnswers('2016-03-22', false)).days).toEqual(TO_COURT.slice(0, 3));
  });

  test.each(['granted', 'partly-granted'] as const)(
    'goes to Kronofogden three weeks after a judgment that is %s',
    (outcome) => {
      const life = live(rent, '2016-12-31', approved, filed('2016-04-04'), judgment('2016-09-01', outcome));
      expect(life.days).toEqual([...TO_COURT, '2016-09-22 referral']);
      expect(outcomeOf(life.claim)).toBe('referred');
      const between = live(rent, '2016-09-10', approved, filed('2016-04-04'), judgment('2016-09-01', outcome));
      expect(notice(between.claim, '2016-09-10')).toMatchObject({ next: { step: 'referral', on: '2016-09-22' } });
      // Nobody need act: the policy does.
      expect(workOf(between.claim, '2016-09-10')).toEqual([]);
      expect(waitsOf(between.claim, '2016-09-10')).toEqual([]);
    },
  );

  test('that is paid after the judgment is not handed over', () => {
    const happenings = [
      approved,
      filed('2016-04-04'),
      judgment('2016-09-01', 'granted'),
      paid('2016-09-20', '1380.00'),
    ];
    expect(live(rent, '2016-12-31', ...happenings).days).toEqual(TO_COURT);
  });

  test('is not handed over when the court dismisses the claim: a person credits it', () => {
    const life = live(rent, '2016-12-31', approved, filed('2016-04-04'), judgment('2016-09-01', 'dismissed'));
    expect(life.days).toEqual(TO_COURT);
    expect(notice(life.claim, '2016-12-31')).toMatchObject({ waits: 'person', stage: 'enforcement' });
    expect(workOf(life.claim, '2016-12-31')).toMatchObject([
      {
        kind: 'court-case',
        why: 'the district court dismissed the claim on 2016-09-01, and something is still open',
        act: expect.stringMatching(/^fordring decide credit-note/) as string,
      },
    ]);
  });

  test('is back with the town when the case is struck off, and can be filed anew', () => {
    const struckOff = [approved, filed('2016-04-04'), judgment('2016-09-01', 'struck-off')];
    const back = live(rent, '2016-09-10', ...struckOff);
    expect(back.days).toEqual(TO_COURT);
    expect(notice(back.claim, '2016-09-10')).toMatchObject({ waits: 'person', stage: 'dunning' });
    expect(workOf(back.claim, '2016-09-10')).toMatchObject([
      { act: expect.stringMatching(/court-filing .* filed anew/) as string },
    ]);
    // The judgment that said nothing of the claim gives no ten years: it arose on 2016-01-02.
    expect(rulebook.limitationDate(back.claim)).toBe('2026-01-02');
    const anew = live(rent, '2017-12-31', ...struckOff, filed('2016-10-03'), judgment('2017-03-01', 'granted'));
    // Wednesday 1 March and three weeks: Wednesday the 22nd.
    expect(anew.days).toEqual([...TO_COURT, '2017-03-22 referral']);
    expect(rulebook.limitationDate(anew.claim)).toBe('2027-03-01');
  });

  test('owes the court’s fee by its paragraph: 900.00 for so small a claim', () => {
    const costs = (amount: string): Happening => ({
      knownOn: civilDate('2016-04-05'),
      command: {
        ...{ type: 'RecordCaseCosts', costsId: 'c', incurredOn: civilDate('2016-04-04') },
        costs: [{ cost: 'court-fee', amount: Money.of(amount, 'SEK') }],
      },
    });
    const { claim } = live(rent, '2016-04-06', approved, filed('2016-04-04'), costs('900.00'));
    expect(openParts(claim)).toContain('1080.00');
    expect(claim.caseCosts[0]?.costs[0]?.paragraph).toMatch(/^rättegångsbalken 1 kap. 3 d §/);
    const before = live(rent, '2016-04-05', approved, filed('2016-04-04')).claim;
    expect(answerTo(costs('900.01'), before, rulebook)).toMatch(/the law allows 900.00/);
  });

  test('is told in the demand of the district court, and of no Kronofogden', () => {
    const { claim } = live(rent, '2016-02-18');
    expect(consequenceOf('demand', claim, Money.of('1380.00', 'SEK'), rulebook)).toEqual({ type: 'district-court' });
  });
});

test('a permit that is not paid goes to Kronofogden as before', () => {
  const given = invoice({ due: '2016-02-01', group: 'permits', under: rulebook });
  expect(live(given, '2016-04-30').days).toEqual(['2016-02-08 reminder', '2016-02-18 demand', '2016-03-18 referral']);
});

describe('the way to the district court by decision', () => {
  const route = (court?: 'administrative-court' | 'district-court') =>
    decided('2016-02-20', { type: 'TakeCourtRoute', decisionId: 'route', takenOn: civilDate('2016-02-20'), court });
  const permit = invoice({
    due: '2016-02-01',
    group: 'permits',
    under: rulebookOf(read(withCourtStep('acceptance', undefined))),
  });
  // Without the acceptance the court counts from the demand. Its seven banking days end on Monday 29 February.
  const DAYS = ['2016-02-08 reminder', '2016-02-18 demand', '2016-03-01 district-court'];

  test('takes a permit to the court instead, and to Kronofogden with the judgment', () => {
    expect(live(permit, '2016-12-31', route()).days).toEqual(DAYS);
    const judged = live(permit, '2016-12-31', route(), filed('2016-04-04'), judgment('2016-09-01', 'granted'));
    // The hand-over counts from the demand here, and its day has long passed.
    expect(judged.days).toEqual([...DAYS, '2016-09-01 referral']);
  });

  test('is refused for a court that the policy does not know', () => {
    const { claim } = live(permit, '2016-02-19');
    expect(answerTo(route('administrative-court'), claim, permit.rulebook)).toMatch(/knows no administrative court/);
  });
});

describe('the check refuses', () => {
  test('nothing of the town’s rules', () => expect(problemsOf(townWithCourt)).toEqual([]));

  test.each<[string, object, string]>([
    [
      'a hand-over beside the court',
      withCourtStep('referral', {
        anchor: { from: 'step', step: 'demand' },
        requires: ['demand'],
        delay: { months: 1 },
      }),
      'steps.referral.anchor: claims of group rent go to district-court too',
    ],
    [
      'a case before the court without a demand',
      {
        ...townWithCourt,
        steps: [
          { step: 'reminder', delay: { days: 7 } },
          { step: 'district-court', delay: { days: 60 } },
        ],
      },
      '(inkassolagen (1974:182) 6 §)',
    ],
    [
      'a case before the court before the demand’s time has run',
      {
        ...townWithCourt,
        steps: [
          { step: 'demand', anchor: 'due-date', delay: { days: 10 }, fee: 180 },
          { step: 'district-court', delay: { days: 8 } },
        ],
      },
      'the debtor has at least 8 whole days from sending; set it to 9 or more',
    ],
    [
      'a Danish hand-over on the fourteenth day after the judgment',
      {
        ...{ id: 'dk-court-town', title: 'x', country: 'DK', validFrom: '2021-01-01', sources: 'made up' },
        steps: [
          { step: 'reminder', delay: { days: 10 } },
          { step: 'district-court', delay: { days: 30 } },
          { step: 'referral', delay: { days: 14 } },
        ],
      },
      'set it to 15 or more. (retsplejeloven § 480, stk. 1)',
    ],
  ])('%s', (_what, rules, told) => {
    expect(problemsOf(rules).join('\n')).toContain(told);
  });

  test('and says what waits for a person where no step counts from the judgment', () => {
    const { course } = checkPolicy(fillIn(withCourtStep('referral', undefined)).data);
    expect(course.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('what the court grants waits for a person'),
    );
  });
});
