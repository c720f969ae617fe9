const { appendFileSync } = require('node:fs');

/*
 * Required before a process that is to be disturbed. At each fault point (store/fault-point.ts) the process dies once in
 * CHAOS_DIES_ONCE_IN, or loses its answer once in CHAOS_LOSES_ONCE_IN. What was done is written to CHAOS_FAULTS_FILE.
 */
const dies = Number(process.env.CHAOS_DIES_ONCE_IN);
const loses = Number(process.env.CHAOS_LOSES_ONCE_IN);
const note = (what, point) => appendFileSync(process.env.CHAOS_FAULTS_FILE, `${what} ${point}\n`);

// Not from the round's seed: which process comes to a point first is the machine's business.
globalThis[Symbol.for('fordring.fault-point')] = (point) => {
  const chance = Math.random();
  if (chance < 1 / dies) {
    note('died', point);
    process.kill(process.pid, 'SIGKILL');
  }
  if (chance > 1 - 1 / loses) {
    note('lost', point);
    throw Object.assign(new Error('Connection terminated by the chaos'), { code: '08006' });
  }
};
