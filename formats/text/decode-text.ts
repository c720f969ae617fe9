import { isUtf8 } from 'node:buffer';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Text of a bank file that is ISO-8859-1 by its manual but UTF-8 where somebody's editor has saved it. Bytes over 127
 * that happen to be valid UTF-8 are UTF-8: no Nordic name written in ISO-8859-1 looks like that.
 */
export function decodeBankText(bytes: Buffer): string {
  return withoutByteOrderMark(isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1'));
}

export function withoutByteOrderMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
