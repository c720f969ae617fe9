import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, documents, textOf } from './document';

/** As a Markdown page shows a heading in its address. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function anchorsIn(path: string): string[] {
  return [...withoutCode(textOf(path)).matchAll(/^#+ (.*)$/gm)].map((match) => anchorOf(match[1] ?? ''));
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '');
}

function deadLinksOf(path: string): string[] {
  const links = [...withoutCode(textOf(path)).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    if (!existsSync(join(ROOT, target))) return true;
    return anchor !== undefined && !anchorsIn(target).includes(anchor);
  });
}

test.each(documents())('%s links to what is there', (path) => {
  expect(deadLinksOf(path)).toEqual([]);
});

test.each(documents())('%s names no machine of ours', (path) => {
  expect(textOf(path)).not.toMatch(/(^|[\s(`])\/(work|root|home|tmp|Users)\//m);
});

test('every decision is in the list of decisions', () => {
  const decisions = documents().filter((path) => /^docs\/adr\/\d/.test(path));
  expect(decisions.length).toBeGreaterThan(0);
  const listed = textOf('docs/adr/README.md');
  expect(decisions.filter((path) => !listed.includes(`(${path.slice('docs/adr/'.length)})`))).toEqual([]);
});

test.each(documents().filter((path) => /^docs\/adr\/\d/.test(path)))(
  '%s says what it makes easier and harder',
  (path) => {
    expect(textOf(path)).toMatch(/\*\*Easier\.\*\*[\s\S]*\*\*Harder\.\*\*/);
  },
);

test('the first heading inside a release is Law and money', () => {
  const releases = textOf('CHANGELOG.md').split(/^## /m).slice(1);
  expect(releases.length).toBeGreaterThan(0);
  for (const release of releases) expect(/^### (.*)$/m.exec(release)?.[1]).toBe('Law and money');
});
