import type { Metric, Sample } from '../../office/measures/measure';
import type { RelayCounts } from '../relay-counts';
import type { WorkerStanding } from '../worker-standing';
import { PARTS, type Readiness } from './readiness';

const ready: Metric = {
  name: 'fordring_ready',
  type: 'gauge',
  help: '1 when a part answers: the database, the engine, and the worker.',
  labels: ['part'],
};
const restarts: Metric = {
  name: 'fordring_worker_restarts_total',
  type: 'counter',
  help: 'How often the worker has died and was started again.',
  labels: [],
};
const told: Metric = {
  name: 'fordring_relay_told_total',
  type: 'counter',
  help: 'Messages that a lane of this relay has dealt with.',
  labels: ['lane'],
};
const failures: Metric = {
  name: 'fordring_relay_failures_total',
  type: 'counter',
  help: 'How often a lane of this relay has failed as a whole; the lane goes on three seconds later.',
  labels: ['lane'],
};

export const PROCESS_METRICS: readonly Metric[] = [ready, restarts, told, failures];

/** What this process knows without asking the books. */
export function processSamples(
  readiness: Readiness,
  worker: WorkerStanding | undefined,
  relayed: RelayCounts,
): Sample[] {
  return [
    ...PARTS.map((part) => ({ metric: ready, labels: { part }, value: readiness[part] ? 1 : 0 })),
    { metric: restarts, labels: {}, value: worker?.restarts() ?? 0 },
    ...[...relayed.told].map(([lane, value]) => ({ metric: told, labels: { lane }, value })),
    ...[...relayed.failures].map(([lane, value]) => ({ metric: failures, labels: { lane }, value })),
  ];
}
