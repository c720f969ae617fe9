import { decode } from 'iconv-lite';

/**
 * The text of an uncompressed PDF, in the order in which it was drawn: every string shown, decoded from WinAnsi or, in an
 * embedded typeface, by the typeface's own table. Line breaks and unbroken blanks become blanks, so that sentences can be
 * looked for whole.
 */
export function textOfPdf(pdf: Buffer): string {
  const source = pdf.toString('latin1');
  const tables = tablesOf(source);
  let table: readonly string[] | undefined;
  const lines: string[] = [];
  for (const [, face, strings = ''] of source.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[\s\d.-])*)\] TJ/g)) {
    if (face === undefined)
      lines.push([...strings.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => shown(hex, table)).join(''));
    else table = tables.get(face);
  }
  return lines.join(' ').replace(/[\s\u00a0]+/g, ' ');
}

function shown(hex: string, table: readonly string[] | undefined): string {
  if (!table) return decode(Buffer.from(hex, 'hex'), 'win1252');
  return (hex.match(/.{4}/g) ?? [])
    .map((glyph) => {
      const text = table[parseInt(glyph, 16)];
      if (text === undefined || glyph === '0000') throw new Error(`Glyph ${glyph} is a box.`);
      return text;
    })
    .join('');
}

/** Of each embedded typeface, the text of each glyph by its number. */
function tablesOf(source: string): Map<string, readonly string[]> {
  const objectOf = (number: string): string =>
    new RegExp(`(?:^|\\n)${number} 0 obj\\n([\\s\\S]*?)\\nendobj`).exec(source)?.[1] ?? '';
  const tables = new Map<string, readonly string[]>();
  for (const [, face = '', number = ''] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objectOf(number))?.[1];
    if (toUnicode) tables.set(face, glyphsOf(objectOf(toUnicode)));
  }
  return tables;
}

function glyphsOf(map: string): readonly string[] {
  const glyphs: string[] = [];
  for (const [, first = '', texts = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    [...texts.matchAll(/<([0-9a-f ]+)>/g)].forEach(([, hex = ''], index) => {
      glyphs[parseInt(first, 16) + index] = Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
    });
  }
  return glyphs;
}
