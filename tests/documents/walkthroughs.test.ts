import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, documents, textOf } from './document';

const WALKTHROUGHS = documents().filter((path) => path.startsWith('docs/walkthroughs/'));

/** `12. [`office/x.ts`](../../office/x.ts) says …` */
const STATION = /^(\d+)\. \[`([^`]+)`\]\(\.\.\/\.\.\/([^)]+)\) (.*)$/gm;

test('there are walkthroughs', () => {
  expect(WALKTHROUGHS.length).toBeGreaterThanOrEqual(4);
});

test.each(WALKTHROUGHS)('%s passes files that are there, one after the other, each with one sentence', (path) => {
  const stations = [...textOf(path).matchAll(STATION)].map(([, number, name = '', target, sentence = '']) => ({
    number: Number(number),
    name,
    target,
    sentence,
  }));
  expect(stations.length).toBeGreaterThan(20);
  expect(stations.map(({ number }) => number)).toEqual(stations.map((_, index) => index + 1));
  expect(stations.filter(({ name, target }) => name !== target)).toEqual([]);
  expect(stations.filter(({ name }) => !existsSync(join(ROOT, name))).map(({ name }) => name)).toEqual([]);
  expect(
    stations.filter(({ sentence }) => !/^[^.]+(\.[a-z][^.]*)*\.$/.test(sentence)).map(({ sentence }) => sentence),
  ).toEqual([]);
});

test.each(WALKTHROUGHS)('%s numbers every file that it passes', (path) => {
  const listed = textOf(path)
    .split('\n')
    .filter((line) => /^\d+\. /.test(line));
  expect(listed.length).toBe([...textOf(path).matchAll(STATION)].length);
});
