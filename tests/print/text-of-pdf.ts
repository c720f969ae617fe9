import { decode } from 'iconv-lite';

/**
 * The text of an uncompressed PDF, in the order in which it was drawn: every string shown, decoded from WinAnsi, with
 * line breaks and unbroken blanks as blanks, so that sentences can be looked for whole.
 */
export function textOfPdf(pdf: Buffer): string {
  const shown = pdf.toString('latin1').matchAll(/\[((?:<[0-9a-f]*>|[\s\d.-]+)*)\] TJ/g);
  const lines = [...shown].map(([, strings = '']) =>
    [...strings.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => decode(Buffer.from(hex, 'hex'), 'win1252')).join(''),
  );
  return lines.join(' ').replace(/[\s\u00a0]+/g, ' ');
}
