/** A field of a SIE record: a text, or the objects in braces. */
export type SieField = string | readonly string[];

export interface SieLine {
  /** `#VER`, in capitals; empty for a brace alone and for a blank line. */
  readonly label: string;
  readonly fields: readonly SieField[];
}

/** Why a line is no SIE: the end of a sentence that begins with the line's number. */
export class SieLineFault extends Error {
  override readonly name = 'SieLineFault';
}

/** A field ends where a blank or a brace follows; what a program wrote otherwise is for `looseText`. */
const FIELD = /\s*(?:"((?:\\"|[^"])*)"(?=[\s{}]|$)|(\{)|(\})|([^\s"{}]+)(?=[\s{}]|$))/y;
/** With more quotation marks than this a line must have them as the format says. */
const MOST_MARKS = 100;
const BEGINS = /\s*("?)/y;
/** Nothing but whole fields, the last perhaps with a backslash at its end: what stands before them is closed. */
const WHOLE =
  /^(?:\s+"(?:\\"|[^"\\]|\\(?!"))*"(?=[\s{}]|$)|\s*[{}](?:[^\s"{}]+(?=[\s{}]|$))?|\s+[^\s"{}]+(?=[\s{}]|$))*(?:\s+"(?:\\"|[^"\\]|\\(?!"))*\\")?\s*$/;
/** Less than that: the next field at least may be one. */
const ENDS = /^(?:\s*$|\s*[{}]|\s+(?:"|[^\s"{}]+(?:[\s{}]|$)))/;

/**
 * Splits a record into its fields. They stand between blanks, in quotation marks where they have blanks themselves; `\"`
 * is a quotation mark, and any other backslash is a backslash. A quotation mark that a program left unescaped belongs to
 * the text, and a text that is never closed ends with the line.
 */
export function readSieLine(text: string): SieLine {
  const fields: SieField[] = [];
  let list: string[] | undefined;
  let at = 0;
  const written = text.trim();
  const isTold = written.split('"').length <= MOST_MARKS;
  while (at < written.length) {
    FIELD.lastIndex = at;
    const parts = FIELD.exec(written);
    const [, quoted, opening, closing, plain] = parts ?? [];
    if (!parts) {
      if (!isTold) throw new SieLineFault('its quotation marks cannot be told apart. Export the file again.');
      const loose = looseText(written, at, list !== undefined);
      (list ?? fields).push(loose.field);
      at = loose.end;
      continue;
    }
    at = FIELD.lastIndex;
    if (opening !== undefined) {
      if (list) throw new SieLineFault('braces stand within braces. Export the file again.');
      list = [];
    } else if (closing !== undefined) {
      if (!list) throw new SieLineFault('a brace is closed that was never opened. Export the file again.');
      fields.push(list);
      list = undefined;
    } else if (isTold && quoted !== undefined && isCutShort(written.slice(at))) {
      const loose = looseText(written, at - quoted.length - 2, list !== undefined);
      (list ?? fields).push(loose.field);
      at = loose.end;
    } else {
      const field = quoted === undefined ? (plain ?? '') : quoted.replaceAll('\\"', '"');
      (list ?? fields).push(field);
    }
  }
  if (list) throw new SieLineFault('a brace is never closed. Export the file again.');
  const [label, ...others] = fields;
  if (typeof label === 'string' && label.startsWith('#')) return { label: label.toUpperCase(), fields: others };
  throw new SieLineFault('it does not begin with a label such as #VER. Export the file again.');
}

/** What follows a text is no field: the quotation mark before it did not end the text. */
function isCutShort(rest: string): boolean {
  return rest.includes('"') && !WHOLE.test(rest);
}

/** A field whose quotation marks are not as the format has them, and where it ends. */
function looseText(written: string, from: number, isInList: boolean): { readonly field: string; readonly end: number } {
  BEGINS.lastIndex = from;
  const [begins = '', mark = ''] = BEGINS.exec(written) ?? [];
  const start = from + begins.length;
  if (mark === '') {
    // A plain field with a quotation mark in it.
    const end = start + (/[\s{}]/.exec(written.slice(start))?.index ?? written.length - start);
    return { field: written.slice(start, end), end };
  }
  for (const closes of [WHOLE, ENDS]) {
    for (let at = written.indexOf('"', start); at >= 0; at = written.indexOf('"', at + 1)) {
      if (written[at - 1] === '\\' && at < written.length - 1) continue;
      if (closes.test(written.slice(at + 1))) return { field: textIn(written.slice(start, at)), end: at + 1 };
    }
  }
  const brace = isInList ? written.indexOf('}', start) : -1;
  const end = brace < 0 ? written.length : brace;
  return { field: textIn(written.slice(start, end)).trimEnd(), end };
}

function textIn(quoted: string): string {
  return quoted.replaceAll('\\"', '"');
}

/** A text as a field. What the format cannot hold is refused with a RangeError, never changed. */
export function sieField(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new RangeError('A SIE field cannot hold a line break or a control character.');
  if (/\\("|$)/.test(text)) {
    throw new RangeError('A SIE field cannot hold a backslash before a quotation mark or at its end.');
  }
  return /^[^\s"{}#]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}
