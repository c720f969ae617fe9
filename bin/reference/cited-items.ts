import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

const NOT_OURS = new Set(['node_modules', 'out', 'dist', 'coverage']);
const TEXT = /\.(ts|md|json|sql)$/;
/** The pages that are made of the items themselves, and recorded lives, which repeat what the code says. */
const NOT_A_CITATION = /^docs\/sources\.|^tests\/histories\//;
/** `S002-17`, or `S002-47 to S002-53`, which cites all between; a comment may break the line in between. */
const CITED = /\bS(\d{3})-(\d+)\b(?:\s+(?:\*\s+)?to\s+(?:\*\s+)?S\1-(\d+)\b)?/g;

/** Which files of the repository cite which item of the sources: `S002-17` → paths, in order of name. */
export function citedItems(root: string): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, string[]>();
  for (const path of textFiles(root).sort()) {
    for (const item of itemsIn(readFileSync(join(root, path), 'utf8'))) {
      cited.set(item, [...(cited.get(item) ?? []), path]);
    }
  }
  return cited;
}

export function itemsIn(text: string): ReadonlySet<string> {
  const items = new Set<string>();
  for (const [, source = '', first = '', last = first] of text.matchAll(CITED)) {
    for (let number = Number(first); number <= Number(last); number += 1) {
      items.add(`S${source}-${String(number).padStart(2, '0')}`);
    }
  }
  return items;
}

function textFiles(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !NOT_OURS.has(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((below) =>
            join(entry.name, below),
          )
        : [entry.name],
    )
    .map((path) => path.split(sep).join('/'))
    .filter((path) => TEXT.test(path) && !NOT_A_CITATION.test(path));
}
