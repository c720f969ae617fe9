import { InputRefused } from '../../../domain/kernel/input-refused';
import { readXml } from '../../xml/read-xml';
import { childOf, childrenOf, type XmlNode } from '../../xml/xml-node';

/** Enough rows at a time to be quick, few enough to be forgotten soon. */
const BATCH_BYTES = 256_000;

/** What is looked for: the elements `name` directly in `container`, in a document with the root `root`. */
interface Wanted {
  readonly part: string;
  readonly root: string;
  readonly container: string;
  readonly name: string;
}

/**
 * The elements of one kind in a large document, a batch at a time: a sheet read whole would take twenty times its size in
 * memory. Each batch is read by the reader of all our XML, with its limits; nothing is cut inside an element.
 *
 * @param refusal the first sentence of a refusal.
 */
export function* elementsOf(bytes: Buffer, wanted: Wanted, refusal: string): Generator<XmlNode> {
  const { prefix, content } = contentOf(bytes, wanted, refusal);
  const closing = Buffer.from(`</${prefix}${wanted.name}>`);
  for (let at = 0; at < content.length;) {
    const found = content.indexOf(closing, at + BATCH_BYTES);
    const end = found === -1 ? content.length : found + closing.length;
    const document = readXml(Buffer.concat([OPEN, content.subarray(at, end), CLOSE]), refusal);
    yield* childrenOf(childOf(document, 'batch'), wanted.name);
    at = end;
  }
}

const OPEN = Buffer.from('<batch>');
const CLOSE = Buffer.from('</batch>');

/** What stands between the container's tags. Writers put one prefix, or none, before all names of the format. */
function contentOf(bytes: Buffer, wanted: Wanted, refusal: string): { prefix: string; content: Buffer } {
  const { part, root, container } = wanted;
  const head = bytes.toString('latin1', 0, 4096);
  const declared = /^[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(declared)) throw refused(refusal, part, `it is ${declared}. Save the workbook again.`);
  if (/<!(DOCTYPE|ENTITY)/i.test(head)) {
    throw refused(refusal, part, 'document type and entity declarations are not accepted. Save the workbook again.');
  }
  const prefix = new RegExp(`<([\\w.-]+:)?${root}[\\s/>]`).exec(head)?.[1] ?? '';
  const tag = `<${prefix}${container}`;
  const open = bytes.indexOf(tag);
  const start = open === -1 ? 0 : bytes.indexOf('>', open) + 1;
  if (start > 0 && bytes.toString('latin1', start - 2, start) === '/>') return { prefix, content: Buffer.alloc(0) };
  const end = bytes.lastIndexOf(`</${prefix}${container}>`);
  if (start === 0 || end < start || bytes.indexOf(tag, start) !== -1) {
    throw refused(refusal, part, `it has no ${container}, or more than one. Save the workbook again.`);
  }
  return { prefix, content: bytes.subarray(start, end) };
}

function refused(refusal: string, part: string, message: string): InputRefused {
  return new InputRefused(refusal, [{ field: part, message }]);
}
