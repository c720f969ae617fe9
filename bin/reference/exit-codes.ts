import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '../../cli/exit-codes';
import { code, page, table } from './markdown';

const DECLARED = join(__dirname, '..', '..', 'cli', 'exit-codes.ts');

/** What each exit code says, by the docstrings of `EXIT`. */
export function exitCodesPage(): string {
  const text = readFileSync(DECLARED, 'utf8');
  const rows = Object.entries(EXIT).map(([name, exitCode]) => {
    const meaning = new RegExp(`/\\*\\* (.*) \\*/\\n\\s+${name}:`).exec(text)?.[1] ?? '';
    return [String(exitCode), code(name), meaning];
  });
  return page('Exit codes', 'What `fordring` tells the shell.', table(['code', 'name', 'meaning'], rows));
}
