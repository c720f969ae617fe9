import { addMonths, civilDate } from '../../domain/civil-date';
import { limitationWarningOf } from '../../domain/limitation-warning';
import {
  botkyrka,
  danishInvoice,
  decided,
  invoice,
  live,
  paid,
  ruling,
  statensAdministration,
  writtenOff,
  type Happening,
} from './life';

/** Issued on 2 January 2016: ten years from then (preskriptionslagen 2 §). */
const GIVEN = invoice({ due: '2016-02-01' });

function warned(asOf: string, monthsAhead: number, ...happenings: Happening[]): string {
  const { claim, refusals } = live(GIVEN, '2016-09-01', ruling('2016-08-01'), ...happenings);
  expect(refusals).toEqual([]);
  const warning = limitationWarningOf(claim, botkyrka, civilDate(asOf), monthsAhead);
  return warning ? `${warning.state} ${warning.lastDay} ${warning.daysLeft}` : 'none';
}

function interrupted(
  on: string,
  by: 'acknowledged' | 'written-demand-received' | 'proceedings',
  endedOn?: string,
): Happening {
  return decided(on, {
    type: 'InterruptLimitation',
    decisionId: `interruption ${on}`,
    interruptedOn: civilDate(on),
    by,
    proof: 'receipt 17',
    ...(endedOn && { endedOn: civilDate(endedOn) }),
  });
}

test.each([
  ['a year and a day before', '2025-01-01', 12, 'none'],
  ['a year before', '2025-01-02', 12, 'soon 2026-01-02 365'],
  ['a year before, asked for half a year', '2025-01-02', 6, 'none'],
  ['on the last day', '2026-01-02', 12, 'soon 2026-01-02 0'],
  ['on the day after', '2026-01-03', 12, 'time-barred 2026-01-02 -1'],
  ['years after, asked for no months ahead', '2030-01-02', 0, 'time-barred 2026-01-02 -1461'],
])('%s', (_when, asOf, months, expected) => {
  expect(warned(asOf, months)).toBe(expected);
});

test('a paid claim and one that was given up are not warned of', () => {
  expect(warned('2026-06-01', 12, paid('2016-08-15', '1384.46'))).toBe('none');
  expect(warned('2026-06-01', 12, writtenOff('2016-08-15'))).toBe('none');
});

test('a demand that reached the debtor gives ten new years in Sweden, and none in Denmark', () => {
  expect(warned('2026-01-03', 12, interrupted('2016-08-15', 'written-demand-received'))).toBe('soon 2026-08-15 224');
  const given = danishInvoice({ due: '2016-02-01' });
  const { claim } = live(given, '2016-09-01', interrupted('2016-08-15', 'written-demand-received'));
  const warning = limitationWarningOf(claim, statensAdministration, civilDate('2019-02-02'), 12);
  expect(warning).toMatchObject({ state: 'time-barred', lastDay: '2019-02-01' });
});

test('while proceedings are pending no time runs; from their end it runs anew', () => {
  expect(warned('2030-01-01', 12, interrupted('2016-08-15', 'proceedings'))).toBe('none');
  expect(warned('2027-06-02', 0, interrupted('2016-08-15', 'proceedings', '2017-06-01'))).toBe(
    'time-barred 2027-06-01 -1',
  );
});

test('the months ahead are counted on the calendar', () => {
  const { claim } = live(GIVEN, '2016-09-01');
  expect(addMonths(civilDate('2025-10-31'), 2)).toBe('2025-12-31');
  expect(limitationWarningOf(claim, botkyrka, civilDate('2025-10-31'), 2)).toBeUndefined();
  expect(limitationWarningOf(claim, botkyrka, civilDate('2025-11-02'), 2)?.state).toBe('soon');
});
