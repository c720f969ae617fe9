import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(__dirname, '..');

test('every suite that a run begins with is there', () => {
  const longest = JSON.parse(readFileSync(join(TESTS, 'support', 'longest-suites.json'), 'utf8')) as string[];
  expect(longest.filter((path) => !existsSync(join(TESTS, path)))).toEqual([]);
  expect(new Set(longest).size).toBe(longest.length);
});
