import { setTimeout as wait } from 'node:timers/promises';
import type { SeededRandom } from '../../sample/seeded-random';
import type { TcpProxy } from './tcp-proxy';

/** What can be disturbed, by name. */
export interface Victims {
  /** The process that is there now, if one is. */
  readonly processes: Readonly<Record<string, () => number | undefined>>;
  readonly proxies: Readonly<Record<string, TcpProxy>>;
}

/** Disturbances done, by what was done and to whom. */
export type Disturbances = Map<string, number>;

const PAUSE_MILLISECONDS = { least: 400, most: 4_000 };
/** A process that is killed again before it works again gets nothing done. */
const LIVES_AT_LEAST_MILLISECONDS = 12_000;
/** Whoever runs a server starts it again no oftener than this. */
const MOST_KILLS_OF_ONE = 45;
const DELAY_MILLISECONDS = { least: 50, most: 900 };
const LASTS_MILLISECONDS = { least: 1_000, most: 8_000 };

/** Disturbs the victims one after another until told to stop; then everything gets through again. */
export async function disturb(
  { processes, proxies }: Victims,
  random: SeededRandom,
  ending: AbortSignal,
  tell: (what: string) => void,
): Promise<Disturbances> {
  const done: Disturbances = new Map();
  const killedAt = new Map<string, number>();
  const note = (what: string): void => {
    done.set(what, (done.get(what) ?? 0) + 1);
    tell(what);
  };
  const between = ({ least, most }: { least: number; most: number }): number => random.integer(least, most);
  const lasting = async (begin: () => void, end: () => void): Promise<void> => {
    begin();
    await wait(between(LASTS_MILLISECONDS), undefined, { signal: ending }).catch(() => undefined);
    end();
  };

  const kill = (name: string): void => {
    const pid = processes[name]?.();
    const lived = performance.now() - (killedAt.get(name) ?? -Infinity);
    const isTooOften = (done.get(`killed ${name}`) ?? 0) >= MOST_KILLS_OF_ONE;
    if (pid === undefined || lived < LIVES_AT_LEAST_MILLISECONDS || isTooOften) return;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      return;
    }
    killedAt.set(name, performance.now());
    note(`killed ${name}`);
  };

  while (!ending.aborted) {
    const isOver = await wait(between(PAUSE_MILLISECONDS), false, { signal: ending }).catch(() => true);
    if (isOver) break;
    if (random.inPercent(45)) {
      kill(random.pick(Object.keys(processes)));
      continue;
    }
    const [name, proxy] = random.pick(Object.entries(proxies));
    const way = random.pick(['cut', 'delayed', 'silenced'] as const);
    note(`${way} ${name}`);
    if (way === 'cut') proxy.cut();
    else if (way === 'delayed')
      await lasting(
        () => proxy.delay(between(DELAY_MILLISECONDS)),
        () => proxy.delay(0),
      );
    else
      await lasting(
        () => proxy.silence(true),
        () => proxy.silence(false),
      );
  }
  return done;
}
