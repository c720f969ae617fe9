import fc from 'fast-check';
import { InputRefused } from '../../../domain/kernel/input-refused';
import type { Layout } from '../../../formats/tables/layout';
import { readSource } from '../../../formats/tables/read-source';
import { HEAD, sie, VOUCHER } from '../sie/sie-text';
import { HEADER, POSTINGS } from './report';
import { book, row } from './xlsx-file';

const FILES: readonly (readonly [name: string, layout: Layout, bytes: Buffer])[] = [
  [
    'CSV',
    { ...POSTINGS, encoding: 'sniffed' },
    Buffer.from(`${HEADER}\nÅ-1;"a;""b";-1.234,50;31-12-2021\nB;;2,00-;\n`),
  ],
  [
    'fixed width',
    {
      kind: 'fixed-width',
      title: 'Linjer',
      encoding: 'sniffed',
      lineLength: 12,
      currency: 'SEK',
      columns: [
        { name: 'key', type: 'text', from: 1, length: 6, required: true },
        { name: 'amount', type: 'amount', from: 7, length: 6 },
      ],
    },
    Buffer.from('Malmö   1.50\nLund   -2.00\n'),
  ],
  [
    'JSON',
    {
      kind: 'json',
      title: 'Krav',
      currency: 'DKK',
      columns: [
        { name: 'id', type: 'text', headers: ['id'], required: true },
        { name: 'amount', type: 'amount', headers: ['amount'] },
      ],
    },
    Buffer.from('[{"id":"a\\u00e5","amount":1.50},{"id":7,"amount":"-2.00","x":[null,true,1e3]}]'),
  ],
  [
    'XLSX',
    { ...POSTINGS, kind: 'xlsx' },
    book({ sheets: { Ark1: `${row(1, 'Bilag', 'Beløb')}${row(2, 'KY-1', 5)}` } }),
  ],
  ['SIE', { kind: 'sie', title: 'Huvudbok', rows: 'transactions' }, sie(...HEAD, '#IB 0 15190 5', ...VOUCHER)],
];

describe.each(FILES)('whatever is done to a file of %s', (_name, layout, bytes) => {
  it('it is read, or refused in words', () => {
    const changed = fc
      .array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), { maxLength: 4 })
      .map((changes) => {
        const copy = Buffer.from(bytes);
        for (const [at, byte] of changes) copy[at] = byte;
        return copy;
      });
    const cut = fc.nat({ max: bytes.length }).map((length) => bytes.subarray(0, length));
    const doubled = fc.nat({ max: bytes.length }).map((at) => Buffer.concat([bytes.subarray(0, at), bytes]));
    const any = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
    fc.assert(
      fc.property(fc.oneof(changed, cut, doubled, any), (hostile) => {
        try {
          readSource(hostile, layout);
        } catch (error) {
          expect(error).toBeInstanceOf(InputRefused);
        }
      }),
      { numRuns: 400 },
    );
  });
});
