import fc from 'fast-check';
import type { CsvLayout, FixedWidthLayout, Layout } from '../../../formats/tables/layout';
import {
  LARGEST_IN_PIECES,
  LARGEST_WHOLE,
  readSource,
  readSourceRows,
  refuseTooLarge,
} from '../../../formats/tables/read-source';
import type { Source, SourceRecord } from '../../../formats/tables/source';
import { refusalOf } from '../refusal';
import { HEADER, POSTINGS } from './report';
import { book, row } from './xlsx-file';

async function inPieces(
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
  layout: Layout,
  limitBytes?: number,
): Promise<Source> {
  const rows: SourceRecord[] = [];
  const reading = readSourceRows(pieces, layout, limitBytes === undefined ? {} : { limitBytes });
  for (;;) {
    const { done, value } = await reading.next();
    if (done) return { rows, ...value };
    rows.push(...value);
  }
}

function cutUp(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

const QUOTED = Buffer.from(
  `\uFEFF${HEADER}\r\n"Å ""1"";\r\nB";x;1.234,50;\r\nC;"é";-2,00;15-11-2021\r\n\r\n"D";;3,00;"15-11-2021"`,
);

describe('a file in pieces', () => {
  it('gives the same rows however it is cut', async () => {
    const whole = readSource(QUOTED, POSTINGS);
    expect(whole.count).toBe(3);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }), async (lengths) => {
        expect(await inPieces(cutUp(QUOTED, lengths), POSTINGS)).toEqual(whole);
      }),
    );
  });

  it('gives rows before it has been read to its end, and may still be refused', async () => {
    const pieces = [`${HEADER}\nKY-1;;1,00;\n`, 'KY-2;;2,00;\n', 'KY-3;;x;\n', 'KY-4;;4,00;\n'].map((text) =>
      Buffer.from(text),
    );
    const given: string[] = [];
    const reading = (async () => {
      for await (const rows of readSourceRows(pieces, POSTINGS))
        given.push(...rows.map(({ fields }) => fields['voucher'] ?? ''));
    })();
    await expect(reading).rejects.toThrow('line 4, Beløb: "x" is no amount');
    expect(given).toEqual(['KY-1', 'KY-2']);
  });

  it('is the same for the formats that are read whole', async () => {
    const bytes = book({ sheets: { Ark1: `${row(1, 'Bilag', 'Beløb')}${row(2, 'KY-1', 5)}` } });
    const layout: Layout = { ...POSTINGS, kind: 'xlsx' };
    expect(await inPieces(cutUp(bytes, [7]), layout)).toEqual(readSource(bytes, layout));
  });

  it('a line without an end does not fill the memory', async () => {
    function* endless() {
      for (;;) yield Buffer.alloc(100_000, 0x41);
    }
    await expect(inPieces(endless(), POSTINGS)).rejects.toThrow('line 1: the line is longer than a million signs.');
    function* endlessQuote() {
      yield Buffer.from(`${HEADER}\n"`);
      for (;;) yield Buffer.alloc(100_000, 0x41);
    }
    await expect(inPieces(endlessQuote(), POSTINGS)).rejects.toThrow('line 2: a quoted cell is never closed');
  });
});

describe('a file of a gigabyte', () => {
  /** Counts what is asked for, so that a test sees that no more is. */
  function pieces(bytes: number): { given: number; all: Iterable<Buffer> } {
    const counted = { given: 0, all: counting() };
    function* counting(): Generator<Buffer> {
      for (let given = 0; given < bytes; given += 1_000_000) {
        counted.given = given;
        yield Buffer.alloc(1_000_000, 0x0a);
      }
    }
    return counted;
  }

  it('is refused by its size where it would have to be in memory, before it is read', async () => {
    const layout: Layout = { ...POSTINGS, kind: 'xlsx' };
    expect(refusalOf(() => refuseTooLarge(1_000_000_000, layout))).toBe(
      'The file "Posteringer" was refused; nothing of it was taken in.\n  it has more than 100000000 bytes, the limit for xlsx. Send it in several files, or as CSV.',
    );
    const gigabyte = pieces(1_000_000_000);
    await expect(inPieces(gigabyte.all, layout)).rejects.toThrow('it has more than 100000000 bytes');
    expect(gigabyte.given).toBeLessThanOrEqual(LARGEST_WHOLE + 1_000_000);
  });

  it('may be a table in pieces, up to a bound of its own', async () => {
    expect(() => refuseTooLarge(1_000_000_000, POSTINGS)).not.toThrow();
    expect(refusalOf(() => refuseTooLarge(LARGEST_IN_PIECES + 1, POSTINGS))).toContain(
      'the limit for csv. Send it in several files.',
    );
    await expect(inPieces(pieces(50_000_000).all, POSTINGS, 5_000_000)).rejects.toThrow(
      'it has more than 5000000 bytes',
    );
  });
});

it('two hundred thousand rows are totalled exactly, and only a piece of them is in memory', async () => {
  const layout: CsvLayout = { ...POSTINGS, totals: { column: 'voucher', says: ['I alt'], required: true } };
  function* rows() {
    yield Buffer.from(`${HEADER}\n`);
    for (let part = 0; part < 200; part++) {
      yield Buffer.from(
        Array.from({ length: 1000 }, (_, index) => `KY-${part * 1000 + index};;9.999.999.999.999,99;\n`).join(''),
      );
    }
    // 200,000 × 9,999,999,999,999.99 = 2,000,000,000,000,000,000.00 − 2,000.00 is beyond what a float can count.
    yield Buffer.from('I alt;;;\n');
  }
  let most = 0;
  const reading = readSourceRows(rows(), layout);
  for (;;) {
    const { done, value } = await reading.next();
    if (done) {
      expect(value.count).toBe(200_000);
      expect(value.totals['amount']?.map(String)).toEqual(['1999999999999998000.00']);
      break;
    }
    most = Math.max(most, value.length);
  }
  expect(most).toBeLessThanOrEqual(1000);
});

it('lines of fixed width are the same however they are cut', async () => {
  const layout: FixedWidthLayout = {
    kind: 'fixed-width',
    title: 'Linjer',
    encoding: 'sniffed',
    lineLength: 12,
    currency: 'SEK',
    columns: [
      { name: 'key', type: 'text', from: 1, length: 6, required: true },
      { name: 'amount', type: 'amount', from: 7, length: 6, align: 'right' },
    ],
  };
  const bytes = Buffer.from('Malmö   1.50\r\nÅre    -2.00\r\n', 'latin1');
  const whole = readSource(bytes, layout);
  expect(whole.rows.map(({ fields }) => fields)).toEqual([
    { key: 'Malmö', amount: '1.50' },
    { key: 'Åre', amount: '-2.00' },
  ]);
  for (const length of [1, 2, 3, 5, 13]) expect(await inPieces(cutUp(bytes, [length]), layout)).toEqual(whole);
});

test('more rows than somebody holds in memory are refused with the way to take them', () => {
  const file = (rows: number) => Buffer.from(`${HEADER}\n${'A;x;1,00;\n'.repeat(rows)}`);
  expect(readSource(file(3), POSTINGS, { limitRows: 3 }).count).toBe(3);
  expect(refusalOf(() => readSource(file(4), POSTINGS, { limitRows: 3 }))).toMatch(
    /it has more than 3 rows, the most that are held in memory at once\. Deliver it to a run/,
  );
});
