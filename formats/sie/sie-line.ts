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

const FIELD = /\s*(?:"((?:\\"|[^"])*)"|(\{)|(\})|([^\s"{}]+))/y;

/**
 * Splits a record into its fields. They stand between blanks, in quotation marks where they have blanks themselves; `\"`
 * is a quotation mark, and any other backslash is a backslash.
 */
export function readSieLine(text: string): SieLine {
  const fields: SieField[] = [];
  let list: string[] | undefined;
  FIELD.lastIndex = 0;
  const written = text.trim();
  while (FIELD.lastIndex < written.length) {
    const parts = FIELD.exec(written);
    if (!parts) throw new SieLineFault('a quotation mark is never closed. Export the file again.');
    const [, quoted, opening, closing, plain] = parts;
    if (opening !== undefined) {
      if (list) throw new SieLineFault('braces stand within braces. Export the file again.');
      list = [];
    } else if (closing !== undefined) {
      if (!list) throw new SieLineFault('a brace is closed that was never opened. Export the file again.');
      fields.push(list);
      list = undefined;
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

/** A text as a field. What the format cannot hold is refused with a RangeError, never changed. */
export function sieField(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new RangeError('A SIE field cannot hold a line break or a control character.');
  if (/\\("|$)/.test(text)) {
    throw new RangeError('A SIE field cannot hold a backslash before a quotation mark or at its end.');
  }
  return /^[^\s"{}#]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}
