#!/usr/bin/env node
import { createRequire } from 'node:module';
import { ROOT, ensureInstalled } from './ensure-installed.mjs';

// A reader that goes away (| head) is no error; the code that writes may still tell by `stdout.destroyed`.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

ensureInstalled();

const require = createRequire(import.meta.url);
// In this process, so that signals, exit codes and the terminal are those of the command itself.
require('tsx/cjs/api').register();
const { main } = require(`${ROOT}cli/main.ts`);

process.exitCode = await main(process.argv.slice(2));
