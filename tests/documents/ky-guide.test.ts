import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { itemsIn } from '../../bin/reference/cited-items';
import { ROOT, textOf } from './document';

/* The page on KY's guide: every item once, followed by code that names it and tried by a test, or openly no matter of ours. */

const ITEMS = 173;
const page = textOf('docs/guides/ky-guide.md');
const [followedPart = '', otherPart = ''] = page.split('## No matter of the system');

/** A row of a table: the items of its first cell, and the files that its further cells link to. */
function rowsIn(part: string): { items: string[]; files: string[] }[] {
  return [...part.matchAll(/^\| (S004-[^|]+)\|(.*)\|$/gm)].map(([, items = '', rest = '']) => ({
    items: [...itemsIn(items)],
    files: [...rest.matchAll(/\]\(\.\.\/\.\.\/([^)]+)\)/g)].map(([, path = '']) => path),
  }));
}

const followed = rowsIn(followedPart);
const others = rowsIn(otherPart);

test('every item of the guide stands on the page once', () => {
  const all = [...followed, ...others].flatMap(({ items }) => items).sort();
  const wanted = Array.from({ length: ITEMS }, (_, at) => `S004-${String(at + 1).padStart(2, '0')}`).sort();
  expect(all).toEqual(wanted);
});

test('the page counts them', () => {
  const [ours, not] = [followed, others].map((rows) => rows.flatMap(({ items }) => items).length);
  expect(page).toContain(`Of these, ${ours} are followed by the system, and ${not} are no matter of the system.`);
});

test('the code of an item names it, and its test is there', () => {
  for (const { items, files } of followed) {
    const [code = '', tried = ''] = files;
    const cited = itemsIn(textOf(code));
    expect([code, items.filter((item) => !cited.has(item))]).toEqual([code, []]);
    expect([tried, existsSync(join(ROOT, tried))]).toEqual([tried, true]);
  }
});
