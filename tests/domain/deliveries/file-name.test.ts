import { fileNameFault, toldByName } from '../../../domain/deliveries/file-name';

test('the name of a file tells period, number, count and sum', () => {
  expect(
    toldByName('procapita-{period}-{sequence}-{count}-{sum}.csv', 'procapita-2016-11-0012-90-589297.00.csv'),
  ).toEqual({ period: '2016-11', sequence: '0012', count: '90', sum: '589297.00' });
  expect(toldByName('va_{period}_{delivery}.xlsx', 'va_2016-Q4_extra.1.xlsx')).toEqual({
    period: '2016-Q4',
    delivery: 'extra.1',
  });
});

test('a file with another name tells nothing, and signs of the pattern stand for themselves', () => {
  expect(toldByName('a.{sequence}', 'ab7')).toBeUndefined();
  expect(toldByName('a+{sequence}', 'aa7')).toBeUndefined();
  expect(toldByName('a+{sequence}', 'a+7')).toEqual({ sequence: '7' });
});

test.each([
  ['{day}.csv', '{day} is unknown; there are {delivery}, {period}, {sequence}, {count}, {sum}'],
  ['{sum}-{sum}', '{sum} is there twice'],
  ['in/{sum}', 'write the name of a file, with braces around what it tells'],
  ['{sum', 'write the name of a file, with braces around what it tells'],
])('a pattern %s is refused', (pattern, fault) => {
  expect(fileNameFault(pattern)).toBe(fault);
});
