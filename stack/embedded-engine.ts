import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Configuration } from './configuration';
import { adoptServers, runs, startServers, type EmbeddedServers } from './embedded-servers';
import { EngineUnavailable } from './engine-unavailable';
import { enterAsUser, type EngineUser } from './engine-users';
import { isHeld, isLocked, takeLock, type HeldLock } from './lock-file';
import type { OnProgress } from './progress';
import { readState, writeState, type StackState } from './stack-state';

/** The embedded servers of a data folder, as one of those who use them has them. */
export interface EmbeddedEngine {
  readonly state: StackState;
  /** Whether this process started the servers; not where it joined those of another. */
  readonly isOwn: boolean;
  /** Whether others use the servers too. */
  readonly isShared: () => boolean;
  /** Stops the servers when nobody else uses them; else another user keeps them from now on. */
  readonly leave: () => Promise<void>;
}

const JOINED_WITHIN_MILLISECONDS = 240_000;
const LOOK_EVERY_MILLISECONDS = 100;
const KEEPER_LOOKED_FOR_EVERY_MILLISECONDS = 1_000;

/**
 * Joins the servers that run on the data folder, or starts them.
 *
 * Who holds `engine.lock` is their keeper, and starts again what crashed. A keeper that ends leaves the servers to another
 * user; the last user to leave stops them. `engine.gate` is held for the moment in which somebody comes or leaves, so that
 * nobody joins servers that are about to be stopped.
 */
export async function embeddedEngine(configuration: Configuration, onProgress: OnProgress): Promise<EmbeddedEngine> {
  const { home } = configuration;
  await mkdir(home, { recursive: true });
  const user = enterAsUser(home);
  try {
    const found = await findEngine(configuration, user, onProgress);
    if (!('release' in found)) return new Seat(configuration, user, found);
    const servers = await startServers(configuration, readState(home), onProgress).catch((error: unknown) => {
      found.release();
      throw error;
    });
    writeState(home, { ...servers.state(), owner: process.pid });
    return new Seat(configuration, user, {
      ...{ state: servers.state(), keeper: { lock: found, servers }, isOwn: true },
    });
  } catch (error) {
    user.leave();
    throw error;
  }
}

interface Keeper {
  readonly lock: HeldLock;
  readonly servers: EmbeddedServers;
}

interface Joined {
  readonly state: StackState;
  readonly keeper?: Keeper;
  readonly isOwn?: boolean;
}

/** The servers that run, or the lock of whoever is to start them. */
async function findEngine(
  configuration: Configuration,
  user: EngineUser,
  onProgress: OnProgress,
): Promise<Joined | HeldLock> {
  const { home } = configuration;
  const giveUpAt = Date.now() + JOINED_WITHIN_MILLISECONDS;
  for (let told = false; Date.now() < giveUpAt;) {
    const found = await atGate(home, () => {
      const state = readState(home);
      const lock = takeLock(join(home, 'engine.lock'));
      if (isHeld(lock)) return toKeep(configuration, user, state, lock);
      if (!told) onProgress({ task: `Joining the engine that process ${lock.pid} runs on ${home}` });
      told = true;
      return state.owner === lock.pid ? { state } : undefined;
    });
    if (found) return found;
    await wait(LOOK_EVERY_MILLISECONDS);
  }
  throw new EngineUnavailable(
    `Another process has held ${join(home, 'engine.lock')} for minutes without bringing its servers up; ` +
      `see the logs in ${home}, end that process, or name another data folder in FORDRING_HOME.`,
  );
}

/** Nobody keeps the servers now. Where others use them, they are ours to keep; else ours to start. */
function toKeep(configuration: Configuration, user: EngineUser, state: StackState, lock: HeldLock): Joined | HeldLock {
  if (state.owner === undefined || !runs(state) || user.others().length === 0) return lock;
  return { state, keeper: keeping(configuration, state, lock) };
}

function keeping(configuration: Configuration, state: StackState, lock: HeldLock): Keeper {
  writeState(configuration.home, { ...state, owner: process.pid });
  return { lock, servers: adoptServers(configuration, state) };
}

/** What one user has of the servers: with a keeper, this process answers for them. */
class Seat implements EmbeddedEngine {
  readonly state: StackState;
  readonly isOwn: boolean;
  private readonly configuration: Configuration;
  private readonly user: EngineUser;
  private readonly looking: NodeJS.Timeout;
  private keeper: Keeper | undefined;
  private left?: Promise<void>;

  constructor(configuration: Configuration, user: EngineUser, { state, keeper, isOwn = false }: Joined) {
    this.state = state;
    this.isOwn = isOwn;
    this.configuration = configuration;
    this.user = user;
    this.keeper = keeper;
    this.looking = setInterval(() => void this.keepIfNobodyDoes(), KEEPER_LOOKED_FOR_EVERY_MILLISECONDS).unref();
  }

  isShared = (): boolean => this.user.others().length > 0;

  leave = (): Promise<void> => (this.left ??= this.leaveOnce());

  private async leaveOnce(): Promise<void> {
    clearInterval(this.looking);
    const { home } = this.configuration;
    await atGate(home, async () => {
      const [heir] = this.user.others();
      if (heir) this.handTo(heir.pid);
      else await this.stopServers();
      this.user.leave();
    });
  }

  private handTo(heir: number): void {
    if (!this.keeper) return;
    const { lock, servers } = this.keeper;
    servers.letGo();
    writeState(this.configuration.home, { ...servers.state(), owner: heir });
    lock.release();
  }

  private async stopServers(): Promise<void> {
    this.keepIfFree();
    if (!this.keeper) return;
    const { lock, servers } = this.keeper;
    await servers.stop();
    writeState(this.configuration.home, servers.state());
    lock.release();
  }

  private async keepIfNobodyDoes(): Promise<void> {
    const { home } = this.configuration;
    if (this.keeper || this.left || isLocked(join(home, 'engine.lock'))) return;
    await atGate(home, () => {
      if (!this.left) this.keepIfFree();
    }).catch(() => undefined);
  }

  private keepIfFree(): void {
    if (this.keeper) return;
    const state = readState(this.configuration.home);
    if (state.owner === undefined) return;
    const lock = takeLock(join(this.configuration.home, 'engine.lock'));
    if (isHeld(lock)) this.keeper = keeping(this.configuration, state, lock);
  }
}

/** One at a time comes in or leaves. Whoever stops the servers has the gate until they are down. */
async function atGate<Result>(home: string, act: () => Result | Promise<Result>): Promise<Result> {
  for (const giveUpAt = Date.now() + JOINED_WITHIN_MILLISECONDS; ;) {
    const gate = takeLock(join(home, 'engine.gate'));
    if (isHeld(gate)) {
      try {
        return await act();
      } finally {
        gate.release();
      }
    }
    if (Date.now() > giveUpAt)
      throw new EngineUnavailable(
        `Process ${gate.pid} has held ${join(home, 'engine.gate')} for minutes; see the logs in ${home}, and end that process.`,
      );
    await wait(LOOK_EVERY_MILLISECONDS / 4);
  }
}
