/** Loaded into a supervised worker before everything else: at its end it says how much memory it held at most, in bytes. */
const { writeSync } = require('node:fs');

const KILOBYTE = 1024;
const STANDARD_ERROR = 2;

process.once('exit', () => {
  writeSync(STANDARD_ERROR, `peak ${process.resourceUsage().maxRSS * KILOBYTE}\n`);
});
