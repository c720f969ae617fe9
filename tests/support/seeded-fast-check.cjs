/**
 * fast-check with a seed of its own where one is named. The landing names one: a commit is judged the same twice. Everybody
 * else draws anew, and the landing's seed is no reason to leave a failure of another seed alone.
 */
const fastCheck = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

const seed = process.env.JEST_PROPERTY_SEED;
if (seed) fastCheck.configureGlobal({ ...fastCheck.readConfigureGlobal(), seed: Number(seed) });

module.exports = fastCheck;
