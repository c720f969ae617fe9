import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SeededRandom } from '../../sample/seeded-random';
import { systemFolderFor } from '../../stack/postgres-user';
import type { Disturbances } from './chaos-monkey';
import { startChaosServers } from './chaos-servers';
import { compareTwins, lettersIn, type Difference } from './compare-twins';
import { Life, type TownOf } from './life';

export interface RoundOf extends TownOf {
  readonly tell: (what: string) => void;
}

export interface RoundReport {
  readonly seed: number;
  readonly claims: number;
  readonly twinSeconds: number;
  readonly disturbedSeconds: number;
  readonly disturbances: Disturbances;
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** What `ledger check` and `engine check` found in the disturbed town, and what lies in its folders otherwise. */
  readonly broken: readonly string[];
}

/** Lives a town undisturbed, lives the same town under fire, and compares the two. */
export async function chaosRound({ seed, claims, home, tell }: RoundOf): Promise<RoundReport> {
  await mkdir(home, { recursive: true });
  const servers = await startChaosServers(home);
  const lives: Life[] = [];
  let isEqual = false;
  try {
    const begun = performance.now();
    const twin = await Life.begin(servers, { name: 'twin', seed, claims, home });
    lives.push(twin);
    await twin.undisturbed();
    const twinSeconds = secondsSince(begun);
    tell(`the twin has lived, ${twinSeconds} s`);
    const disturbedAt = performance.now();
    const town = await Life.begin(servers, { name: 'town', seed, claims, home });
    lives.push(town);
    const disturbances = await town.underFire(new SeededRandom(seed, 'chaos'), tell);
    const disturbedSeconds = secondsSince(disturbedAt);
    tell(`the town has lived, ${disturbedSeconds} s`);
    const broken = await town.broken();
    const { compared, differences } = await compareTwins(twin.pool, town.pool);
    const letters = await lettersDiffer(twin, town);
    const found = [...broken, ...letters, ...(compared === 0 ? ['no row was there to compare'] : [])];
    isEqual = differences.length === 0 && found.length === 0;
    return {
      ...{ seed, claims, twinSeconds, disturbedSeconds, disturbances, compared, differences },
      broken: found,
    };
  } finally {
    for (const life of lives) await life.end();
    if (isEqual) for (const life of lives) await life.remove(tell);
    await servers.stop();
    for (const data of [join(home, 'postgres'), systemFolderFor(join(home, 'postgres'))])
      await rm(data, { recursive: true, force: true });
    // What two towns differ in is looked for in their logs and letters.
    if (isEqual) await rm(home, { recursive: true, force: true });
    else tell(`logs and letters stay in ${home}`);
  }
}

async function lettersDiffer(twin: Life, town: Life): Promise<string[]> {
  const [one, other] = await Promise.all([
    lettersIn(join(twin.outbox, 'letters')),
    lettersIn(join(town.outbox, 'letters')),
  ]);
  if (one.length === 0) return ['no letter was there to compare'];
  const inTwin = new Set(one);
  const inTown = new Set(other);
  return [
    ...[...inTwin].filter((name) => !inTown.has(name)).map((name) => `a letter is missing: ${name}`),
    ...[...inTown].filter((name) => !inTwin.has(name)).map((name) => `a letter too many: ${name}`),
  ];
}

function secondsSince(begun: number): number {
  return Math.round((performance.now() - begun) / 1000);
}
