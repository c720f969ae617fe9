import fc from 'fast-check';
import { fromEpochDay } from '../../../domain/kernel/civil-date';
import { dateReader, periodReader } from '../../../formats/tables/date-text';
import { DATE_PATTERNS, PERIOD_PATTERNS } from '../../../formats/tables/layout';
import { dateText } from './date-text';

describe('days are read as their column writes them', () => {
  it.each([
    ['30-06-2021', 'DD-MM-YYYY'],
    ['2021-06-30', 'YYYY-MM-DD'],
    ['20210630', 'YYYYMMDD'],
    ['30.06.2021', 'DD.MM.YYYY'],
    ['300621', 'DDMMYY'],
  ] as const)('%s', (written, pattern) => {
    expect(dateReader(pattern)(written)).toBe('2021-06-30');
  });

  it.each([
    ['30-06-2021', 'YYYY-MM-DD', 'is no day of the calendar written as YYYY-MM-DD'],
    ['31-06-2021', 'DD-MM-YYYY', 'is no day of the calendar'],
    ['29-02-2021', 'DD-MM-YYYY', 'is no day of the calendar'],
    ['2021-02-03 13:42:01.594', 'YYYY-MM-DD', 'has a time of day, which the recipe does not expect'],
    ['', 'YYYY-MM-DD', 'is no day'],
  ] as const)('%s as %s is refused', (written, pattern, said) => {
    expect(() => dateReader(pattern)(written)).toThrow(said);
  });

  it.each(['2021-02-03 13:42:01.594', '2021-02-03T13:42:01', '2021-02-03 18.01.28.966', '2021-02-03'])(
    'the time of day of %s is left out where the recipe says so',
    (written) => {
      expect(dateReader('YYYY-MM-DD', 'left-out')(written)).toBe('2021-02-03');
    },
  );
});

describe('days of a workbook are counted', () => {
  // 1 January 2021 is day 44197 of a book of 1900: 121 years of 365 days, 30 leap days, and the one that never was, after day 1.
  const first = { digits: '44197', epoch: '1900' } as const;

  it('from 1900 or from 1904', () => {
    expect(dateReader('DD-MM-YYYY')(first)).toBe('2021-01-01');
    // A book of 1904 begins four years and one day later: 1462 days.
    expect(dateReader('DD-MM-YYYY')({ digits: '42735', epoch: '1904' })).toBe('2021-01-01');
  });

  it('and stand for their month in a column of months', () => {
    expect(periodReader('MM-YYYY')(first)).toBe('2021-01');
  });

  it('unless they are days written in digits', () => {
    expect(dateReader('YYYYMMDD')({ digits: '20210630', epoch: '1900' })).toBe('2021-06-30');
    expect(periodReader('YYYYMM')({ digits: '202106', epoch: '1900' })).toBe('2021-06');
  });

  it('and what cannot be told is refused', () => {
    expect(() => dateReader('DDMMYY')({ digits: '41221', epoch: '1900' })).toThrow('is a number, and no day as DDMMYY');
    expect(() => dateReader('DD-MM-YYYY')({ digits: '44197.5', epoch: '1900' })).toThrow('time of day');
    expect(dateReader('DD-MM-YYYY', 'left-out')({ digits: '44197.5', epoch: '1900' })).toBe('2021-01-01');
    expect(() => dateReader('DD-MM-YYYY')({ digits: '12345', epoch: '1900' })).toThrow('cannot be meant');
    expect(() => dateReader('YYYY-MM-DD')({ digits: '44197' })).toThrow('is a number');
  });
});

describe('months', () => {
  it.each([
    ['01-2021', 'MM-YYYY'],
    ['2021.01', 'YYYY.MM'],
    ['202101', 'YYYYMM'],
  ] as const)('are read from %s', (written, pattern) => {
    expect(periodReader(pattern)(written)).toBe('2021-01');
  });

  it.each(['13-2021', '00-2021', '2021-01'])('and %s is none as MM-YYYY', (written) => {
    expect(() => periodReader('MM-YYYY')(written)).toThrow('is no month written as MM-YYYY');
  });
});

it('every day of this century is read back as it was written, in every pattern', () => {
  // 2000-01-01 is day 10957 of the epoch, 2099-12-31 day 47481.
  fc.assert(
    fc.property(fc.integer({ min: 10957, max: 47481 }), fc.constantFrom(...DATE_PATTERNS), (day, pattern) => {
      const date = fromEpochDay(day);
      expect(dateReader(pattern)(dateText(date, pattern))).toBe(date);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 10957, max: 47481 }), fc.constantFrom(...PERIOD_PATTERNS), (day, pattern) => {
      const month = fromEpochDay(day).slice(0, 7);
      expect(periodReader(pattern)(dateText(month, pattern))).toBe(month);
    }),
  );
});
