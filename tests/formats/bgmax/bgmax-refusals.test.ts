import { readBgMax } from '../../../formats/bgmax/read-bgmax';
import { refusalOf } from '../refusal';
import { deposit, end, file, OPENING, payment, record, START } from './record';

const PAID = payment({});
const DEPOSITED = deposit('10000', 1);
const END = end(1, 0, 0, 1);
const INFORMATION = record('25', [3, 'Avser maj']);

const REFUSED: readonly (readonly [what: string, records: readonly string[], ...says: string[]])[] = [
  ['nothing in it', [], 'the file is empty'],
  ['another beginning', [OPENING], 'line 1, TK01', 'does not begin'],
  ['another layout', [record('01', [3, 'LB'], [23, '01'])], 'line 1, TK01 layout name', 'BGMAX 01'],
  ['another version', [record('01', [3, 'BGMAX'], [23, '02']), END], 'line 1, TK01 layout name', '"BGMAX 02"'],
  [
    'the test marker',
    [record('01', [3, 'BGMAX'], [23, '01'], [45, 'T']), OPENING, PAID, DEPOSITED, END],
    'line 1, TK01 test marker',
    'test file',
  ],
  ['its end cut off', [START, OPENING, PAID, DEPOSITED], 'TK70', 'cut off'],
  ['a line cut off', [START, OPENING, PAID.slice(0, 45), DEPOSITED, END], 'line 3, TK20 amount', 'cut off'],
  ['a deposit missing', [START, OPENING, PAID, end(1, 0, 0, 0)], 'line 4, TK15', 'no deposit'],
  ['a deposit missing before the next', [START, OPENING, PAID, OPENING, DEPOSITED, END], 'line 4, TK15', 'line 2'],
  ['a wrong sum', [START, OPENING, PAID, deposit('10001', 1), END], 'line 4, TK15 amount', '100.01', '100.00'],
  [
    'a wrong number of payments',
    [START, OPENING, PAID, deposit('10000', 2), END],
    'line 4, TK15 number of payments',
    '2',
  ],
  [
    'a wrong count of TK20',
    [START, OPENING, PAID, DEPOSITED, end(2, 0, 0, 1)],
    'line 5, TK70 number of TK20',
    'says 2',
  ],
  ['a wrong count of TK21', [START, OPENING, PAID, DEPOSITED, end(1, 1, 0, 1)], 'line 5, TK70 number of TK21'],
  ['a wrong count of TK22', [START, OPENING, PAID, DEPOSITED, end(1, 0, 1, 1)], 'line 5, TK70 number of TK22 and TK23'],
  ['a wrong count of TK15', [START, OPENING, PAID, DEPOSITED, end(1, 0, 0, 2)], 'line 5, TK70 number of TK15'],
  ['letters in the count', [START, OPENING, PAID, DEPOSITED, `70${'X'.repeat(32)}`], 'line 5, TK70 number of TK20'],
  [
    'letters in an amount',
    [START, OPENING, payment({ amount: '1OO00' }), DEPOSITED, END],
    'line 3, TK20 amount',
    '1OO00',
  ],
  [
    'an amount beyond all',
    [START, OPENING, payment({ amount: '9'.repeat(18) }), DEPOSITED, END],
    'line 3, TK20 amount',
  ],
  ['letters in a deposit', [START, OPENING, PAID, deposit('1O000', 1), END], 'line 4, TK15 amount'],
  ['a day that is none', [START, OPENING, PAID, deposit('10000', 1, '00074', '20160230'), END], 'line 4, TK15 date'],
  ['no receiver', [START, record('05', [3, '0000000000'], [23, 'SEK']), PAID, DEPOSITED, END], 'line 2, TK05 bankgiro'],
  ['a payment outside a section', [START, PAID, OPENING, PAID, DEPOSITED, end(2, 0, 0, 1)], 'line 2, TK20', 'outside'],
  ['an extra reference first', [START, OPENING, payment({ code: '22' }), DEPOSITED, END], 'line 3, TK22', 'before it'],
  ['text before any payment', [START, OPENING, INFORMATION, PAID, DEPOSITED, END], 'line 3, TK25', 'before it'],
  ['a deposit without opening', [START, DEPOSITED, END], 'line 2, TK15', 'no TK05'],
  ['a second file inside', [START, OPENING, PAID, DEPOSITED, START, END], 'line 5, TK01', 'one file'],
  ['a second file behind', [START, OPENING, PAID, DEPOSITED, END, START], 'line 6, TK01', 'one BgMax file'],
];

describe('a BgMax file is refused whole with', () => {
  it.each(REFUSED.map(([what, records, ...says]) => ({ what, records, says })))('$what', ({ records, says }) => {
    const refusal = refusalOf(() => readBgMax(file(...records)));
    for (const said of says) expect(refusal).toContain(said);
  });

  it('every problem of the file at once', () => {
    const bytes = file(
      START,
      OPENING,
      payment({ amount: 'A' }),
      payment({ amount: 'B' }),
      deposit('1', 1),
      end(3, 0, 0, 1),
    );
    const refusal = refusalOf(() => readBgMax(bytes));
    expect(refusal).toContain('line 3, TK20 amount');
    expect(refusal).toContain('line 4, TK20 amount');
    expect(refusal).toContain('line 5, TK15 number of payments');
    expect(refusal).toContain('line 6, TK70 number of TK20');
    // What a deposit comes to cannot be known when a payment in it cannot be read.
    expect(refusal).not.toContain('TK15 amount');
  });
});
