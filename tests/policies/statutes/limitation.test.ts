import { civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { DANISH_LIMITATION_YEARS, danishLimitation } from '../../../policies/statutes/danish-limitation';
import type { DanishClaimKind } from '../../../policies/statutes/danish-limitation';
import type { Limitation, LimitationEvent } from '../../../policies/statutes/limitation';
import { figureOn } from '../../../policies/statutes/statutory-figure';
import { SWEDISH_LIMITATION_YEARS, swedishLimitation } from '../../../policies/statutes/swedish-limitation';
import type { SwedishClaimKind } from '../../../policies/statutes/swedish-limitation';

const reminded: LimitationEvent = { what: 'written-demand-received', on: civilDate('2017-03-10') };
const partPaid: LimitationEvent = { what: 'acknowledged', on: civilDate('2018-01-15') };

function swedish(kind: SwedishClaimKind, arisenOn: CivilDate, events: readonly LimitationEvent[]): Limitation {
  const { value: years, paragraph } = figureOn(SWEDISH_LIMITATION_YEARS[kind], arisenOn);
  return swedishLimitation({ period: { years, paragraph }, arisenOn, events });
}

function danish(kind: DanishClaimKind, lastTimelyDay: CivilDate, events: readonly LimitationEvent[]): Limitation {
  const { value: years, paragraph } = figureOn(DANISH_LIMITATION_YEARS[kind], lastTimelyDay);
  return danishLimitation({ period: { years, paragraph }, lastTimelyDay, events });
}

describe('a Swedish claim that arose on 2016-05-20', () => {
  const arisenOn = civilDate('2016-05-20');

  test.each<[SwedishClaimKind, LimitationEvent[], string, string]>([
    ['general', [], '2026-05-20', 'ten years from when it arose'],
    ['business-to-consumer', [], '2019-05-20', 'three years against a consumer'],
    ['water-and-sewer', [], '2019-05-20', 'three years for water'],
    ['general', [reminded], '2027-03-10', 'a reminder that the debtor received begins ten new years'],
    ['business-to-consumer', [reminded], '2020-03-10', 'and three new ones against a consumer'],
    ['general', [partPaid, reminded], '2028-01-15', 'the latest event counts, in whatever order they are told'],
    [
      'business-to-consumer',
      [{ what: 'written-demand-received', on: civilDate('2019-05-20') }],
      '2022-05-20',
      'a demand on the last day is in time',
    ],
    [
      'business-to-consumer',
      [{ what: 'written-demand-received', on: civilDate('2019-05-21') }],
      '2019-05-20',
      'a demand the day after is too late',
    ],
    [
      'general',
      [{ what: 'proceedings', on: civilDate('2017-01-10'), endedOn: civilDate('2017-06-01') }],
      '2027-06-01',
      'a new period from the end of proceedings',
    ],
  ])('%s, then %j: demandable through %s (%s)', (kind, events, lastDay) => {
    expect(swedish(kind, arisenOn, events)).toMatchObject({ status: 'running', lastDay });
  });

  test('is not time-barred while proceedings are pending', () => {
    const events: LimitationEvent[] = [{ what: 'proceedings', on: civilDate('2017-01-10') }];
    expect(swedish('general', arisenOn, events)).toMatchObject({
      status: 'interrupted',
      since: '2017-01-10',
    });
  });

  test('says the paragraph and the years', () => {
    expect(swedish('general', arisenOn, [])).toMatchObject({
      years: 10,
      paragraph: 'preskriptionslagen (1981:130) 2 § första stycket',
    });
  });
});

test('a Swedish claim that arose on a leap day ends on the last day of February', () => {
  const arisenOn = civilDate('2016-02-29');
  expect(swedish('general', arisenOn, [])).toMatchObject({ lastDay: '2026-02-28' });
});

describe('a Danish claim', () => {
  test.each<[string, LimitationEvent[], string, string]>([
    ['2016-03-01', [], '2019-03-01', 'three years from the last timely day'],
    ['2016-06-01', [], '2019-06-03', '1 June 2019 is a Saturday'],
    ['2015-12-31', [], '2019-01-02', "New Year's Eve is no weekday here"],
    ['2016-12-24', [], '2019-12-27', 'Christmas Eve, Christmas Day and Boxing Day'],
    ['2017-06-05', [], '2020-06-08', 'Constitution Day on a Friday'],
    ['2016-05-31', [], '2019-05-31', 'the Friday after Ascension closes banks but is a weekday'],
    ['2016-05-30', [], '2019-05-31', 'Ascension Day itself is a holiday'],
    ['2016-03-01', [{ ...reminded }], '2019-03-01', 'a reminder does not interrupt it'],
    ['2016-03-01', [partPaid], '2021-01-15', 'an admission does'],
    ['2016-02-29', [], '2019-02-28', 'no such day in that month'],
  ])('in time through %s, then %j: demandable through %s (%s)', (lastTimely, events, lastDay) => {
    const limitation = danish('ordinary', civilDate(lastTimely), events);
    expect(limitation).toMatchObject({ status: 'running', lastDay });
  });

  test('with a title lasts ten years', () => {
    const limitation = danish('with-title', civilDate('2016-03-01'), []);
    expect(limitation).toMatchObject({ years: 10, lastDay: '2026-03-02' });
  });
});
