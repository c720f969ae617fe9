import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { Encoding } from '../../../formats/tables/layout';
import { decodeCp437, decodeCp865, decodeWindows1252, encodeCp437 } from '../../../formats/tables/text/code-pages';
import { crc32 } from '../../../formats/tables/text/crc-32';
import { EncodingFault } from '../../../formats/text/encoding-fault';
import { TextDecoding } from '../../../formats/tables/text/text-decoding';

function decoded(bytes: Buffer, encoding: Encoding | 'sniffed', pieceLength = bytes.length): string {
  const decoding = new TextDecoding(encoding);
  let text = '';
  for (let at = 0; at < bytes.length; at += pieceLength) text += decoding.take(bytes.subarray(at, at + pieceLength));
  return text + decoding.end();
}

function faultOf(act: () => unknown): { line: number; message: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof EncodingFault) return { line: error.line, message: error.message };
    throw error;
  }
  throw new Error('The text was taken.');
}

const TEXT = 'Bilag\nMalmö, Västerås, Åre\nGrebbestad\n';
const IN = {
  utf8: Buffer.from(TEXT),
  bom: Buffer.from(`\uFEFF${TEXT}`),
  latin1: Buffer.from(TEXT, 'latin1'),
  cp437: iconv.encode(TEXT, 'cp437'),
  windows: iconv.encode(`${TEXT}– € 5\n`, 'win1252'),
};

describe('a text is decoded as declared', () => {
  it.each([
    [IN.utf8, 'utf-8'],
    [IN.bom, 'utf-8'],
    [IN.latin1, 'latin1'],
    [IN.latin1, 'windows-1252'],
    [IN.cp437, 'cp437'],
    [IN.utf8, 'sniffed'],
    [IN.bom, 'sniffed'],
    [IN.latin1, 'sniffed'],
    [IN.cp437, 'sniffed'],
  ] as const)('%#', (bytes, encoding) => {
    expect(decoded(bytes, encoding)).toBe(TEXT);
    for (const pieceLength of [1, 2, 3, 7]) expect(decoded(bytes, encoding, pieceLength)).toBe(TEXT);
  });

  it('and Windows has signs that ISO-8859-1 lacks', () => {
    expect(decoded(IN.windows, 'windows-1252')).toBe(`${TEXT}– € 5\n`);
    expect(decoded(IN.windows, 'sniffed')).toBe(`${TEXT}– € 5\n`);
  });
});

describe('a wrong declaration is refused at the line where the bytes show it', () => {
  it.each([
    ['latin1', 'utf-8', 'the recipe says UTF-8, but the file is probably ISO-8859-1'],
    ['cp437', 'utf-8', 'the recipe says UTF-8, but the file is probably code page 437'],
    ['utf8', 'latin1', 'the recipe says ISO-8859-1, but the file is probably UTF-8'],
    ['utf8', 'windows-1252', 'but the file is probably UTF-8'],
    ['utf8', 'cp437', 'but the file is probably UTF-8'],
    ['cp437', 'latin1', 'the recipe says ISO-8859-1, but the file is probably code page 437'],
    ['cp437', 'windows-1252', 'the recipe says Windows-1252, but the file is probably code page 437'],
    ['latin1', 'cp437', 'the recipe says code page 437, but the file is probably ISO-8859-1'],
  ] as const)('%s read as %s', (written, declared, said) => {
    const fault = faultOf(() => decoded(IN[written], declared));
    expect(fault.message).toContain(said);
    expect(fault.line).toBe(2);
  });

  it('a byte order mark speaks for UTF-8 alone', () => {
    expect(faultOf(() => decoded(IN.bom, 'latin1')).message).toContain('probably UTF-8');
  });

  it('UTF-16 speaks for itself, whatever was declared, in pieces of any size', () => {
    const marked = Buffer.from(`\ufeff${TEXT}`, 'utf16le');
    for (const declared of ['sniffed', 'utf-8', 'latin1', 'cp437'] as const) {
      for (const piece of [1, 3, 8, 1_000]) {
        for (const bytes of [marked, Buffer.from(marked).swap16(), Buffer.from(TEXT, 'utf16le')]) {
          expect(decoded(bytes, declared, piece)).toBe(TEXT);
        }
      }
    }
    expect(faultOf(() => decoded(marked.subarray(0, -1), 'sniffed')).message).toContain('not the UTF-16');
    expect(faultOf(() => decoded(Buffer.from('ab\0c\n'), 'sniffed')).message).toContain('NUL byte');
  });

  it('a sign cut off at the end is noticed', () => {
    expect(faultOf(() => decoded(IN.utf8.subarray(0, 11), 'utf-8')).message).toContain('the last sign is cut off');
  });

  it('control characters are no text', () => {
    expect(faultOf(() => decoded(Buffer.from('a\nb\u0007c\n'), 'utf-8'))).toEqual({
      line: 2,
      message: 'there is a control character (U+0007). Save the file as plain text.',
    });
  });

  it('letters that speak for no encoding are not guessed at', () => {
    const bytes = Buffer.from([0x41, 0xb5, 0x0a]);
    expect(faultOf(() => decoded(bytes, 'sniffed')).message).toContain('whose encoding cannot be told');
  });
});

describe('code pages', () => {
  const high = Buffer.from(Array.from({ length: 128 }, (_, index) => index + 128));

  it('agree with another library, sign by sign', () => {
    expect(decodeCp437(high)).toBe(iconv.decode(high, 'cp437'));
    const known = high.filter((byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte));
    expect(decodeWindows1252(Buffer.from(known))).toBe(iconv.decode(Buffer.from(known), 'win1252'));
  });

  it('write back what they read, and nothing that they lack', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(encodeCp437(decodeCp437(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
      }),
    );
    expect(encodeCp437('ø')).toBeUndefined();
    expect(encodeCp437('€')).toBeUndefined();
  });
});

it('the checksum is the one of ISO 3309', () => {
  // The check value that every description of CRC-32 gives.
  expect(crc32(Buffer.from('123456789')).toString(16)).toBe('cbf43926');
  expect(crc32(Buffer.from('6789'), crc32(Buffer.from('12345')))).toBe(0xcbf43926);
});

test.each(['cp850', 'cp865'])('a Danish text of %s is told by its letters, wherever the first ø stands', (page) => {
  const text = 'Gæld på Færøerne\nBørn i Årslev, Ølgod og Ærø\n';
  for (const piece of [1, 3, 9, 60]) expect(decoded(iconv.encode(text, page), 'sniffed', piece)).toBe(text);
});

test('code page 865 is code page 437 but for three signs', () => {
  const every = Buffer.from(Array.from({ length: 128 }, (_, index) => index + 128));
  expect(decodeCp865(every)).toBe(iconv.decode(every, 'cp865'));
});
