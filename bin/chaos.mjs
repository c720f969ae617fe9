import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT, ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();

const require = createRequire(import.meta.url);
require('tsx/cjs/api').register();
process.exitCode = await require(join(ROOT, 'bench', 'chaos-main.ts')).main(process.argv.slice(2));
