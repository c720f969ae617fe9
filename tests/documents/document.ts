import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** The documents at the root, and everything below `docs/`. */
export function documents(): string[] {
  const atRoot = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  const below = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name));
  return [...atRoot, ...below].sort();
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The TypeScript files below some folders, as paths from the root. */
export function sources(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => relative(ROOT, join(ROOT, folder, name))),
  );
}

/** What a pattern's first group finds, each once, in order of name. */
export function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))].sort();
}

/** The part of a document from one heading to the next of its level. */
export function section(path: string, heading: string): string {
  const text = textOf(path);
  const start = text.indexOf(`\n${heading}\n`);
  if (start === -1) throw new Error(`${path} has no heading "${heading}".`);
  const level = /^#+/.exec(heading)?.[0] ?? '#';
  const end = text.slice(start + 1 + heading.length).search(new RegExp(`^#{1,${level.length}} `, 'm'));
  return end === -1 ? text.slice(start) : text.slice(start, start + 1 + heading.length + end);
}

/** The commands that a part of a document prints, each as the words after `fordring`. */
export function commandsIn(text: string): string[][] {
  return [...text.matchAll(/^ *fordring (.+)$/gm)].map(([, words = '']) => words.split(' '));
}

/** A Markdown table's rows without its head, as cells without backticks. */
export function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+\|$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}
