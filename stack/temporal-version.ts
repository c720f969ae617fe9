import { execFile } from 'node:child_process';

/** The Temporal CLI that we are tested with. Its server is 1.32.0, the first that can skip time per execution. */
export const TEMPORAL_CLI_VERSION = '1.9.1';

const SERVER_NEEDED = { major: 1, minor: 32 };

const ANSWER_MILLISECONDS = 20_000;

/** What `temporal --version` says: `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`. */
export interface TemporalVersion {
  readonly cli: string;
  readonly server: string;
}

/** Asks the binary itself; `undefined` when it does not run here or is no Temporal CLI. */
export function versionOf(binary: string): Promise<TemporalVersion | undefined> {
  return new Promise((resolve) => {
    execFile(binary, ['--version'], { timeout: ANSWER_MILLISECONDS }, (error, answer) => {
      const said = error ? null : /^temporal version (\S+) \(Server ([\d.]+)/m.exec(answer);
      resolve(said?.[1] !== undefined && said[2] !== undefined ? { cli: said[1], server: said[2] } : undefined);
    });
  });
}

/** Older servers cannot skip time, so nothing could be rehearsed on them. */
export function isRecentEnough({ server }: TemporalVersion): boolean {
  const [major = 0, minor = 0] = server.split('.').map(Number);
  return major > SERVER_NEEDED.major || (major === SERVER_NEEDED.major && minor >= SERVER_NEEDED.minor);
}
