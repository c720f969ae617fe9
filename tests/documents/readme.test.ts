import { tryNextLines } from '../../cli/try-next';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, documents, found, rows, section, textOf } from './document';

/** Folders with TypeScript that are no rooms of the program. */
const NO_ROOMS = new Set(['bench', 'bin', 'deploy', 'dist', 'docs', 'node_modules', 'out', 'coverage', 'tests']);

const rooms = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NO_ROOMS.has(entry.name))
  .map(({ name }) => name)
  .filter((name) =>
    readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' }).some((path) => path.endsWith('.ts')),
  );

test.each(['README.md', 'ARCHITECTURE.md'])('%s can be read at one sitting', (path) => {
  expect(textOf(path).split('\n').length).toBeLessThanOrEqual(151);
});

test('README names every room of the house, and ARCHITECTURE says what it may know', () => {
  expect(rooms).toContain('office');
  const inReadme = found(section('README.md', '## Where to read'), /^\| \[?`([a-z]+)`/gm);
  const inArchitecture = rows(section('ARCHITECTURE.md', '## Rooms and arrows')).map(
    ([name = '']) => name.split('/')[0],
  );
  expect(rooms.filter((name) => !inReadme.includes(name))).toEqual([]);
  expect(rooms.filter((name) => !inArchitecture.includes(name))).toEqual([]);
});

test('README sends its reader to the life of one invoice first', () => {
  expect(textOf('README.md')).toContain(
    '**Read first:** [`workflows/collect-invoice.ts`](workflows/collect-invoice.ts)',
  );
});

test('README has one example of the client library, and no other page has one', () => {
  const examples = documents().flatMap((path) =>
    [...textOf(path).matchAll(/^```ts\n([\s\S]*?)^```/gm)]
      .filter(([, code = '']) => code.includes('FordringClient.connect'))
      .map(() => path),
  );
  expect(examples).toEqual(['README.md']);
});

test('every page of docs/ is in the index, a decision in its own', () => {
  const index = textOf('docs/README.md');
  const pages = documents().filter((path) => /^docs\/(?!README|adr\/\d)/.test(path));
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((path) => !index.includes(`(${path.slice('docs/'.length)})`))).toEqual([]);
});

test('what the README suggests to try next is what the start screen suggests, word for word', () => {
  expect(textOf('README.md')).toContain(['Try next', ...tryNextLines(), '```'].join('\n'));
});
