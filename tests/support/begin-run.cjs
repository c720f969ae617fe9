const { spawnSync } = require('node:child_process');
const { chmodSync, mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** These only say where the engine's binary is found; every other variable of the person would change what is tested. */
const KEPT = new Set(['FORDRING_CACHE', 'FORDRING_TEMPORAL_CLI']);

const BUILD = join(__dirname, '..', '..', 'bin', 'build.mjs');

/**
 * One folder for the whole run. The servers are started in it by the first test that asks for them (`world.ts`). A run of
 * every suite first compiles the program: it calls the command some 200 times, and compiled code starts in half the time.
 */
module.exports = async ({ testPathPatterns }) => {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('FORDRING_') && !KEPT.has(name)) delete process.env[name];
  }
  const folder = mkdtempSync(join(tmpdir(), 'fordring-tests-'));
  // PostgreSQL runs as another user when we are root, and must be able to go in.
  chmodSync(folder, 0o755);
  process.env.JEST_RUN_FOLDER = folder;
  process.env.FORDRING_HOME = join(folder, 'home');
  // Where the sources do not compile, the command runs from the sources, and `tests/package` fails.
  if (!testPathPatterns.isSet()) spawnSync(process.execPath, [BUILD], { stdio: ['ignore', 2, 2] });
};
