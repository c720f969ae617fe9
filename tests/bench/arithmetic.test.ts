import { alternately, compared, median, shown } from '../../bench/arithmetic';

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('nothing measured has no median', () => {
  expect(() => median([])).toThrow(RangeError);
});

test('a ratio is that of pairs, so that a load which slows one pair down does not count', () => {
  const pairs = [
    { ours: 10, bare: 5 },
    { ours: 100, bare: 50 },
    { ours: 12, bare: 6 },
  ];
  expect(compared(pairs)).toEqual({ ratio: 2, ours: 12, bare: 6 });
});

test('ours and bare take turns', async () => {
  const order: string[] = [];
  const does = (name: string) => async () => {
    order.push(name);
    return order.length;
  };
  const pairs = await alternately(3, does('ours'), does('bare'));
  expect(order).toEqual(['ours', 'bare', 'ours', 'bare', 'ours', 'bare']);
  expect(pairs).toEqual([
    { ours: 1, bare: 2 },
    { ours: 3, bare: 4 },
    { ours: 5, bare: 6 },
  ]);
});

test('four digits are shown', () => {
  expect([0.123456, 1234.56, 154_598].map(shown)).toEqual([0.1235, 1235, 154_600]);
});
