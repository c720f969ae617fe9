import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT, ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();

// Writes every page of docs/reference/ anew from the code.
const require = createRequire(import.meta.url);
require('tsx/cjs/api').register();
const { PAGES } = require('./reference/pages.ts');

for (const [path, write] of Object.entries(PAGES)) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), write());
  process.stdout.write(`${path}\n`);
}
