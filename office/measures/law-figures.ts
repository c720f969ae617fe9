import { daysBetween } from '../../domain/kernel/civil-date';
import { lastRecorded } from '../../policies/statutes/figures-running-out';
import { ofEachCreditor, SIX_HOURS, type Measure, type Metric } from './measure';

const left: Metric = {
  name: 'fordring_law_figure_left_days',
  type: 'gauge',
  help: 'For how many days a figure of the law is still recorded; below zero the figure is missing.',
  labels: ['country', 'figure'],
};

/** Figures of the law that are set anew time and again, by the latest business day of a country's creditors. */
export const lawFigures: Measure = {
  name: 'law-figures',
  everySeconds: SIX_HOURS,
  metrics: [left],
  async read(asked) {
    const samples = await ofEachCreditor(asked, ({ country, today }) =>
      Promise.resolve(
        lastRecorded(country).map(({ name: figure, until }) => ({
          ...{ metric: left, labels: { country, figure } },
          value: daysBetween(today, until),
        })),
      ),
    );
    const least = new Map<string, (typeof samples)[number]>();
    for (const sample of samples) {
      const place = Object.values(sample.labels).join('/');
      const before = least.get(place);
      if (before === undefined || sample.value < before.value) least.set(place, sample);
    }
    return [...least.values()];
  },
};
