import { fileFromTarGz } from './archive';
import type { OnProgress } from './progress';
import { TEMPORAL_CLI_VERSION } from './temporal-version';

/** A machine without the internet must not cost more than this before the next source is tried. */
const REACHED_WITHIN_MILLISECONDS = 4_000;

/** A download that brings nothing for so long is given up. */
const STALLED_AFTER_MILLISECONDS = 20_000;

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin' };
const MACHINES: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * The official release archive, downloaded and unpacked.
 *
 * Its SHA-256 is not pinned: where this was written the archive could not be reached, and a number that nobody has checked is
 * worse than none. What is checked is the certificate of the download and, by the caller, the version that the binary itself reports.
 */
export async function downloadOfficialRelease(onProgress: OnProgress): Promise<Buffer> {
  const system = SYSTEMS[process.platform];
  const machine = MACHINES[process.arch];
  if (!system || !machine) throw new Error(`there is no release for ${process.platform} on ${process.arch}`);
  const archive = `temporal_cli_${TEMPORAL_CLI_VERSION}_${system}_${machine}.tar.gz`;
  const address = `https://github.com/temporalio/cli/releases/download/v${TEMPORAL_CLI_VERSION}/${archive}`;
  return fileFromTarGz(await download(address, onProgress), 'temporal');
}

async function download(address: string, onProgress: OnProgress): Promise<Buffer> {
  const patience = new AbortController();
  let timer = setTimeout(() => patience.abort(new Error('nobody answered')), REACHED_WITHIN_MILLISECONDS);
  try {
    const response = await fetch(address, { signal: patience.signal });
    if (!response.ok || !response.body) throw new Error(`the answer was ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    const parts: Uint8Array[] = [];
    let done = 0;
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      clearTimeout(timer);
      timer = setTimeout(() => patience.abort(new Error('the download stalled')), STALLED_AFTER_MILLISECONDS);
      parts.push(part);
      done += part.length;
      if (total > 0) onProgress({ task: `Downloading Temporal ${TEMPORAL_CLI_VERSION}`, done, total });
    }
    return Buffer.concat(parts);
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch` hides the reason (no such host, no route) one level down. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
