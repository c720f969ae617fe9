import iconv from 'iconv-lite';

/** An export as programs write it: code page 437, CRLF. */
export function sie(...lines: readonly string[]): Buffer {
  return iconv.encode(`${lines.join('\r\n')}\r\n`, 'cp437');
}

export const HEAD = [
  '#FLAGGA 0',
  '#PROGRAM "Fordring" 1.0',
  '#FORMAT PC8',
  '#GEN 20160901',
  '#SIETYP 4',
  '#FNAMN "Grebbestads kommun"',
] as const;

export const VOUCHER = [
  '#VER A 7 20160831 "Faktura 4711"',
  '{',
  '#TRANS 15190 {} 1200.00',
  '#TRANS 30100 {} -1200.00',
  '}',
] as const;
