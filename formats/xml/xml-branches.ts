import { SaxesParser } from 'saxes';
import { InputRefused } from '../../domain/kernel/input-refused';
import type { XmlNode } from './xml-node';

/** The deepest format read here, camt, nests some 15 elements. */
const DEEPEST = 64;

/** The names from the root down to the elements that are given out one by one. */
export type XmlPath = readonly string[];

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
const NOTHING: readonly GrowingNode[] = [];

/** A class, for all nodes to have one form: there are millions of them in a file. */
class GrowingNode implements XmlNode {
  readonly name: string;
  readonly parent: GrowingNode | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  children: readonly GrowingNode[] = NOTHING;
  text = '';
  /** Between the runs of a text of a workbook blanks count, and are marked so. */
  readonly keepsBlanks: boolean;

  constructor(parent: GrowingNode | undefined, written: string, attributes: Readonly<Record<string, string>>) {
    this.name = localName(written);
    this.parent = parent;
    this.attributes = localAttributes(attributes);
    this.keepsBlanks = this.attributes !== NO_ATTRIBUTES && attributes['xml:space'] === 'preserve';
  }

  add(child: GrowingNode): void {
    if (this.children === NOTHING) this.children = [child];
    else (this.children as GrowingNode[]).push(child);
  }
}

/**
 * Reads a document from pieces of its text. An element at the end of one of the paths is given out when it ends, and is
 * forgotten: its parent, which may still be growing, does not list it. The document that is returned has all the rest.
 *
 * @param refusal the first sentence of the refusal.
 */
export function* branchesOf(
  texts: Iterable<string>,
  refusal: string,
  paths: readonly XmlPath[] = [],
): Generator<XmlNode, XmlNode> {
  const growing = new GrowingDocument(refusal, paths);
  for (const text of texts) {
    growing.write(text);
    yield* growing.takeEnded();
  }
  growing.close();
  yield* growing.takeEnded();
  return growing.document;
}

class GrowingDocument {
  readonly document: GrowingNode = new GrowingNode(undefined, '', NO_ATTRIBUTES);
  private readonly refusal: string;
  private readonly paths: readonly XmlPath[];
  // With `forceXMLVersion` a document that calls itself 1.1 gets none of the control characters of that version.
  private readonly parser = new SaxesParser<{ xmlns: false }>({
    ...{ xmlns: false, position: false },
    ...{ defaultXMLVersion: '1.0', forceXMLVersion: true },
  });
  private open = this.document;
  private depth = 0;
  private ended: XmlNode[] = [];
  private last: XmlNode | undefined;

  constructor(refusal: string, paths: readonly XmlPath[]) {
    this.refusal = refusal;
    this.paths = paths;
    this.parser.on('opentag', ({ name, attributes }) => {
      this.begin(name, attributes);
    });
    this.parser.on('text', (text) => {
      this.add(text);
    });
    this.parser.on('closetag', () => {
      this.end();
    });
    this.parser.on('error', ({ message }) => {
      this.refuse(message);
    });
  }

  write(text: string): void {
    this.parser.write(text);
  }

  close(): void {
    this.parser.close();
  }

  takeEnded(): readonly XmlNode[] {
    const ended = this.ended;
    this.ended = [];
    return ended;
  }

  private begin(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1;
    if (this.depth > DEEPEST) this.refuse(`elements are nested more than ${DEEPEST} deep.`);
    this.open = new GrowingNode(this.open, name, attributes);
  }

  private add(text: string): void {
    const { open } = this;
    if (open.keepsBlanks) open.text += text;
    else {
      const trimmed = text.trim();
      if (trimmed !== '') open.text += ofItself(trimmed);
    }
  }

  private end(): void {
    const { open } = this;
    const parent = open.parent as GrowingNode;
    if (this.paths.some((path) => path.length === this.depth && isAt(open, path))) this.ended.push(open);
    else parent.add(open);
    this.last = open;
    this.open = parent;
    this.depth -= 1;
  }

  /** Two files that somebody put together are whole until the second one begins. */
  private isSecond(message: string): boolean {
    if (this.depth > 0 || this.document.children.length === 0) return false;
    return SECOND_DOCUMENT.includes(message);
  }

  private refuse(message: string): never {
    if (this.isSecond(message)) {
      const two = 'a second XML document begins here. Save each document as a file of its own.';
      throw new InputRefused(this.refusal, [{ line: this.parser.line, field: 'XML', message: two }]);
    }
    // The parser ends the innermost element before it says so.
    const isCrossed = message === 'unexpected close tag.';
    const said = isCrossed ? `expected closing tag '${this.last?.name ?? ''}' instead of another.` : message;
    const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}${said.endsWith('.') ? '' : '.'}`;
    const problem = { line: this.parser.line, field: 'XML', message: `${sentence} Fetch the file again.` };
    throw new InputRefused(this.refusal, [problem]);
  }
}

function localAttributes(written: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  let attributes: Record<string, string> | undefined;
  for (const name in written) {
    attributes ??= Object.create(null) as Record<string, string>;
    attributes[localName(name)] = ofItself((written[name] ?? '').trim());
  }
  return attributes ?? NO_ATTRIBUTES;
}

function localName(written: string): string {
  const colon = written.indexOf(':');
  return colon === -1 ? written : written.slice(colon + 1);
}

function isAt(node: XmlNode, path: XmlPath): boolean {
  let at: XmlNode | undefined = node;
  for (let step = path.length - 1; step >= 0; step--, at = at?.parent) if (at?.name !== path[step]) return false;
  return true;
}

/** As the parser says it. */
const SECOND_DOCUMENT: readonly string[] = [
  'an XML declaration must be at the start of the document.',
  'documents may contain only one root.',
];

const SHORTEST_SLICE = 13;

/** A longer part of a text keeps all of that text in memory. This makes the part a text of its own. */
function ofItself(text: string): string {
  return text.length < SHORTEST_SLICE ? text : ` ${text}`.slice(1);
}
