import { controlCharacterIn } from '../../domain/kernel/control-character';

/**
 * An element as the parser builds it, compact and in document order: its own name holds the list of its children, `:@`
 * its attributes; a piece of text is a child with the single key `#text`. Read it through the functions below.
 */
export interface XmlNode {
  readonly [name: string]: readonly XmlNode[] | Readonly<Record<string, string>> | string;
}

const ATTRIBUTES = ':@';
const TEXT = '#text';

/** The name of a document's root element. */
export function rootNameOf(document: XmlNode): string {
  return rootNames(document)[0] ?? '';
}

/** One in a well-formed document; the parser alone would let more pass. */
export function rootCountOf(document: XmlNode): number {
  return rootNames(document).length;
}

function rootNames(document: XmlNode): readonly string[] {
  const names = contentOf(document).map(nameOf);
  return names.filter((name) => name !== TEXT);
}

/** The local name of an element; `#text` for a piece of text. */
function nameOf(node: XmlNode): string {
  for (const key in node) if (key !== ATTRIBUTES) return key;
  return '';
}

/** The elements of that name directly below. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node ? contentOf(node).filter((child) => name in child) : [];
}

/** The first element at the end of the path. */
export function childOf(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>(
    (parent, name) => parent && contentOf(parent).find((child) => name in child),
    node,
  );
}

/** The text of the first element at the end of the path; empty when there is no such element. */
export function textOf(node: XmlNode | undefined, ...path: readonly string[]): string {
  const element = childOf(node, ...path);
  if (!element) return '';
  let text = '';
  for (const piece of contentOf(element)) if (typeof piece[TEXT] === 'string') text += piece[TEXT];
  return withoutEntities(text);
}

export function attributeOf(node: XmlNode | undefined, name: string): string {
  const attributes = node?.[ATTRIBUTES];
  if (typeof attributes !== 'object' || Array.isArray(attributes)) return '';
  const value = (attributes as Readonly<Record<string, string>>)[`@_${name}`];
  return value === undefined ? '' : withoutEntities(value);
}

function contentOf(node: XmlNode): readonly XmlNode[] {
  const content = node[nameOf(node)];
  return Array.isArray(content) ? (content as readonly XmlNode[]) : [];
}

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML's own five entities and character numbers, each replaced once: the only ones that need no DOCTYPE. */
function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#\d{1,7}|#x[0-9a-fA-F]{1,6});/g,
    (written, name: string | undefined) => (name === undefined ? characterOf(written) : PREDEFINED[name]) ?? written,
  );
}

/** Whether a text such as `&#229;` or `&#xE5;` stands for a character that a text may hold. */
export function isCharacterReference(written: string): boolean {
  return characterOf(written) !== undefined;
}

function characterOf(written: string): string | undefined {
  const [, decimal, hex] = /^&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6}));$/.exec(written) ?? [];
  if (decimal === undefined && hex === undefined) return undefined;
  const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
  if (code > 0x10ffff) return undefined;
  const character = String.fromCodePoint(code);
  return controlCharacterIn(character) ? undefined : character;
}
