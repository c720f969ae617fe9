import { textHeadOf } from '../xml/xml-head';
import type { CamtReport } from './camt-report';

const NAMESPACE = /urn:iso:std:iso:20022:tech:xsd:(camt\.053|camt\.054)\.001\.(0[2-9]|1[0-3])["']/;
/** The root element with its namespaces stands within the first signs, after at most a comment. */
const HEAD_SIGNS = 4096;

export const CAMT_REFUSED = 'The camt file was refused; nothing of it was taken in.';
export const KNOWN_CAMT = 'camt.053 or camt.054 in version 02 to 13';

/** Which camt message it is, by its namespace; nothing when it is none that is read here. */
export function camtKindOf(bytes: Buffer): Pick<CamtReport, 'format' | 'version'> | undefined {
  const found = NAMESPACE.exec(textHeadOf(bytes, HEAD_SIGNS));
  if (!found) return undefined;
  return { format: found[1] as CamtReport['format'], version: found[2] ?? '' };
}
