const { join } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

const TESTS = join(__dirname, '..');
const LONGEST = require('./longest-suites.json').map((path) => join(TESTS, path));

/**
 * Begins the longest suites first, so that the workers end at about the same time. Jest knows how long a suite takes only
 * from the run before, and a fresh clone has none; until then it would begin the largest files first.
 */
module.exports = class LongestFirstSequencer extends Sequencer {
  sort(tests) {
    const longest = LONGEST.flatMap((path) => tests.filter((test) => test.path === path));
    return [...longest, ...super.sort(tests).filter((test) => !longest.includes(test))];
  }
};
