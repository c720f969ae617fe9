import { civilDate } from '../../../domain/kernel/civil-date';
import type { SituationFacts } from '../../../domain/decisions/decision-events';
import { debtorSituation } from '../../../policies/statutes/debtor-situation';
import { missingShutOffConditions, WATER_SHUT_OFF_CONDITIONS } from '../../../policies/statutes/swedish-water-shut-off';

type Days = Partial<Record<'diedOn' | 'inventoryOn' | 'announcedOn' | 'openedOn' | 'arisenOn', string>>;

function facts(status: SituationFacts['status'], days: Days = {}): SituationFacts {
  const given = Object.entries(days).map(([name, day]) => [name, civilDate(day)]);
  return { status, arisenOn: civilDate('2017-01-02'), ...Object.fromEntries(given) } as SituationFacts;
}

describe('Sweden', () => {
  const inSweden = (status: SituationFacts['status'], days?: Days) => debtorSituation('SE', facts(status, days));

  test('an estate has three months for its inventory, and pays nothing for one more', () => {
    expect(inSweden('deceased', { diedOn: '2016-01-20' })).toEqual({
      effects: { waitsThrough: '2016-05-20', paragraph: 'ärvdabalken 20 kap. 1 §, ärvdabalken 21 kap. 4 §' },
    });
    // From the last of November three months end on the last of February.
    expect(inSweden('deceased', { diedOn: '2015-11-30' })).toMatchObject({ effects: { waitsThrough: '2016-03-29' } });
  });

  test('when the inventory is made sooner, the month counts from there; also when it is made later', () => {
    expect(inSweden('deceased', { diedOn: '2016-01-20', inventoryOn: '2016-03-01' })).toEqual({
      effects: { waitsThrough: '2016-04-01', paragraph: 'ärvdabalken 21 kap. 4 §' },
    });
    expect(inSweden('deceased', { inventoryOn: '2016-07-01' })).toMatchObject({
      effects: { waitsThrough: '2016-08-01' },
    });
  });

  test('a death without a day says nothing: the day must be stated', () => {
    expect(inSweden('deceased')).toEqual({ missing: 'the day of death, or the day of the estate inventory' });
  });

  test('in debt restructuring nothing is demanded, and the day of the opening is the last that bears interest', () => {
    expect(inSweden('debt-restructured', { openedOn: '2017-03-10' })).toEqual({
      effects: { stops: true, interestStopsOn: '2017-03-11', paragraph: 'lag (2016:675) 42, 47 §§' },
    });
    expect(inSweden('debt-restructured')).toMatchObject({ missing: expect.stringContaining('opened') as string });
  });

  test('a claim that arose on the day of the opening or later is not in it', () => {
    expect(inSweden('debt-restructured', { openedOn: '2017-01-02' })).toEqual({});
    expect(inSweden('debt-restructured', { openedOn: '2017-01-03' })).toMatchObject({ effects: { stops: true } });
    expect(inSweden('bankrupt', { openedOn: '2017-01-02' })).toEqual({});
  });

  test('what was opened under the act before stops too; of its interest nothing is claimed to be known', () => {
    const before = inSweden('debt-restructured', { openedOn: '2016-10-31', arisenOn: '2016-01-02' });
    expect(before).toMatchObject({ effects: { stops: true } });
    expect(before).not.toHaveProperty('effects.interestStopsOn');
    const since = inSweden('debt-restructured', { openedOn: '2016-11-01', arisenOn: '2016-01-02' });
    expect(since).toHaveProperty('effects.interestStopsOn', '2016-11-02');
  });

  test('a bankruptcy stops the claim, and says that the paragraph is not verified', () => {
    expect(inSweden('bankrupt')).toEqual({
      effects: { stops: true, paragraph: 'konkurslagen (1987:672), unverified' },
    });
  });
});

describe('Denmark', () => {
  const inDenmark = (status: SituationFacts['status'], days?: Days) => debtorSituation('DK', facts(status, days));

  test('an estate is called upon for eight weeks; before the call nobody knows until when', () => {
    expect(inDenmark('deceased', { announcedOn: '2016-03-01' })).toEqual({
      effects: { waitsThrough: '2016-04-26', paragraph: 'dødsboskifteloven § 81' },
    });
    expect(inDenmark('deceased', { diedOn: '2016-01-20' })).toEqual({
      effects: { stops: true, paragraph: 'dødsboskifteloven § 81' },
    });
  });

  test('bankruptcy and debt restructuring stop the claim; no rule on interest is claimed', () => {
    expect(inDenmark('bankrupt')).toEqual({ effects: { stops: true, paragraph: 'konkursloven, unverified' } });
    expect(inDenmark('debt-restructured', { openedOn: '2016-03-01' })).toEqual({
      effects: { stops: true, paragraph: 'konkursloven § 208' },
    });
  });
});

test('an ordinary debtor again: the law asks nothing', () => {
  expect(debtorSituation('SE', facts('ordinary'))).toEqual({});
  expect(debtorSituation('DK', facts('ordinary'))).toEqual({});
});

test('water is shut off when all five conditions are found, and whichever is missing is named', () => {
  const all = Object.keys(WATER_SHUT_OFF_CONDITIONS);
  expect(all).toHaveLength(5);
  expect(missingShutOffConditions(all)).toEqual([]);
  expect(missingShutOffConditions(['unpaid', 'called', 'anything'])).toEqual([
    'material',
    'no-health-risk',
    'not-remedied',
  ]);
});
