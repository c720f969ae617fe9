import type { Client } from '@temporalio/client';
import { inParallel } from '../../domain/kernel/in-parallel';
import { alternately, compared, median, secondsOf } from '../arithmetic';
import type { Aim, Given } from '../bench';
import { historyCost, type HistoryCost } from './history-cost';
import type { Pace, Side } from './side';

/** One kind of life, lived by many claims on both sides. */
export interface ComparedLife {
  readonly name: string;
  readonly lives: number;
  readonly atOnce: number;
  readonly live: (side: Side, claimId: string) => Promise<void>;
  readonly throughputAim: Aim;
  readonly eventsAim?: Aim;
  /** Given when the life has timers; they are fitted to the machine. */
  readonly pace?: Pace;
}

interface Lived extends HistoryCost {
  readonly livesASecond: number;
}

const HISTORIES_LOOKED_AT = 10;

/**
 * So many timers would fit into the time that all lives of a turn take the machine. A life waits seven times: with less
 * than that the machine would idle at timers, with much more its steps would come so late that timers fall away.
 */
const TIMERS_A_TURN = 10;
const SHORTEST_TIMER_MILLISECONDS = 100;

/** Measures the life on both sides alternately, after a turn of each that nobody counts. */
export async function compareLives(
  { runs, report, tell }: Given,
  client: Client,
  { ours, bare }: { readonly ours: Side; readonly bare: Side },
  life: ComparedLife,
): Promise<void> {
  const { name, lives, pace } = life;
  let turns = 0;
  const turn = async (side: Side): Promise<Lived> => {
    turns += 1;
    const claimIds = Array.from({ length: lives }, (_none, index) => `${side.taskQueue}/${name}/${turns}/${index}`);
    const seconds = await secondsOf(() => inParallel(claimIds, life.atOnce, (claimId) => life.live(side, claimId)));
    tell(`${side.taskQueue}: ${lives} × ${name} in ${seconds.toFixed(1)} s`);
    return { livesASecond: lives / seconds, ...(await typicalCost(client, side, claimIds)) };
  };
  if (pace) pace.timerMilliseconds = SHORTEST_TIMER_MILLISECONDS;
  await turn(ours);
  const { livesASecond } = await turn(bare);
  if (pace) pace.timerMilliseconds = timerFor(lives / livesASecond);
  const pairs = await alternately(
    runs,
    () => turn(ours),
    () => turn(bare),
  );
  const of = (key: keyof Lived) => compared(pairs.map((pair) => ({ ours: pair.ours[key], bare: pair.bare[key] })));
  const { throughputAim, eventsAim } = life;
  report({ figure: `${name} throughput`, unit: 'workflows/s', aim: throughputAim, ...of('livesASecond') });
  report({ figure: `${name} history`, unit: 'events', ...(eventsAim && { aim: eventsAim }), ...of('events') });
  report({ figure: `${name} history`, unit: 'bytes', ...of('bytes') });
  // What is compared must be the same life: a step that comes late has no timer to wait for.
  if (pace) report({ figure: `${name} timers`, unit: 'timers', aim: SAME, ...of('timers') });
}

const SAME: Aim = { of: 'ratio', atLeast: 1, atMost: 1 };

function timerFor(secondsOfTurn: number): number {
  return Math.max(SHORTEST_TIMER_MILLISECONDS, Math.round((1000 * secondsOfTurn) / TIMERS_A_TURN));
}

/** Of some of them: the most events (a promise is kept by all), the median of the bytes, and the timers of all. */
async function typicalCost(client: Client, side: Side, claimIds: readonly string[]): Promise<HistoryCost> {
  const costs: HistoryCost[] = [];
  for (const claimId of claimIds.slice(-HISTORIES_LOOKED_AT)) {
    costs.push(await historyCost(client, side.workflowId(claimId)));
  }
  return {
    events: Math.max(...costs.map(({ events }) => events)),
    bytes: median(costs.map(({ bytes }) => bytes)),
    timers: costs.reduce((sum, { timers }) => sum + timers, 0) / costs.length,
  };
}
