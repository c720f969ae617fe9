import type { Command } from 'commander';
import { TOKEN_FILE } from './signed-in';

/** About which creditor something is asked. Where there is only one, that one is meant. */
export const CREDITOR: readonly [flags: string, description: string] = [
  '--creditor <id>',
  'of which creditor, where there are several',
];

/** `--creditor` and `--token-file`: about which creditor something is asked, and by whom. */
export function withCreditor(command: Command): Command {
  return command.option(...CREDITOR).option(...TOKEN_FILE);
}
