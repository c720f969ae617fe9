import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { InputRefused, type InputProblem } from '../../domain/kernel/input-refused';
import { decodedOrRefused, decodeText } from '../text/decode-text';

/** A policy that a person writes has some hundred lines. */
const MOST_BYTES = 500_000;
const DEEPEST = 40;

/** Where something stands in a file, from one. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML document that was read: what the document says, and where. */
export interface YamlDocument {
  readonly data: unknown;
  /** Where a field or an item of a list stands; the nearest one around where there is none. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
}

/**
 * Reads a YAML document that a person writes. JSON is YAML too. Only `true` and `false` are yes and no; only digits
 * without a leading nought and without a point are numbers. All other words stay as they are written: `no`,
 * `2026-01-01`, `0155`, `180.00`. Anchors, aliases, tags and a second document are refused. Throws `InputRefused`,
 * naming line and column.
 */
export function readYamlDocument(bytes: Buffer, fileName: string): YamlDocument {
  const what = `${fileName} was refused; nothing of it was taken in.`;
  if (bytes.length > MOST_BYTES) {
    const message = `it has ${bytes.length} bytes; the limit is ${MOST_BYTES}. Check that this is the right file.`;
    throw new InputRefused(what, [{ message }]);
  }
  const lines = new LineCounter();
  const text = decodedOrRefused(what, () => decodeText(bytes));
  const document = parsed(text, lines, what);
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems: InputProblem[] = [];
  const data = plain(document.contents, (offset, message) => {
    const { line, column } = place(offset);
    problems.push({ line, field: `column ${column}`, message });
  });
  if (problems.length > 0) throw new InputRefused(what, problems);
  return { data, placeOf: (path) => place(offsetOf(document.contents, path)) };
}

function parsed(text: string, lineCounter: LineCounter, what: string): Document.Parsed {
  if (isNestedTooDeeply(text)) {
    const message = `it is nested more than ${DEEPEST} deep. Check that this is the right file.`;
    throw new InputRefused(what, [{ message }]);
  }
  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter,
  });
  const [document, second] = 'empty' in documents ? [] : documents;
  if (!document) throw new InputRefused(what, [{ message: 'it is empty. Write a document, or name another file.' }]);
  const errors = document.errors.map(({ message, pos }): InputProblem => {
    const { line, col } = lineCounter.linePos(pos[0]);
    return { line, field: `column ${col}`, message: `this is no YAML: ${message}` };
  });
  if (second) errors.push({ message: 'it has more than one document (---). Write one document a file.' });
  if (errors.length > 0) throw new InputRefused(what, errors);
  return document;
}

/** The library composes a part within its part, and would run out of room; so the text is looked at first. */
function isNestedTooDeeply(text: string): boolean {
  // A block begins right of the block around it, or, for a list under its field, below it.
  if (text.split('\n').some((line) => (/^[ \t]*(?:[-?:][ \t]+)*/.exec(line)?.[0].length ?? 0) > 4 * DEEPEST))
    return true;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

type Tell = (offset: number, message: string) => void;

function plain(node: Node | null | undefined, tell: Tell): unknown {
  if (!node) return null;
  const at = node.range?.[0] ?? 0;
  if (isAlias(node)) {
    tell(at, 'an alias (*name) is not read here; write the value itself.');
    return undefined;
  }
  if ('anchor' in node && node.anchor)
    tell(at, `an anchor (&${node.anchor}) is not read here; write the value itself.`);
  if (node.tag !== undefined) tell(at, 'a tag (!name) is not read here; leave it out.');
  if (isMap<Node, Node | null>(node)) return fields(node.items, tell);
  if (isSeq<Node | null>(node)) return node.items.map((item) => plain(item, tell));
  return isScalar(node) ? scalar(node.source ?? '', node.type === 'PLAIN') : null;
}

function fields(pairs: readonly Pair<Node, Node | null>[], tell: Tell): Record<string, unknown> {
  const known = new Map<string, unknown>();
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? (key.source ?? '') : undefined;
    const at = key.range?.[0] ?? 0;
    if (name === undefined) tell(at, 'a field must have a name, and this is none.');
    else if (known.has(name)) tell(at, `the field ${name} stands here a second time; leave one of the two out.`);
    else known.set(name, plain(value, tell));
  }
  return Object.fromEntries(known);
}

const NUMBER = /^-?(0|[1-9]\d{0,14})$/;
const NOTHING = ['', '~', 'null'];

/** What stands in quotation marks is always text. */
function scalar(source: string, isPlain: boolean): unknown {
  if (!isPlain) return source;
  if (source === 'true' || source === 'false') return source === 'true';
  if (NOTHING.includes(source)) return null;
  return NUMBER.test(source) ? Number(source) : source;
}

/** Where the named field, or the item, begins. */
function offsetOf(contents: Node | null, path: readonly (string | number)[]): number {
  let node: Node | null | undefined = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const part of path) {
    if (isSeq<Node | null>(node) && typeof part === 'number') {
      node = node.items[part];
      if (!node) break;
      offset = node.range?.[0] ?? offset;
    } else if (isMap<Node, Node | null>(node)) {
      const pair: Pair<Node, Node | null> | undefined = node.items.find(
        ({ key }) => isScalar(key) && key.source === String(part),
      );
      if (!pair) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else break;
  }
  return offset;
}
