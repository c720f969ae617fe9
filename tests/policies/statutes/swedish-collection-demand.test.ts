import fc from 'fast-check';
import { addDays, civilDate, daysBetween } from '../../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';
import {
  DEMAND_CONTENTS,
  earliestDemandDeadline,
  earliestLegalActionAfterDemand,
  missingFromDemand,
} from '../../../policies/statutes/swedish-collection-demand';
import type { DemandContent } from '../../../policies/statutes/swedish-collection-demand';
import { legalActionRefusal } from '../../../policies/statutes/swedish-legal-action';

const calendar = bankingCalendarOf('SE');

describe('the time that a collection demand gives', () => {
  test.each([
    [
      '2016-09-05',
      '2016-09-13',
      'a Monday without holidays: eight days, and exactly four banking days after Wednesday',
    ],
    ['2016-09-09', '2016-09-19', 'a Friday: presumed received on Tuesday, four banking days to Monday'],
    ['2016-03-23', '2016-04-04', 'before Easter: presumed received on Tuesday 29 March'],
    ['2015-12-22', '2016-01-05', 'before Christmas: received 28 December; 29, 30 December, 4 and 5 January follow'],
    ['2016-06-22', '2016-07-01', 'before midsummer: received Monday 27 June'],
  ])('sent %s: not before %s (%s)', (sentOn, deadline) => {
    expect(earliestDemandDeadline(civilDate(sentOn), calendar)).toBe(deadline);
    expect(earliestLegalActionAfterDemand(civilDate(sentOn), calendar)).toBe(addDays(civilDate(deadline), 1));
  });

  test('is never under eight days, nor under four banking days, and ends on a banking day', () => {
    const anyDay = fc.integer({ min: 0, max: 4380 }).map((offset) => addDays(civilDate('2015-01-01'), offset));
    fc.assert(
      fc.property(anyDay, (sentOn) => {
        const deadline = earliestDemandDeadline(sentOn, calendar);
        expect(daysBetween(sentOn, deadline)).toBeGreaterThanOrEqual(8);
        expect(calendar.addBankingDays(sentOn, 4) < deadline).toBe(true);
        expect(calendar.isBankingDay(deadline)).toBe(true);
      }),
    );
  });
});

describe('a demand', () => {
  const everything = Object.keys(DEMAND_CONTENTS) as DemandContent[];

  test('that says everything lacks nothing', () => {
    expect(missingFromDemand({ says: new Set(everything), claimsInterest: true })).toEqual([]);
  });

  test('without interest need not say how interest is counted', () => {
    const says = new Set<DemandContent>(['creditor-name', 'ground-of-claim', 'principal', 'costs', 'deadline']);
    expect(missingFromDemand({ says, claimsInterest: false })).toEqual([]);
    expect(missingFromDemand({ says, claimsInterest: true })).toEqual([
      'interest',
      'interest-rate',
      'interest-period',
      'interest-base',
    ]);
  });

  test('without a deadline lacks it', () => {
    const says = new Set(everything.filter((content) => content !== 'deadline'));
    expect(missingFromDemand({ says, claimsInterest: true })).toEqual(['deadline']);
  });
});

describe('legal action', () => {
  const demandSentOn = civilDate('2016-09-05');

  test('is refused while the last day of the demand is still running, and allowed on the day after', () => {
    const onLastDay = legalActionRefusal({ on: civilDate('2016-09-13'), calendar, demandSentOn });
    expect(onLastDay?.paragraph).toBe('inkassolagen (1974:182) 6 §');
    expect(onLastDay?.message).toContain('2016-09-14');
    expect(legalActionRefusal({ on: civilDate('2016-09-14'), calendar, demandSentOn })).toBeUndefined();
  });

  test('waits for the longer time that the demand itself gave', () => {
    const claim = { calendar, demandSentOn, demandDeadline: civilDate('2016-09-20') };
    expect(legalActionRefusal({ ...claim, on: civilDate('2016-09-20') })?.message).toContain('after 2016-09-20');
    expect(legalActionRefusal({ ...claim, on: civilDate('2016-09-21') })).toBeUndefined();
  });

  test('is refused without a demand', () => {
    expect(legalActionRefusal({ on: civilDate('2016-09-14'), calendar })?.message).toContain('No collection demand');
  });

  test.each([
    ['unexamined', 'inkassolagen (1974:182) 8 §'],
    ['found-justified', 'inkassolagen (1974:182) 8 §'],
    ['found-unfounded', undefined],
  ] as const)('after an objection that is %s: %s', (objection, paragraph) => {
    const refusal = legalActionRefusal({ on: civilDate('2016-10-14'), calendar, demandSentOn, objection });
    expect(refusal?.paragraph).toBe(paragraph);
  });
});
