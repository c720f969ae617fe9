import { controlCharacterIn } from '../../../domain/kernel/control-character';
import { controlCharacterSentence } from '../../text/plain-text';

/** A JSON document with its numbers as they are written, and with lines: what JSON.parse throws away. */
export type JsonValue = string | JsonNumber | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonNumber {
  readonly digits: string;
}

export interface JsonObject {
  readonly line: number;
  readonly members: ReadonlyMap<string, JsonValue>;
}

export class JsonFault extends Error {
  override readonly name = 'JsonFault';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** A list of rows is three deep. */
const DEEPEST = 32;

/** Reads one document (RFC 8259). A member that stands twice is refused: readers differ on which one counts. */
export function parseJson(text: string): JsonValue {
  const parsing = new JsonParsing(text);
  const value = parsing.value(0);
  parsing.end();
  return value;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && 'members' in value;
}

export function isNumber(value: JsonValue | undefined): value is JsonNumber {
  return typeof value === 'object' && value !== null && 'digits' in value;
}

class JsonParsing {
  private readonly text: string;
  private at = 0;
  private line = 1;

  constructor(text: string) {
    this.text = text;
  }

  value(depth: number): JsonValue {
    if (depth > DEEPEST) throw this.fault('it is nested deeper than a list of rows can be.');
    this.skipBlanks();
    const sign = this.text[this.at];
    if (sign === '{') return this.object(depth);
    if (sign === '[') return this.list(depth);
    if (sign === '"') return this.string();
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    NUMBER.lastIndex = this.at;
    const digits = NUMBER.exec(this.text)?.[0];
    if (digits === undefined) throw this.fault('it is no JSON from here on. Fetch the file again.');
    this.at += digits.length;
    return { digits };
  }

  end(): void {
    this.skipBlanks();
    if (this.at < this.text.length)
      throw this.fault('something stands after the end of the document. Send one document.');
  }

  private object(depth: number): JsonObject {
    const { line } = this;
    const members = new Map<string, JsonValue>();
    this.at++;
    this.each('}', () => {
      this.skipBlanks();
      if (this.text[this.at] !== '"')
        throw this.fault('a member has no name in quotation marks. Fetch the file again.');
      const name = this.string();
      if (members.has(name)) throw this.fault(`the member "${name}" stands twice in one row. Take one of the two out.`);
      this.skipBlanks();
      if (this.text[this.at++] !== ':') throw this.fault(`a colon is missing after "${name}". Fetch the file again.`);
      members.set(name, this.value(depth + 1));
    });
    return { line, members };
  }

  private list(depth: number): readonly JsonValue[] {
    const values: JsonValue[] = [];
    this.at++;
    this.each(']', () => values.push(this.value(depth + 1)));
    return values;
  }

  /** The parts up to the closing bracket, with commas between them. */
  private each(closing: string, takePart: () => void): void {
    this.skipBlanks();
    if (this.text[this.at] === closing) {
      this.at++;
      return;
    }
    for (;;) {
      takePart();
      this.skipBlanks();
      const sign = this.text[this.at++];
      if (sign === closing) return;
      if (sign === undefined)
        throw this.fault('the file ends inside the document: it has been cut off. Fetch it again.');
      if (sign !== ',') throw this.fault('a comma is missing. Fetch the file again.');
    }
  }

  private string(): string {
    const start = this.at;
    let close = this.text.indexOf('"', start + 1);
    while (close !== -1 && isEscaped(this.text, close)) close = this.text.indexOf('"', close + 1);
    if (close === -1) throw this.fault('a text is never closed: the file has been cut off. Fetch it again.');
    this.at = close + 1;
    const text = this.unescaped(this.text.slice(start, this.at));
    const control = controlCharacterIn(text);
    if (control) throw this.fault(controlCharacterSentence(control.name));
    return text;
  }

  private unescaped(quoted: string): string {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      throw this.fault('a text has a line break or an unknown escape. Fetch the file again.');
    }
  }

  private skipBlanks(): void {
    for (;;) {
      const sign = this.text[this.at];
      if (sign === '\n') this.line++;
      else if (sign !== ' ' && sign !== '\t' && sign !== '\r') return;
      this.at++;
    }
  }

  private fault(message: string): JsonFault {
    return new JsonFault(this.line, message);
  }
}

const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}
