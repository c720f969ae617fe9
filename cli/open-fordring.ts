import { createRequire } from 'node:module';
import type { Role } from './when-called/log-process';
import type { OpenFordring } from './when-called/with-servers';

export type { OpenFordring };

const load = createRequire(__filename);

/**
 * Opens everything, does the work, and closes it again, also after Ctrl-C: work that does not end by itself then is left
 * where it stands, with `Interrupted`. A second Ctrl-C ends at once. Progress goes to standard error.
 *
 * The libraries of the engine and of the database are loaded here and not before: a command's help needs none of them.
 */
export async function withFordring<Result>(
  work: (fordring: OpenFordring) => Promise<Result>,
  options: { readonly endsItself?: boolean; readonly logsAs?: Role } = {},
): Promise<Result> {
  const { withServers } = load('./when-called/with-servers') as typeof import('./when-called/with-servers');
  return withServers(work, options);
}
