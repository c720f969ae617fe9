import { isUtf8 } from 'node:buffer';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { InputRefused } from '../../domain/kernel/input-refused';
import { decodeWindows1252 } from '../tables/text/code-pages';
import { decodedOrRefused, withoutByteOrderMark } from '../text/decode-text';
import { plainText } from '../text/plain-text';
import { overlongPiece } from './overlong-piece';
import { isCharacterReference, rootCountOf, type XmlNode } from './xml-node';

export interface XmlOptions {
  /** Bytes above which a file is not even opened; 100 MB unless told otherwise: reading takes some twenty times as much memory. */
  readonly limitBytes?: number;
}

const DEFAULT_LIMIT_BYTES = 100_000_000;

/** The deepest format read here, camt, nests some 15 elements. */
const DEEPEST = 64;

/**
 * Reads an XML document without trusting it: no DOCTYPE and so no entities of its own, nothing fetched, limits on size
 * and depth. Values stay text, with every digit and leading zero. The node returned holds the root element.
 *
 * @param refusal the first sentence of the refusal, such as "The camt file was refused".
 */
export function readXml(bytes: Buffer, refusal: string, options: XmlOptions = {}): XmlNode {
  const limit = options.limitBytes ?? DEFAULT_LIMIT_BYTES;
  if (bytes.length > limit) {
    throw new InputRefused(refusal, [
      { message: `it has ${bytes.length} bytes; the limit is ${limit}. Split the file.` },
    ]);
  }
  const text = withoutCdata(decodedOrRefused(refusal, () => plainText(decodeXml(bytes, refusal))));
  const forbidden = /<!(DOCTYPE|ENTITY)/i.exec(text);
  if (forbidden) {
    const message = 'document type and entity declarations are not accepted. Ask the sender for a file without them.';
    throw new InputRefused(refusal, [{ line: lineAt(text, forbidden.index), field: forbidden[1] ?? '', message }]);
  }
  const long = overlongPiece(text);
  if (long) throw new InputRefused(refusal, [{ line: lineAt(text, long.at), field: 'XML', message: long.message }]);
  const validity = XMLValidator.validate(text);
  if (validity !== true) {
    const { line, msg } = validity.err;
    throw new InputRefused(refusal, [{ line, field: 'XML', message: `${msg} Fetch the file again.` }]);
  }
  refuseOddReferences(text, refusal);
  const document = parsed(text, refusal);
  if (rootCountOf(document) !== 1) {
    throw new InputRefused(refusal, [
      { field: 'XML', message: 'it has more than one root element. Send one document.' },
    ]);
  }
  return document;
}

function parsed(text: string, refusal: string): XmlNode {
  try {
    // The parser declares `any`; with these options it builds exactly what XmlNode says.
    return { '#document': parserOf().parse(text) as XmlNode[] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputRefused(refusal, [{ field: 'XML', message: `${reason}. The file is not one that a bank writes.` }]);
  }
}

function parserOf(): XMLParser {
  return new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    preserveOrder: true,
    removeNSPrefix: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: DEEPEST,
    jPath: false,
  });
}

/** CDATA becomes escaped text, so that every text has its entities replaced exactly once. */
function withoutCdata(text: string): string {
  if (!text.includes('<![CDATA[')) return text;
  return text.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_written, inner: string) =>
    inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  );
}

/** A reference that stands for no character would be delivered as it is written, and match nothing. */
function refuseOddReferences(text: string, refusal: string): void {
  if (!text.includes('&')) return;
  const odd = /&(?!(?:lt|gt|amp|quot|apos);)#?\w{1,20};/g;
  for (const found of text.matchAll(odd)) {
    if (isCharacterReference(found[0])) continue;
    const message = `"${found[0]}" stands for no character. Ask the sender for a file without it.`;
    throw new InputRefused(refusal, [{ line: lineAt(text, found.index), field: 'XML', message }]);
  }
}

/** XML is UTF-8 unless its first line says otherwise. */
function decodeXml(bytes: Buffer, refusal: string): string {
  const declared = /^[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1] ?? 'utf-8';
  if (/^(iso-8859-1|latin1)$/i.test(declared)) return bytes.toString('latin1');
  if (/^windows-1252$/i.test(declared)) return decodeWindows1252(bytes);
  if (/^(utf-?8|us-ascii)$/i.test(declared) && isUtf8(bytes)) return withoutByteOrderMark(bytes.toString('utf8'));
  const message = `its bytes are not ${declared}, or ${declared} is not read here. Ask the sender for UTF-8.`;
  throw new InputRefused(refusal, [{ line: 1, field: 'encoding', message }]);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
