import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citedItems } from './cited-items';
import { page } from './markdown';

const ROOT = join(__dirname, '..', '..');

const DOCUMENTS: Readonly<Record<string, string>> = {
  S000: 'Copenhagen: the state of its debtor area, March 2022',
  S002: 'Botkyrka: an audit of how its invoices are followed up, 31 October 2016',
  S003: "Statens Administration: a description of the Danish state's debtor service",
  S004: 'KY: a guide to the reconciliations of the Danish benefit system, version 2.0, December 2021',
};

const HEAD = [
  'The rules of Fordring come from documents that towns and authorities published. An item such as `S002-15` is one ' +
    'statement of one document. Code, tests and letters name the item that they follow. This page says in our own words ' +
    'what each item states, and which files name it.',
  'Statutes are not listed here. They are code, in [`policies/statutes`](../policies/statutes), each with its paragraph.',
  'To cite a new item, add its sentence to [`docs/sources.json`](sources.json) and run `npm run docs`.',
];

/** Every cited item. Throws when an item is cited and not summed up, or summed up and cited nowhere. */
export function sourcesPage(
  summaries: Readonly<Record<string, string>> = kept(),
  cited: ReadonlyMap<string, readonly string[]> = citedItems(ROOT),
): string {
  const unknown = [...cited.keys()].filter((item) => !(item in summaries));
  if (unknown.length > 0) throw new Error(`docs/sources.json lacks a sentence for ${unknown.join(', ')}.`);
  const uncited = Object.keys(summaries).filter((item) => !cited.has(item));
  if (uncited.length > 0) throw new Error(`docs/sources.json has ${uncited.join(', ')}, which no file cites.`);
  const parts = Object.entries(DOCUMENTS).flatMap(([document, title]) => {
    const lines = Object.entries(summaries)
      .filter(([item]) => item.startsWith(`${document}-`))
      .sort(([one], [other]) => numberOf(one) - numberOf(other))
      .map(([item, sentence]) => lineFor(item, sentence, cited.get(item) ?? []));
    return [`## ${document}: ${title}`, lines.join('\n')];
  });
  return page('Sources', ...HEAD, ...parts);
}

function kept(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(ROOT, 'docs', 'sources.json'), 'utf8')) as Readonly<Record<string, string>>;
}

function numberOf(item: string): number {
  return Number(item.slice(item.indexOf('-') + 1));
}

function lineFor(item: string, sentence: string, files: readonly string[]): string {
  const documents = files.filter((path) => path.endsWith('.md') && !path.startsWith('store/'));
  const tests = files.filter((path) => path.startsWith('tests/'));
  const code = files.filter((path) => !documents.includes(path) && !tests.includes(path));
  const onlyThere = code.length + tests.length === 0 ? documents : [];
  return `- **${item}** ${sentence}${placesIn('Code', code)}${placesIn('Tests', tests)}${placesIn('Pages', onlyThere)}`;
}

function placesIn(kind: string, files: readonly string[]): string {
  return files.length === 0 ? '' : ` ${kind}: ${files.map((path) => `[\`${path}\`](../${path})`).join(', ')}.`;
}
