import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();

const bench = join(ROOT, 'bench', 'main.ts');
if (!existsSync(bench)) {
  process.stderr.write(`fordring: ${bench} is not there, so there is nothing to measure.\n`);
  process.exit(1);
}
const require = createRequire(import.meta.url);
require('tsx/cjs/api').register();
process.exitCode = await require(bench).main(process.argv.slice(2));
