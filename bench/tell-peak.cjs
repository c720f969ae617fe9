/** Loaded into a measured process before everything else: at its end it says how much memory it held at most. */
const { writeSync } = require('node:fs');

const channel = Number(process.env.BENCH_PEAK_CHANNEL);
const KILOBYTE = 1024;

process.once('exit', () => {
  writeSync(channel, String(process.resourceUsage().maxRSS * KILOBYTE));
});
