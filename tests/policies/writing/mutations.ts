/** A policy file with one thing changed, and where. */
export interface Mutation {
  readonly what: string;
  readonly path: readonly (string | number)[];
  readonly file: unknown;
}

const WRONG: readonly unknown[] = [
  'blorp',
  'constructor',
  -1,
  99999,
  true,
  [],
  {},
  '12.345',
  ['blorp'],
  { value: 'blorp' },
];

/** Every part of the file left out, replaced by each wrong value, or given a field that nobody knows; lists with an item twice. */
export function mutationsOf(file: object): Mutation[] {
  return pathsIn(file, []).flatMap(({ path, value }): Mutation[] => {
    const place = path.join('.');
    const put = (what: string, change: (above: Record<string | number, unknown>, name: string | number) => void) => {
      const copy = structuredClone(file);
      const above = path.slice(0, -1).reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], copy);
      change(above as Record<string | number, unknown>, path.at(-1) ?? '');
      return { what: `${place} ${what}`, path, file: copy };
    };
    return [
      put('left out', (above, name) => {
        if (Array.isArray(above)) above.splice(Number(name), 1);
        else Reflect.deleteProperty(above, name);
      }),
      ...WRONG.map((wrong) =>
        put(`is ${JSON.stringify(wrong)}`, (above, name) => {
          above[name] = structuredClone(wrong);
        }),
      ),
      ...(isFields(value)
        ? ['blorp', 'constructor'].map((field) =>
            put(`with ${field}`, (above, name) => {
              (above[name] as Record<string, unknown>)[field] = 1;
            }),
          )
        : []),
      ...(Array.isArray(value) && value.length > 0
        ? [
            put('with its first item twice', (above, name) => {
              (above[name] as unknown[]).push(structuredClone(value[0]));
            }),
            put('the other way round', (above, name) => {
              (above[name] as unknown[]).reverse();
            }),
          ]
        : []),
    ];
  });
}

function pathsIn(
  value: unknown,
  path: readonly (string | number)[],
): { readonly path: readonly (string | number)[]; readonly value: unknown }[] {
  const own = path.length > 0 ? [{ path, value }] : [];
  if (Array.isArray(value)) return [...own, ...value.flatMap((part, index) => pathsIn(part, [...path, index]))];
  if (!isFields(value)) return own;
  return [...own, ...Object.entries(value).flatMap(([name, part]) => pathsIn(part, [...path, name]))];
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
