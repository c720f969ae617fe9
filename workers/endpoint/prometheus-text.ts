import type { Metric, Sample } from '../../office/measures/measure';

export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Metrics as Prometheus reads them: each with what it means, also where it has no sample. */
export function prometheusText(metrics: readonly Metric[], samples: readonly Sample[]): string {
  const told = metrics.map((metric) => {
    const { name, help, type } = metric;
    const lines = samples.filter((sample) => sample.metric === metric).map(lineOf);
    return [`# HELP ${name} ${escaped(help)}`, `# TYPE ${name} ${type}`, ...lines].join('\n');
  });
  return `${told.join('\n')}\n`;
}

function lineOf({ metric, labels, value }: Sample): string {
  const said = metric.labels.map((label) => `${label}="${escaped(labels[label] ?? '').replaceAll('"', '\\"')}"`);
  return `${metric.name}${said.length > 0 ? `{${said.join(',')}}` : ''} ${value}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
