import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { itemsIn } from '../../bin/reference/cited-items';
import { ROOT, textOf } from './document';

/*
 * The page of the sources and the repository hold each other: what is cited is listed, where it is cited, and nothing else.
 * The page is read as its reader reads it, not asked of the program that writes it.
 */

/** `S002-15` → the files that the page names for it. */
const listed = new Map(
  [...textOf('docs/sources.md').matchAll(/^- \*\*(S\d{3}-\d+)\*\* (.*)$/gm)].map(([, item = '', rest = '']) => [
    item,
    {
      sentence: rest.replace(/ (Code|Tests|Pages): .*$/, ''),
      files: [...rest.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path = '']) => path),
    },
  ]),
);

const NOT_OURS = /^(node_modules|\.git|\.fordring|out|dist|coverage)(\/|$)|^tests\/histories\/|^docs\/sources\./;
const OPENLY_TEXT = /\.(ts|mjs|cjs|md|json|sql|ya?ml)$/;

function citingFiles(folder = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.test(path)) return [];
    if (entry.isDirectory()) return citingFiles(path);
    return entry.isFile() && OPENLY_TEXT.test(path) ? [path] : [];
  });
}

const cited = citingFiles().flatMap((path) =>
  [...readFileSync(join(ROOT, path), 'utf8').matchAll(/\bS\d{3}-\d+\b/g)].map(([item]) => ({ item, path })),
);

test('the page lists some items', () => {
  expect(listed.size).toBeGreaterThan(200);
});

test('every item that a file cites is on the page', () => {
  expect(cited.filter(({ item }) => !listed.has(item))).toEqual([]);
});

test('every file that cites an item stands beside it', () => {
  const missing = cited.filter(
    ({ item, path }) => !path.endsWith('.md') && listed.get(item)?.files.includes(path) !== true,
  );
  expect(missing).toEqual([]);
});

test('every file that stands beside an item cites it', () => {
  const itemsOf = new Map<string, ReadonlySet<string>>();
  const cites = (path: string, item: string): boolean => {
    const items = itemsOf.get(path) ?? itemsIn(textOf(path));
    itemsOf.set(path, items);
    return items.has(item);
  };
  const wrong = [...listed].flatMap(([item, { files }]) =>
    files.filter((path) => !cites(path, item)).map((path) => `${item}: ${path}`),
  );
  expect(wrong).toEqual([]);
  expect([...listed].filter(([, { files }]) => files.length === 0)).toEqual([]);
});

test('every item has one sentence in our own words', () => {
  const bare = [...listed].filter(([, { sentence }]) => !/^[A-ZÅÄÖa-z0-9].{10,160}\.$/.test(sentence));
  expect(bare).toEqual([]);
});

test('a range cites all that lies between its ends', () => {
  expect([...itemsIn('(S002-47 to S002-49), S003-06')]).toEqual(['S002-47', 'S002-48', 'S002-49', 'S003-06']);
  expect([...itemsIn(' * S004-26 to\n * S004-27.')]).toEqual(['S004-26', 'S004-27']);
});
