import fc from 'fast-check';
import { Restarts } from '../../workers/restarts';

const allowance = { most: 3, withinMilliseconds: 60_000 };

test('the third end within a minute is the last, and an end a minute ago is forgiven', () => {
  const ends = new Restarts(allowance);
  expect(ends.ended(0)).toEqual({ times: 1, mayStartAgain: true });
  expect(ends.ended(59_999)).toEqual({ times: 2, mayStartAgain: true });
  expect(ends.ended(60_000)).toEqual({ times: 2, mayStartAgain: true });
  expect(ends.ended(60_001)).toEqual({ times: 3, mayStartAgain: false });
});

test('a process that ends at most twice a minute is started again for ever', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 30_000, max: 600_000 }), { maxLength: 200 }), (pauses) => {
      const ends = new Restarts(allowance);
      let now = 0;
      for (const pause of pauses) expect(ends.ended((now += pause)).mayStartAgain).toBe(true);
    }),
  );
});
