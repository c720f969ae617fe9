import type { Configuration } from '../../stack/configuration';
import type { ProgressStream } from '../../stack/progress';
import { isJson, logAs, say } from '../../workers/process-log';
import { lastWordBy } from '../last-word';

/** What a long-running process is, in its log. */
export type Role = 'worker' | 'supervisor' | 'start';

/** A process that stays logs as it is configured, its last word too. */
export function logProcess(role: Role, configuration: Configuration): void {
  logAs(role, configuration);
  if (isJson()) lastWordBy((sentence, error) => say(sentence, { error }, 'error'));
}

/** Where progress is told: on standard error as text, or in lines of the log. */
export function progressStream(): ProgressStream {
  if (!isJson()) return process.stderr;
  return {
    isTTY: false,
    write: (text: string | Uint8Array) => {
      const told = String(text).trim();
      if (told !== '') say(told, {}, 'info');
      return true;
    },
  };
}
