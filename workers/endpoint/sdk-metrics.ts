import type { Metric, Sample } from '../../office/measures/measure';
import { LOOPBACK } from '../../stack/free-port';

const answered: Metric = {
  name: 'fordring_sdk_metrics_up',
  type: 'gauge',
  help: '1 when the worker told the figures of its Temporal SDK, which stand below.',
  labels: [],
};

const DEADLINE_MILLISECONDS = 2_000;

/** What the Temporal SDK of the worker tells of tasks and activities, in the words of Prometheus. */
export async function sdkMetrics(port: number | undefined): Promise<{
  readonly text: string;
  readonly metrics: readonly Metric[];
  readonly samples: readonly Sample[];
}> {
  const text = port === undefined ? undefined : await askedAt(port).catch(() => undefined);
  return {
    text: text ?? '',
    metrics: [answered],
    samples: [{ metric: answered, labels: {}, value: text === undefined ? 0 : 1 }],
  };
}

async function askedAt(port: number): Promise<string> {
  const response = await fetch(`http://${LOOPBACK}:${port}/metrics`, {
    signal: AbortSignal.timeout(DEADLINE_MILLISECONDS),
  });
  if (!response.ok) throw new Error(`The SDK answered with ${response.status}.`);
  return response.text();
}
