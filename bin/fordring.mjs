#!/usr/bin/env node
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DIST, mayRunCompiled } from './compiled.mjs';
import { ROOT, ensureInstalled } from './ensure-installed.mjs';

// A reader that goes away (| head) is no error; the code that writes may still tell by `stdout.destroyed`.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

ensureInstalled();

const { main } = program();

process.exitCode = await main(process.argv.slice(2));

/** In this process, so that signals, exit codes and the terminal are those of the command itself. */
function program() {
  const require = createRequire(import.meta.url);
  if (mayRunCompiled()) return require(join(DIST, 'cli', 'main.js'));
  // Whoever changes a source runs what the source says, without a build.
  require('tsx/cjs/api').register();
  return require(join(ROOT, 'cli', 'main.ts'));
}
