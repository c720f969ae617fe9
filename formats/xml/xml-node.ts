/** An element. Read it through the functions below. */
export interface XmlNode {
  /** Without its prefix; empty for the document, whose only child is the root element. */
  readonly name: string;
  /** The element that it stands in; nothing for the document. */
  readonly parent: XmlNode | undefined;
  /** By names without prefix, without blanks at the ends. */
  readonly attributes: Readonly<Record<string, string>>;
  /** In document order, but for branches that were given out while the document was read. */
  readonly children: readonly XmlNode[];
  /** What stands directly in it, without blanks at the ends. */
  readonly text: string;
}

/** The name of a document's root element. */
export function rootNameOf(document: XmlNode): string {
  return document.children[0]?.name ?? '';
}

/** The elements of that name directly below. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node ? node.children.filter((child) => child.name === name) : [];
}

/** The first element at the end of the path. */
export function childOf(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  let found = node;
  for (const name of path) found = found && firstNamed(found.children, name);
  return found;
}

/** A plain loop: this is asked some thirty times for each payment of a bank file. */
function firstNamed(children: readonly XmlNode[], name: string): XmlNode | undefined {
  for (const child of children) if (child.name === name) return child;
  return undefined;
}

/** The text of the first element at the end of the path; empty when there is no such element. */
export function textOf(node: XmlNode | undefined, ...path: readonly string[]): string {
  return childOf(node, ...path)?.text ?? '';
}

export function attributeOf(node: XmlNode | undefined, name: string): string {
  return node?.attributes[name] ?? '';
}
