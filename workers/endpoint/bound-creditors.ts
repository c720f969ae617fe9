import type { Sample } from '../../office/measures/measure';

/** So many creditors have series of their own; a monitoring system pays for each series. */
export const MOST_CREDITORS = 100;

/** The label of all others. No creditor has the id. */
const OTHERS = '(others)';

/** Tells the first creditors by id each by itself, and what all others come to together. */
export function boundCreditors(samples: readonly Sample[], most = MOST_CREDITORS): readonly Sample[] {
  const creditors = [...new Set(samples.flatMap(({ labels }) => labels['creditor'] ?? []))].sort();
  if (creditors.length <= most) return samples;
  const own = new Set(creditors.slice(0, most));
  const told: Sample[] = [];
  const together = new Map<string, Sample>();
  for (const sample of samples) {
    const { metric, labels, value } = sample;
    if (labels['creditor'] === undefined || own.has(labels['creditor'])) {
      told.push(sample);
      continue;
    }
    const ofOthers = { ...labels, creditor: OTHERS };
    const place = [metric.name, ...Object.values(ofOthers)].join('\n');
    const before = together.get(place)?.value;
    const both = before === undefined ? value : metric.together === 'most' ? Math.max(before, value) : before + value;
    together.set(place, { metric, labels: ofOthers, value: both });
  }
  return [...told, ...together.values()];
}
