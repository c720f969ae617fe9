import type { FixedWidthLayout } from '../../../formats/tables/layout';
import { readSource } from '../../../formats/tables/read-source';
import { refusalOf } from '../refusal';
import { writeFixedWidth } from './write-fixed-width';

/** Lines of 40 signs with a start record 00, rows 20 and an end record 90. */
const LAYOUT: FixedWidthLayout = {
  kind: 'fixed-width',
  title: 'Indbetalinger',
  encoding: 'latin1',
  lineLength: 40,
  currency: 'DKK',
  amounts: { decimal: 'implied' },
  dates: 'YYYYMMDD',
  record: { from: 1, length: 2, row: '20', passedOver: ['00'] },
  columns: [
    { name: 'reference', type: 'text', from: 3, length: 10, align: 'right', filler: '0' },
    { name: 'amount', type: 'amount', from: 13, length: 12, align: 'right', filler: '0', required: true },
    { name: 'on', type: 'date', from: 25, length: 8, required: true },
    { name: 'text', type: 'text', from: 33, length: 8 },
  ],
  trailer: {
    code: '90',
    count: { from: 3, length: 10 },
    total: { from: 13, length: 12, column: 'amount' },
  },
};

const START = '00KOMMUNE   20210630'.padEnd(40);
const FIRST = '20000001234500000004507320210630Nørrebro';
const SECOND = '200000000000-0000000150020210701'.padEnd(40);
const END = '90000000000200000004357'.concat('3').padEnd(40);

function bytes(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
}

const REFUSED = 'The file "Indbetalinger" was refused; nothing of it was taken in.';

describe('a file of fixed width is read field by field', () => {
  const source = readSource(bytes(START, FIRST, SECOND, END), LAYOUT);

  it('from the declared places, without what fills them up', () => {
    expect(source.rows).toEqual([
      {
        line: 2,
        currency: 'DKK',
        fields: { reference: '12345', amount: '450.73', on: '2021-06-30', text: 'Nørrebro' },
      },
      { line: 3, currency: 'DKK', fields: { reference: '', amount: '-15.00', on: '2021-07-01', text: '' } },
    ]);
  });

  it('and agrees with its end record', () => {
    expect(source.count).toBe(2);
    expect(source.totals['amount']?.map(String)).toEqual(['435.73']);
  });

  it('also when an editor has cut the blanks off, where the layout forgives it', () => {
    const short = bytes(START, FIRST, SECOND.trimEnd(), END.trimEnd());
    expect(readSource(short, { ...LAYOUT, shortLines: 'filled-with-blanks' }).count).toBe(2);
    expect(refusalOf(() => readSource(short, LAYOUT))).toContain(
      'line 3: there are 32 signs instead of 40. Fetch the file again.',
    );
  });
});

describe('a bad one is refused whole', () => {
  it.each([
    [
      [START, FIRST, END],
      'line 3, positions 3–12: it says 2, but there is 1 row. The file may be cut off: fetch it again.',
    ],
    [
      [START, FIRST, SECOND, END.replace('43573', '43574')],
      'line 4, positions 13–24: it says 435.74, but the rows come to 435.73.',
    ],
    [[START, FIRST, SECOND], 'line 4: the file ends without its trailer 90: it has been cut off. Fetch it again.'],
    [
      [START, `21${FIRST.slice(2)}`, END],
      'line 2, positions 1–2: "21" is no record of this file. Check the file, or have the recipe declare it otherwise (record).',
    ],
    [
      [START, `${FIRST}x`, END],
      'line 2: there are 41 signs instead of 40. Check the file, or have the recipe declare it otherwise (lineLength).',
    ],
    [[START, FIRST.replace('45073', '45O73'), END], 'line 2, amount (positions 13–24): "000000045O73" is no amount'],
    [[START, FIRST.replace('20210630', '20210631'), END], 'line 2, on (positions 25–32): "20210631" is no day'],
    [[START, FIRST, SECOND, END, FIRST], 'line 5: it stands after the trailer on line 4. Send one file at a time.'],
    [[], 'line 1: the file is empty. Fetch it again.'],
  ])('%#', (lines, said) => {
    expect(refusalOf(() => readSource(bytes(...lines), LAYOUT))).toContain(`${REFUSED}\n  ${said}`);
  });

  it('also when it ends within a line', () => {
    const cut = bytes(START, FIRST, SECOND).subarray(0, -20);
    expect(refusalOf(() => readSource(cut, LAYOUT))).toContain(
      'line 3: there are 22 signs instead of 40. The file ends here: it has been cut off. Fetch it again.',
    );
  });

  it('and when it has no lines at all', () => {
    expect(refusalOf(() => readSource(Buffer.alloc(5000, 0x41), LAYOUT))).toContain(
      'line 1: the line is longer than 40 signs. Check that this is the right file.',
    );
  });
});

it('a value that does not fit its field is refused, never cut', () => {
  const fields = { reference: '12345678901', amount: '1.00', on: '2021-06-30', text: '' };
  expect(() => [...writeFixedWidth([{ fields }], LAYOUT)]).toThrow(
    'A value of 11 signs does not fit 10 at position 3.',
  );
});
