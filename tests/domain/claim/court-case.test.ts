import { civilDate } from '../../../domain/kernel/civil-date';
import { foldClaim } from '../../../domain/claim/evolve';
import { documentedWaits } from '../../../domain/claim/documented-waits';
import { outcomeOf } from '../../../domain/claim/outcome';
import { noticeOf } from '../../../domain/claim/case-notice';
import { standstillOf } from '../../../domain/claim/standstill';
import { workOfClaim } from '../../../domain/work/work-of-claim';
import {
  askedForCourt,
  danishInvoice,
  clientAnswers,
  filed,
  invoice,
  live,
  judgment,
  objected,
  paid,
  rejected,
  ruling,
  recalled,
  takenBackBy,
  type GivenInvoice,
  type Happening,
} from '../life';
import { answerTo } from '../decisions/decided';

const SOCIAL = invoice({ due: '2016-02-01', group: 'social-area' });
/** A water claim that arose on 2016-01-02, handed over on 2016-03-21: three years. */
const WATER = invoice({ due: '2016-02-01', group: '55' });

function standingOf(given: GivenInvoice, until: string, ...happenings: Happening[]) {
  const { claim, refusals } = live(given, until, ...happenings);
  expect(refusals).toEqual([]);
  const { rulebook } = given;
  const asOf = civilDate(until);
  const waits = documentedWaits(claim, rulebook, asOf);
  const standstill = standstillOf(claim, rulebook, asOf);
  const work = workOfClaim({ claim, rulebook, asOf, waits, standstill, why: 'it stands still' });
  return {
    outcome: outcomeOf(claim),
    stage: noticeOf(claim, rulebook, asOf).stage,
    waits: waits
      .map((wait) => (wait.type === 'step' ? wait.cause.type : wait.type))
      .filter((type) => type !== 'review'),
    // Water is also put before a person who may shut it off.
    work: work.filter(({ kind }) => kind !== 'review').map(({ kind, dueOn }) => (dueOn ? `${kind} by ${dueOn}` : kind)),
    limitation: rulebook.limitationDate(claim) ?? 'none runs',
  };
}

function refused(given: GivenInvoice, until: string, ...happenings: Happening[]): string {
  const last = happenings.at(-1);
  const { claim } = live(given, until, ...happenings.slice(0, -1));
  return last ? answerTo(last, claim, given.rulebook) : '';
}

describe('a claim for the administrative court', () => {
  test('a judgment ends the proceedings: the limitation runs anew from it, and a person acts on it', () => {
    const judged = standingOf(SOCIAL, '2016-09-10', filed('2016-03-15'), judgment('2016-09-01', 'granted'));
    expect(judged).toMatchObject({
      outcome: 'open',
      stage: 'enforcement',
      work: ['court-case'],
      limitation: '2026-09-01',
    });
    const paidSince = standingOf(
      SOCIAL,
      '2016-09-10',
      ...[filed('2016-03-15'), judgment('2016-09-01', 'granted'), paid('2016-09-09', '1200.00')],
    );
    expect(paidSince).toMatchObject({ outcome: 'paid', waits: [], work: [] });
  });

  test('a judgment of a case that was not filed, of a day before, or a second one is refused', () => {
    expect(refused(SOCIAL, '2016-09-10', judgment('2016-09-01', 'granted'))).toMatch(/decide court-filing first/);
    expect(refused(SOCIAL, '2016-09-10', filed('2016-03-15'), judgment('2016-03-14', 'granted'))).toMatch(
      /filed on 2016-03-15/,
    );
    expect(
      refused(
        SOCIAL,
        '2016-09-10',
        ...[filed('2016-03-15'), judgment('2016-09-01', 'granted'), judgment('2016-09-02', 'dismissed')],
      ),
    ).toMatch(/of 2016-09-01 is recorded already/);
    expect(refused(WATER, '2016-09-10', judgment('2016-09-01', 'granted'))).toMatch(/has not gone to a court/);
  });

  test('is in court only once somebody says that the application was filed', () => {
    expect(standingOf(SOCIAL, '2016-03-10')).toEqual({
      ...{ outcome: 'open', stage: 'dunning', waits: ['court-filing'], work: ['court-case'] },
      limitation: '2026-01-02',
    });
    expect(standingOf(SOCIAL, '2016-03-10', filed('2016-03-01'))).toEqual({
      ...{ outcome: 'in-court', stage: 'enforcement', waits: ['with-court'], work: [] },
      limitation: 'none runs',
    });
  });

  test('taken back, the application is to be filed again and interrupts nothing', () => {
    const taken = takenBackBy('2016-03-05', 'filing 2016-03-01');
    expect(standingOf(SOCIAL, '2016-03-10', filed('2016-03-01'), taken)).toEqual(standingOf(SOCIAL, '2016-03-10'));
  });

  test.each<[string, GivenInvoice, string, Happening[], RegExp]>([
    ['before the case is for the court', SOCIAL, '2016-02-10', [filed('2016-02-10')], /not for a court yet/],
    [
      'on a day before that',
      SOCIAL,
      '2016-03-10',
      [filed('2016-02-17', '2016-03-01')],
      /cannot have been filed on 2016-02-17/,
    ],
    ['twice', SOCIAL, '2016-03-10', [filed('2016-03-01'), filed('2016-03-02')], /recorded already/],
    ['of a claim that goes to Kronofogden', WATER, '2016-04-01', [filed('2016-04-01')], /not for a court yet/],
  ])('is not filed %s', (_why, given, until, happenings, why) => {
    expect(refused(given, until, ...happenings)).toMatch(why);
  });
});

