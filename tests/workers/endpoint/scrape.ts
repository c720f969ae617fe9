import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const DEPLOY = join(__dirname, '..', '..', '..', 'deploy');

/** A figure as Prometheus reads it. */
export interface Scraped {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** An alert rule whose expression holds one figure against one threshold, or misses a figure. */
export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly metric: string;
  /** Whether it fires where the figure is not there at all. */
  readonly whenAbsent: boolean;
  readonly isFiring: (value: number) => boolean;
  readonly annotations: Readonly<Record<'summary' | 'runbook', string>>;
}

/** Asks an address as Prometheus does. Where nobody answers, `up` is 0, as Prometheus has it. */
export async function scrape(port: number): Promise<Scraped[]> {
  const up = (value: number): Scraped => ({ name: 'up', labels: { job: 'fordring', instance: `${port}` }, value });
  const response = await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined);
  return response?.ok ? [up(1), ...scrapedFrom(await response.text())] : [up(0)];
}

/** Throws where a line is none of Prometheus' text format. */
export function scrapedFrom(text: string): Scraped[] {
  return text.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('#')) return [];
    const [, name, said = '', value = ''] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`This is no line of Prometheus' text format: ${line}`);
    const labels = [...said.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)].map(([, label = '', word = '']) => [
      label,
      word.replace(/\\(.)/g, '$1'),
    ]);
    return [{ name, labels: Object.fromEntries(labels) as Record<string, string>, value: Number(value) }];
  });
}

export function alertRules(): Rule[] {
  const text = readFileSync(join(DEPLOY, 'prometheus', 'fordring.rules.yaml'), 'utf8');
  const { groups } = parse(text) as { groups: { rules: Omit<Rule, 'metric' | 'whenAbsent' | 'isFiring'>[] }[] };
  return groups
    .flatMap(({ rules }) => rules)
    .map((rule) => {
      const [, missed] = /^absent\(([a-z_]+)\{job="fordring"\}\)$/.exec(rule.expr) ?? [];
      if (missed !== undefined) return { ...rule, metric: missed, whenAbsent: true, isFiring: () => false };
      const [, metric, sign, threshold] =
        /^(?:increase\()?([a-z_]+)(?:\{job="fordring"\})?(?:\[1h\]\))? ([<>]) (\d+)$/.exec(rule.expr) ?? [];
      if (metric === undefined) throw new Error(`${rule.alert} is more than one figure against one threshold.`);
      return {
        ...rule,
        metric,
        whenAbsent: false,
        isFiring: (value) => (sign === '<' ? value < Number(threshold) : value > Number(threshold)),
      };
    });
}

/** The alerts that fire, each with what its labels say: `FordringNotReady worker`. */
export function firing(scraped: readonly Scraped[]): string[] {
  return alertRules().flatMap(({ alert, metric, whenAbsent, isFiring }) =>
    whenAbsent && scraped.every(({ name }) => name !== metric)
      ? [alert]
      : scraped
          .filter(({ name, value }) => name === metric && isFiring(value))
          .map(({ name, labels }) => [alert, ...(name === 'up' ? [] : Object.values(labels))].join(' ')),
  );
}

/** Every query of the dashboard. */
export function dashboardQueries(): string[] {
  const { panels } = JSON.parse(readFileSync(join(DEPLOY, 'grafana', 'fordring.json'), 'utf8')) as {
    panels: { targets: { expr: string; legendFormat: string }[] }[];
  };
  return panels.flatMap(({ targets }) => targets.map(({ expr, legendFormat }) => `${expr} ${legendFormat}`));
}
