import { TOPICS, untold } from '../controls/untold';
import type { Measure, Metric } from './measure';

const waiting: Metric = {
  name: 'fordring_relay_waiting_messages',
  type: 'gauge',
  help: 'Messages of the ledger that others were not told of yet.',
  labels: ['topic'],
};
const lag: Metric = {
  name: 'fordring_relay_lag_seconds',
  type: 'gauge',
  help: 'Since when the oldest untold message waits.',
  labels: ['topic'],
};
const aside: Metric = {
  name: 'fordring_relay_set_aside_messages',
  type: 'gauge',
  help: 'Messages that their receiver refused and that are tried again later.',
  labels: ['topic'],
};

const NOTHING = { untold: 0, oldestSeconds: 0, setAside: 0 };
const A_QUARTER_MINUTE = 15;

/** What the relay has still to tell. */
export const relay: Measure = {
  name: 'relay',
  everySeconds: A_QUARTER_MINUTE,
  metrics: [waiting, lag, aside],
  async read({ pool }) {
    const { topics } = await untold(pool, undefined);
    const figures = new Map(topics.map((of) => [of.topic, of] as const));
    // Said also where nothing waits, so that a figure goes back to zero.
    return [...new Set([...TOPICS, ...figures.keys()])].flatMap((topic) => {
      const { untold: messages, oldestSeconds, setAside } = figures.get(topic) ?? NOTHING;
      return [
        { metric: waiting, labels: { topic }, value: messages },
        { metric: lag, labels: { topic }, value: oldestSeconds },
        { metric: aside, labels: { topic }, value: setAside },
      ];
    });
  },
};
