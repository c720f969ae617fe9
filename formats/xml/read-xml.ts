import { branchesOf } from './xml-branches';
import type { XmlNode } from './xml-node';
import { piecesOf, type XmlOptions } from './xml-pieces';
import { textsOf } from './xml-text';

/**
 * Reads an XML document without trusting it: no DOCTYPE and so no entities of its own, nothing fetched, limits on size
 * and depth. Values stay text, with every digit and leading zero. The node returned holds the root element.
 *
 * @param refusal the first sentence of the refusal, such as "The camt file was refused".
 */
export function readXml(bytes: Buffer, refusal: string, options: XmlOptions = {}): XmlNode {
  const reading = branchesOf(textsOf(piecesOf(bytes, refusal, options), refusal), refusal);
  const read = reading.next();
  if (read.done !== true) throw new RangeError('A branch was given out, and none was asked for.');
  return read.value;
}
