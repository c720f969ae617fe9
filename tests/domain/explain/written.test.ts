import { civilDate, civilDateOf } from '../../../domain/kernel/civil-date';
import { closedDayOf } from '../../../domain/explain/closed-days';
import { danish, english, swedish } from '../../../domain/explain/written';
import { Money } from '../../../domain/kernel/money';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';

describe('Days and amounts stand in running text as each language writes them', () => {
  const day = civilDate('2016-03-01');

  test('days', () => {
    expect(swedish.date(day)).toBe('1 mars 2016');
    expect(danish.date(day)).toBe('1. marts 2016');
    expect(english.date(day)).toBe('1 March 2016');
  });

  test.each([
    ['0.05', 'SEK', '0,05 kr', '0,05 SEK', 'SEK 0.05'],
    ['999.00', 'SEK', '999,00 kr', '999,00 SEK', 'SEK 999.00'],
    ['1234.50', 'DKK', '1 234,50 DKK', '1.234,50 kr.', 'DKK 1,234.50'],
    ['1234567.89', 'DKK', '1 234 567,89 DKK', '1.234.567,89 kr.', 'DKK 1,234,567.89'],
    ['-1200.00', 'SEK', '-1 200,00 kr', '-1.200,00 SEK', 'SEK -1,200.00'],
  ] as const)('%s %s', (amount, currency, sv, da, en) => {
    const money = Money.of(amount, currency);
    expect([swedish, danish, english].map((written) => written.amount(money))).toEqual([sv, da, en]);
  });

  test.each([
    ['8.00', '8 %', '8 %'],
    ['7.50', '7,5 %', '7.5 %'],
    ['8.05', '8,05 %', '8.05 %'],
    ['10', '10 %', '10 %'],
  ])('%s percent', (rate, nordic, en) => {
    expect([swedish.percent(rate), danish.percent(rate), english.percent(rate)]).toEqual([nordic, nordic, en]);
  });

  test.each([
    [[], '', '', ''],
    [['a'], 'a', 'a', 'a'],
    [['a', 'b'], 'a och b', 'a og b', 'a and b'],
    [['a', 'b', 'c'], 'a, b och c', 'a, b og c', 'a, b and c'],
  ])('lists: %j', (items, sv, da, en) => {
    expect([swedish, danish, english].map((written) => written.list(items))).toEqual([sv, da, en]);
  });
});

test.each(['SE', 'DK'] as const)('every day on which %s banks are closed has a name in every language', (country) => {
  const calendar = bankingCalendarOf(country);
  const names = new Set<string>();
  for (let year = 2000; year <= 2040; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 1; day <= 28; day += 1) names.add(calendar.whyClosed(civilDateOf(year, month, day)) ?? 'open');
      for (const day of ['29', '30', '31']) {
        const written = `${year}-${String(month).padStart(2, '0')}-${day}`;
        if (!Number.isNaN(Date.parse(written)) && new Date(written).getUTCMonth() === month - 1) {
          names.add(calendar.whyClosed(civilDate(written)) ?? 'open');
        }
      }
    }
  }
  names.delete('open');
  expect(names.size).toBeGreaterThan(12);
  expect([...names].filter((name) => closedDayOf(name) === undefined)).toEqual([]);
});
