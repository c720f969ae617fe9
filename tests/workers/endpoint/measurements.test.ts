import fc from 'fast-check';
import type { Asked, Measure, Metric, Sample } from '../../../office/measures/measure';
import { boundCreditors } from '../../../workers/endpoint/bound-creditors';
import { Measurements } from '../../../workers/endpoint/measurements';
import { prometheusText } from '../../../workers/endpoint/prometheus-text';
import { scrapedFrom } from './scrape';

const metric = (name: Metric['name'], more: Partial<Metric> = {}): Metric => ({
  ...{ name, type: 'gauge', help: 'A figure.', labels: ['creditor'] },
  ...more,
});
const claims = metric('fordring_claims');
const days = metric('fordring_days', { together: 'most' });
const asked = () => Promise.resolve({} as Asked);

function measure(name: string, read: () => Promise<readonly Sample[]>, everySeconds = 60): Measure {
  return { name, everySeconds, metrics: [claims], read };
}

/** What a question finds of the figures, and which measures it finds failed. */
async function found(measurements: Measurements): Promise<string[]> {
  const samples = await measurements.samples();
  return samples
    .filter(({ metric: { name }, value }) => name !== 'fordring_metric_age_seconds' && value > 0)
    .map(({ metric: { name }, labels, value }) => `${name} ${Object.values(labels).join(' ')} ${value}`);
}

test('a figure is read again when its time is over, and not before', async () => {
  let [now, read] = [0, 0];
  const counts = measure('claims', () =>
    Promise.resolve([{ metric: claims, labels: { creditor: 'a' }, value: ++read }]),
  );
  const measurements = new Measurements({ measures: [counts], asked, elapsed: () => now });
  expect(await found(measurements)).toEqual(['fordring_claims a 1']);
  now = 59_000;
  expect(await found(measurements)).toEqual(['fordring_claims a 1']);
  now = 60_000;
  expect(await found(measurements)).toEqual(['fordring_claims a 2']);
});

test('a measure that fails, and one that hangs, are named and hide no other', async () => {
  let now = 0;
  const reasons: string[] = [];
  const measurements = new Measurements({
    measures: [
      measure('fails', () => Promise.reject(new Error('the table is gone'))),
      measure('hangs', () => new Promise<never>(() => undefined)),
      measure('good', () => Promise.resolve([{ metric: claims, labels: { creditor: 'a' }, value: 7 }])),
    ],
    ...{ asked, elapsed: () => now, patienceMilliseconds: 20 },
    onFailure: (name, problem) => reasons.push(`${name}: ${String(problem)}`),
  });
  expect(await found(measurements)).toEqual(['fordring_metric_failed fails 1', 'fordring_claims a 7']);
  now = 301_000;
  expect(await found(measurements)).toEqual([
    ...['fordring_metric_failed fails 1', 'fordring_metric_failed hangs 1', 'fordring_claims a 7'],
  ]);
  expect(reasons).toEqual(['fails: Error: the table is gone']);
});

test('creditors beyond the bound are told together: counts by their sum, ages by the greatest', () => {
  const of = (creditor: string, claim: number, day: number): Sample[] => [
    { metric: claims, labels: { creditor }, value: claim },
    { metric: days, labels: { creditor }, value: day },
  ];
  const bound = boundCreditors([...of('a', 1, 1), ...of('b', 2, 9), ...of('c', 3, 4)], 1);
  expect(bound.map(({ metric: { name }, labels, value }) => `${name} ${labels['creditor'] ?? ''} ${value}`)).toEqual([
    ...['fordring_claims a 1', 'fordring_days a 1', 'fordring_claims (others) 5', 'fordring_days (others) 9'],
  ]);
});

test('the number of series is bounded, and no claim is lost from the sum', () => {
  const samples = fc.array(fc.record({ creditor: fc.stringMatching(/^[a-z]{1,3}$/), value: fc.nat(1_000) }));
  fc.assert(
    fc.property(samples, fc.integer({ min: 1, max: 5 }), (given, most) => {
      const bound = boundCreditors(
        given.map(({ creditor, value }) => ({ metric: claims, labels: { creditor }, value })),
        most,
      );
      expect(new Set(bound.map(({ labels }) => labels['creditor'])).size).toBeLessThanOrEqual(most + 1);
      const sum = (values: readonly { readonly value: number }[]) => values.reduce((all, { value }) => all + value, 0);
      expect(sum(bound)).toBe(sum(given));
    }),
  );
});

test('whatever stands in a label is read back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', '}', ',', ' ', 'ö') }), (creditor) => {
      const text = prometheusText([claims], [{ metric: claims, labels: { creditor }, value: 1 }]);
      expect(scrapedFrom(text)).toEqual([{ name: 'fordring_claims', labels: { creditor }, value: 1 }]);
    }),
  );
});
