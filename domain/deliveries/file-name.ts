/** What the name of a delivered file may tell. */
export const TOLD_BY_NAMES = ['delivery', 'period', 'sequence', 'count', 'sum'] as const;
export type ToldByName = (typeof TOLD_BY_NAMES)[number];

/** What a name tells, as text. */
export type ToldFigures = Partial<Readonly<Record<ToldByName, string>>>;

const PARTS: Readonly<Record<ToldByName, string>> = {
  delivery: '.+?',
  period: '\\d{4}-(?:Q[1-4]|\\d{2}(?:-\\d{2})?)',
  sequence: '\\d+',
  count: '\\d+',
  sum: '-?\\d+(?:\\.\\d{1,2})?',
};

const BRACED = /\{([^{}]*)\}/g;

/** What is wrong with the pattern of files' names; nothing when nothing is. */
export function fileNameFault(pattern: string): string | undefined {
  const names = [...pattern.matchAll(BRACED)].map(([, name = '']) => name);
  const unknown = names.find((name) => !isTold(name));
  if (unknown !== undefined)
    return `{${unknown}} is unknown; there are ${TOLD_BY_NAMES.map((name) => `{${name}}`).join(', ')}`;
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return `{${twice}} is there twice`;
  if (pattern.replace(BRACED, '').search(/[{}/\\]/) >= 0)
    return 'write the name of a file, with braces around what it tells';
  return undefined;
}

/** What a file's name tells by the pattern of its source system; nothing where the name is not of that pattern. */
export function toldByName(pattern: string, name: string): ToldFigures | undefined {
  const expression = pattern
    .split(BRACED)
    .map((part, at) => (at % 2 === 1 && isTold(part) ? `(?<${part}>${PARTS[part]})` : escaped(part)))
    .join('');
  return new RegExp(`^${expression}$`, 'u').exec(name)?.groups;
}

function isTold(name: string): name is ToldByName {
  return (TOLD_BY_NAMES as readonly string[]).includes(name);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
