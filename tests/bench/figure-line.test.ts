import { figureLine } from '../../bench/figure-line';

const measured = { figure: 'throughput', ratio: 0.912345, ours: 45.6789, bare: 50, unit: 'workflows/s' };
const circumstances = { runs: 3, load: 0.25 };

test('a figure says how it stands to its aim', () => {
  expect(figureLine('lifecycle', { ...measured, aim: { of: 'ratio', atLeast: 0.9 } }, circumstances)).toEqual({
    bench: 'lifecycle',
    figure: 'throughput',
    ratio: 0.9123,
    ours: 45.68,
    bare: 50,
    unit: 'workflows/s',
    aim: '>= 0.9',
    holds: true,
    runs: 3,
    load: 0.25,
  });
});

test('a limit of our own figure is told with its unit', () => {
  const line = figureLine('preview', { ...measured, unit: 's', aim: { of: 'ours', atMost: 10 } }, circumstances);
  expect([line.aim, line.holds]).toEqual(['<= 10 s', false]);
});

test('where nothing was promised, nothing is kept or broken', () => {
  expect(Object.keys(figureLine('register', measured, circumstances))).not.toEqual(
    expect.arrayContaining(['aim', 'holds']),
  );
});
