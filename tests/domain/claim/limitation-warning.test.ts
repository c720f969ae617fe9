import { addMonths, civilDate } from '../../../domain/kernel/civil-date';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import type { Claim } from '../../../domain/claim/claim';
import type { Rulebook } from '../../../domain/policy/rulebook';
import { limitationWarningOf } from '../../../domain/claim/limitation-warning';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
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
} from '../life';

/** Ruled on 1 August 2016: ten years from then (preskriptionslagen 2 and 7 §§). */
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
  ['a year and a day before', '2025-07-31', 12, 'none'],
  ['a year before', '2025-08-01', 12, 'soon 2026-08-01 365'],
  ['a year before, asked for half a year', '2025-08-01', 6, 'none'],
  ['on the last day', '2026-08-01', 12, 'soon 2026-08-01 0'],
  ['on the day after', '2026-08-02', 12, 'time-barred 2026-08-01 -1'],
  ['years after, asked for no months ahead', '2030-08-01', 0, 'time-barred 2026-08-01 -1461'],
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

test('a warning names what would interrupt the limitation, and a demand does so in Sweden alone', () => {
  const acts = (claim: Claim, under: Rulebook, asOf: string) =>
    limitationWarningOf(claim, under, civilDate(asOf), 12)?.interruptedBy.map(({ act }) => act);
  const swedish = live(GIVEN, '2016-09-01').claim;
  expect(acts(swedish, botkyrka, '2025-06-01')).toEqual(['acknowledged', 'written-demand-received', 'proceedings']);
  const danish = live(danishInvoice({ due: '2016-02-01' }), '2016-09-01').claim;
  expect(acts(danish, statensAdministration, '2018-06-01')).toEqual([
    'acknowledged',
    'proceedings',
    'received-by-authority',
  ]);
  expect(acts(danish, statensAdministration, '2019-06-01')).toEqual([]);
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

describe('water and sewerage fees have three years, as a claim on a consumer (preskriptionslagen 2 §, VA-nämnden 9A:3)', () => {
  const water = (...happenings: Happening[]) =>
    live(invoice({ due: '2016-02-01', group: '55' }), '2016-09-01', ...happenings).claim;
  const warnedOfWater = (asOf: string, ...happenings: Happening[]): string => {
    const warning = limitationWarningOf(water(...happenings), botkyrka, civilDate(asOf), 12);
    return warning ? `${warning.state} ${warning.lastDay}` : 'none';
  };

  test('counted from the day of the invoice, and warned of a year before', () => {
    // Issued on Saturday 2 January 2016.
    expect(warnedOfWater('2018-01-01')).toBe('none');
    expect(warnedOfWater('2018-01-02')).toBe('soon 2019-01-02');
    expect(warnedOfWater('2019-01-03')).toBe('time-barred 2019-01-02');
  });

  test('an acknowledgement gives three new years, and proceedings three from their end', () => {
    expect(warnedOfWater('2018-09-01', interrupted('2016-08-15', 'acknowledged'))).toBe('soon 2019-08-15');
    const over = interrupted('2016-03-18', 'proceedings', '2016-08-20');
    expect(warnedOfWater('2018-09-01', over)).toBe('soon 2019-08-20');
  });

  test('what comes after its three years comes too late, when ten would still have run', () => {
    const late = { type: 'InterruptLimitation', decisionId: 'late', by: 'acknowledged', proof: 'receipt 18' } as const;
    const on = civilDate('2019-01-03');
    const answer = decide(water(), { ...late, interruptedOn: on }, botkyrka, on);
    expect(isRefused(answer) && answer.message).toContain('time-barred after 2019-01-02');
  });

  test('a claim of before, under the first version of the policy, keeps its ten years until it is moved', () => {
    const groups =
      seBotkyrka.groups?.map(({ code, name, aliases, sources }) => ({ code, name, aliases, sources })) ?? [];
    const first = rulebookOf({ ...seBotkyrka, version: '1', groups });
    expect(first.limitationDate(water())).toBe('2026-01-02');
    expect(botkyrka.limitationDate(water())).toBe('2019-01-02');
  });
});
