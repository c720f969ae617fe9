const { readFileSync, renameSync, rmSync } = require('node:fs');
const { join } = require('node:path');

/** Stops the servers, if a test had them started, and clears the run's folder away. */
module.exports = async () => {
  const folder = process.env.JEST_RUN_FOLDER;
  if (!folder) return;
  const { temporal, postgres } = stateIn(join(folder, 'home', 'engine.json'));
  // Servers that end are started again where their folder is; it must not be there any more.
  const ended = `${folder}-ended`;
  renameSync(folder, ended);
  await Promise.all([end(temporal?.process.pid), end(postgres?.process.pid)]);
  rmSync(ended, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
};

function stateIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** What they hold is thrown away, so nobody waits for an orderly stop: SIGQUIT is PostgreSQL's immediate one. */
async function end(pid) {
  if (!pid) return;
  for (
    let waited = 0;
    signalled(pid, waited === 0 ? 'SIGQUIT' : waited > 5_000 ? 'SIGKILL' : 0) && waited < 8_000;
    waited += 20
  ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function signalled(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