describe('an objection at Kronofogden, told on Tuesday 2016-04-05', () => {
  const told = objected('2016-04-05');

  test('is work until the last day of four weeks', () => {
    expect(standingOf(WATER, '2016-05-03', told)).toEqual({
      ...{ outcome: 'referred', stage: 'enforcement', waits: ['objection'], work: ['court-transfer by 2016-05-03'] },
      limitation: '2019-05-03',
    });
  });

  test('asked for in time, the case is in court, no time runs, and a ruling leads to monitoring', () => {
    expect(standingOf(WATER, '2016-06-01', told, askedForCourt('2016-05-03', '2016-05-10'))).toEqual({
      ...{ outcome: 'in-court', stage: 'enforcement', waits: ['judgment'], work: [], limitation: 'none runs' },
    });
    const ruled = standingOf(WATER, '2016-12-30', told, askedForCourt('2016-05-03'), ruling('2016-10-03'));
    expect([ruled.outcome, ruled.limitation]).toEqual(['monitored', '2019-10-03']);
  });

  test('missed, the case is struck off: a person decides, and time runs from the last day', () => {
    expect(standingOf(WATER, '2016-05-04', told)).toMatchObject({
      ...{ waits: ['sent-back'], work: ['case-to-decide'], limitation: '2019-05-03' },
    });
  });

  test('struck off by Kronofogden, time runs from the day of that: the debtor was told of the proceedings', () => {
    expect(standingOf(WATER, '2016-06-01', told, rejected('2016-05-10'))).toMatchObject({
      ...{ outcome: 'open', waits: ['sent-back'], work: ['case-to-decide'], limitation: '2019-05-10' },
    });
    // Without an objection nothing proves that the debtor was told.
    expect(standingOf(WATER, '2016-06-01', rejected('2016-05-10')).limitation).toBe('2019-01-02');
  });

  test('a request that is taken back leaves the four weeks as they were', () => {
    const taken = takenBackBy('2016-04-20', 'transfer 2016-04-12');
    expect(standingOf(WATER, '2016-05-03', told, askedForCourt('2016-04-12'), taken)).toEqual(
      standingOf(WATER, '2016-05-03', told),
    );
  });

  test('a recalled case forgets its objection', () => {
    const { claim } = live(WATER, '2016-05-20', told, recalled('2016-04-20', 'settlement'));
    expect([claim.objection, claim.courtTransfer]).toEqual([undefined, undefined]);
  });

  test('the last day moves from a holiday to the next weekday', () => {
    // Four weeks from 2016-05-09 end on Monday 6 June, the National Day.
    expect(standingOf(WATER, '2016-06-01', objected('2016-05-09')).work).toEqual(['court-transfer by 2016-06-07']);
  });

  test.each<[string, GivenInvoice, Happening[], RegExp]>([
    [
      'no request without an objection',
      WATER,
      [askedForCourt('2016-04-12')],
      /No objection at Kronofogden is on record/,
    ],
    ['no request of a day behind the last', WATER, [told, askedForCourt('2016-05-04')], /came too late/],
    [
      'no request before the notice',
      WATER,
      [told, askedForCourt('2016-04-04', '2016-04-06')],
      /nothing was asked on 2016-04-04/,
    ],
    ['no second objection', WATER, [told, objected('2016-04-06')], /recorded already/],
    ['no objection behind the ruling', WATER, [ruling('2016-04-01'), told], /ruled on 2016-04-01/],
    ['no objection to a case that came back', WATER, [rejected('2016-04-01'), told], /not with the authority/],
    [
      'no four weeks in Denmark',
      danishInvoice({ due: '2016-02-01' }),
      [clientAnswers('2016-03-10', true), told],
      /record a dispute/,
    ],
  ])('%s', (_what, given, happenings, why) => {
    expect(refused(given, '2016-05-20', ...happenings)).toMatch(why);
  });
});

test('an objection that an event holds is folded without the law', () => {
  expect(foldClaim(live(WATER, '2016-05-20', objected('2016-04-05')).events)?.objection).toEqual({
    on: '2016-04-05',
    lastDay: '2016-05-03',
  });
});
