/**
 * An element of a document that has been read: its children by local name (always lists), its text under `#text` and
 * its attributes under `@_name`.
 */
export interface XmlNode {
  readonly [name: string]: readonly XmlNode[] | string;
}

/** The elements of that name directly below. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  const children = node?.[name];
  return typeof children === 'object' ? children : [];
}

/** The first element at the end of the path. */
export function childOf(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((parent, name) => childrenOf(parent, name)[0], node);
}

/** The text of the first element at the end of the path; empty when there is no such element. */
export function textOf(node: XmlNode | undefined, ...path: readonly string[]): string {
  const text = childOf(node, ...path)?.['#text'];
  return typeof text === 'string' ? withoutEntities(text) : '';
}

export function attributeOf(node: XmlNode | undefined, name: string): string {
  const value = node?.[`@_${name}`];
  return typeof value === 'string' ? withoutEntities(value) : '';
}

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML's own five entities and character numbers, each replaced once: the only ones that need no DOCTYPE. */
function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (written, name, decimal, hex) => {
    if (name !== undefined) return PREDEFINED[name as string] ?? written;
    const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
    const isCharacter =
      (code >= 32 && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff) || code === 10 || code === 9;
    return isCharacter ? String.fromCodePoint(code) : written;
  });
}
