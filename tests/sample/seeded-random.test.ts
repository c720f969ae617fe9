import { SeededRandom } from '../../sample/seeded-random';

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

function drawn(seed: number, stream: string): number[] {
  const random = new SeededRandom(seed, stream);
  return Array.from({ length: 50 }, () => random.integer(1, 1000));
}

describe('A seeded random stream', () => {
  test('is the same for the same seed and name, and another one for any other', () => {
    expect(drawn(2015, 'payments')).toEqual(drawn(2015, 'payments'));
    expect(drawn(2016, 'payments')).not.toEqual(drawn(2015, 'payments'));
    expect(drawn(2015, 'bills')).not.toEqual(drawn(2015, 'payments'));
  });

  test('reaches both ends of a range and nothing beyond them', () => {
    const random = new SeededRandom(1, 'dice');
    const thrown = new Set(Array.from({ length: 600 }, () => random.integer(1, 6)));
    expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('shuffles without losing or doubling anything', () => {
    const shuffled = new SeededRandom(3, 'letters').shuffled(LETTERS);
    expect(shuffled).not.toEqual(LETTERS);
    expect([...shuffled].sort()).toEqual(LETTERS);
  });

  test('picks by weight: never what weighs nothing, about three times as often what weighs three times as much', () => {
    const random = new SeededRandom(4, 'weights');
    const counts = { heavy: 0, light: 0, nothing: 0 };
    const items = [
      { item: 'heavy', weight: 3 },
      { item: 'nothing', weight: 0 },
      { item: 'light', weight: 1 },
    ] as const;
    for (let draw = 0; draw < 4000; draw += 1) counts[random.pickWeighted(items)] += 1;
    expect(counts.nothing).toBe(0);
    expect(counts.heavy / counts.light).toBeGreaterThan(2.5);
    expect(counts.heavy / counts.light).toBeLessThan(3.5);
  });

  test('says so when there is nothing to pick from', () => {
    expect(() => new SeededRandom(5, 'empty').pick([])).toThrow('nothing to pick from');
  });
});
