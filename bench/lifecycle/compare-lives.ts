import type { Client } from '@temporalio/client';
import { inParallel } from '../../activities/outbox/in-parallel';
import { alternately, compared, median, secondsOf } from '../arithmetic';
import type { Aim, Given } from '../bench';
import { historyCost, type HistoryCost } from './history-cost';
import type { Side } from './side';

/** One kind of life, lived by many claims on both sides. */
export interface ComparedLife {
  readonly name: string;
  readonly lives: number;
  readonly atOnce: number;
  readonly live: (side: Side, claimId: string) => Promise<void>;
  readonly throughputAim: Aim;
  readonly eventsAim?: Aim;
}

interface Lived extends HistoryCost {
  readonly livesASecond: number;
}

const HISTORIES_LOOKED_AT = 10;

/** Measures the life on both sides alternately, after a few lives that nobody counts. */
export async function compareLives(
  { runs, report, tell }: Given,
  client: Client,
  { ours, bare }: { readonly ours: Side; readonly bare: Side },
  life: ComparedLife,
): Promise<void> {
  let measured = 0;
  const measure = async (side: Side, lives: number): Promise<Lived> => {
    measured += 1;
    const claimIds = Array.from(
      { length: lives },
      (_none, index) => `${side.taskQueue}/${life.name}/${measured}/${index}`,
    );
    const seconds = await secondsOf(() => inParallel(claimIds, life.atOnce, (claimId) => life.live(side, claimId)));
    tell(`${side.taskQueue}: ${lives} × ${life.name} in ${seconds.toFixed(1)} s`);
    return { livesASecond: lives / seconds, ...(await typicalCost(client, side, claimIds)) };
  };
  const warmUp = Math.ceil(life.lives / 10);
  await measure(ours, warmUp);
  await measure(bare, warmUp);
  const pairs = await alternately(
    runs,
    () => measure(ours, life.lives),
    () => measure(bare, life.lives),
  );
  const of = (key: keyof Lived) => compared(pairs.map((pair) => ({ ours: pair.ours[key], bare: pair.bare[key] })));
  report({ figure: `${life.name} throughput`, unit: 'workflows/s', aim: life.throughputAim, ...of('livesASecond') });
  report({
    figure: `${life.name} history`,
    unit: 'events',
    ...(life.eventsAim && { aim: life.eventsAim }),
    ...of('events'),
  });
  report({ figure: `${life.name} history`, unit: 'bytes', ...of('bytes') });
}

/** Of some of them: the most events (a promise is kept by all), and the median of the bytes. */
async function typicalCost(client: Client, side: Side, claimIds: readonly string[]): Promise<HistoryCost> {
  const costs: HistoryCost[] = [];
  for (const claimId of claimIds.slice(-HISTORIES_LOOKED_AT)) {
    costs.push(await historyCost(client, side.workflowId(claimId)));
  }
  return { events: Math.max(...costs.map(({ events }) => events)), bytes: median(costs.map(({ bytes }) => bytes)) };
}
