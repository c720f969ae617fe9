import type { Command } from 'commander';
import { TOKEN_FILE } from './signed-in';

/** `--creditor` and `--token-file`: about which creditor something is asked, and by whom. */
export function withCreditor(command: Command): Command {
  return command.option('--creditor <id>', 'of which creditor, where there are several').option(...TOKEN_FILE);
}
