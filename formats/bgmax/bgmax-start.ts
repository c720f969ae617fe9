import type { FieldReader } from './bgmax-fields';
import { START } from './layout';

export interface BgMaxOptions {
  /** Takes in files that Bankgirot marked `T`. They hold invented payments: never in production. */
  readonly acceptTestFiles?: boolean;
}

/** Whether TK01 announces a file that may be taken in: BgMax version 01, and real payments. */
export function checkStart(record: string, line: number, fields: FieldReader, options: BgMaxOptions): void {
  const layout = fields.text(record, START.layout);
  const version = fields.text(record, START.version);
  if (layout !== 'BGMAX' || version !== '01') {
    const message = `"${layout} ${version}" is not known; only "BGMAX 01" is read. Order that layout from Bankgirot.`;
    fields.refuse(line, START.layout.name, message);
  }
  if (fields.text(record, START.testMarker) === 'T' && !options.acceptTestFiles) {
    const message = 'this is a test file (T); its payments are not real. Send the production file (P).';
    fields.refuse(line, START.testMarker.name, message);
  }
}
