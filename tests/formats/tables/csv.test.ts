import type { CsvLayout } from '../../../formats/tables/layout';
import { readSource } from '../../../formats/tables/read-source';
import { refusalOf } from '../refusal';
import { HEADER, POSTINGS, read } from './report';

const REFUSED = 'The file "Posteringer" was refused; nothing of it was taken in.';

describe('an extract is read by its layout', () => {
  // S004, figure 27: three payments to one recipient and the one posting that covers them.
  const source = read(
    POSTINGS,
    HEADER,
    'KY-1;9000000000-952599065;-15.218,13;15-11-2021',
    'KY-2;9000000000-952599065;14.632,31-;15-11-2021',
    '',
    'KY-3;;-15.218,13;',
    'OMP-4;9000000000-952599065;45.068,57;16-11-2021',
  );

  it('into rows whose cells have one form, with the line on which they stand', () => {
    expect(source.rows[1]).toEqual({
      line: 3,
      currency: 'DKK',
      fields: { voucher: 'KY-2', account: '9000000000-952599065', amount: '-14632.31', on: '2021-11-15' },
    });
    expect(source.rows[2]).toMatchObject({ line: 5, fields: { account: '', on: '' } });
    expect(source.rows[3]?.fields['amount']).toBe('45068.57');
  });

  it('counted and totalled', () => {
    expect(source.count).toBe(4);
    expect(source.totals['amount']?.map(String)).toEqual(['0.00']);
  });

  it('whatever the order of its columns, and with columns that nobody asked for', () => {
    const { rows } = read(POSTINGS, 'Dato;FINANSKONTO ;Journal; bilag;Beløb;', '15-11-2021;5.57;J-1;KY-1;12,50;');
    expect(rows[0]?.fields).toEqual({ voucher: 'KY-1', account: '5.57', amount: '12.50', on: '2021-11-15' });
  });

  it('and a column that is not required may be missing', () => {
    expect(read(POSTINGS, 'Bilag;Beløb', 'KY-1;12,50').rows[0]?.fields).toEqual({
      voucher: 'KY-1',
      account: '',
      amount: '12.50',
      on: '',
    });
  });

  it('also where quotes, line breaks and delimiters stand in cells', () => {
    const { rows } = read(POSTINGS, HEADER, '"A ""1""; \nB";"x";"1,00";', 'B;y;2,00;"15-11-2021"');
    expect(rows.map(({ line, fields }) => [line, fields['voucher'], fields['amount']])).toEqual([
      [2, 'A "1"; \nB', '1.00'],
      [4, 'B', '2.00'],
    ]);
  });

  it('below lines of its own heading, and without a header row', () => {
    const above = { ...POSTINGS, linesAbove: 2 };
    expect(read(above, 'Udskrevet 30-06-2021', 'Regnskab 9000;;', HEADER, 'KY-1;;1,00;').rows).toHaveLength(1);
    const bare: CsvLayout = {
      ...POSTINGS,
      header: false,
      columns: [
        { name: 'voucher', type: 'text', at: 2, required: true },
        { name: 'amount', type: 'amount', at: 1 },
      ],
    };
    expect(read(bare, '1,00;KY-1', '2,00;KY-2').rows.map(({ fields }) => fields['amount'])).toEqual(['1.00', '2.00']);
    expect(refusalOf(() => read(bare, 'x;KY-1'))).toContain('line 1, column 1: "x" is no amount');
  });

  it('with debit and credit in two columns', () => {
    // S004, figure 6: both sides may stand in one row, 11,033 − 3,351,078 = −3,340,045.
    const layout: CsvLayout = {
      ...POSTINGS,
      columns: [
        { name: 'account', type: 'text', headers: ['Konto'], required: true },
        {
          name: 'amount',
          type: 'debit-credit',
          debit: { headers: ['Debet'] },
          credit: { headers: ['Kredit'] },
          required: true,
        },
      ],
    };
    const { rows, totals } = read(layout, 'Konto;Debet;Kredit', 'A;11.033;3.351.078', 'B;378,00;', 'C;;0', 'D;;5,50');
    expect(rows.map(({ fields }) => fields['amount'])).toEqual(['-3340045.00', '378.00', '0.00', '-5.50']);
    expect(totals['amount']?.map(String)).toEqual(['-3339672.50']);
    expect(refusalOf(() => read(layout, 'Konto;Debet;Kredit', 'A;;'))).toContain('line 2, Debet: it is blank.');
    const optional = { ...layout, columns: layout.columns.map((column) => ({ ...column, required: false })) };
    expect(read(optional, 'Konto;Tekst', 'A;x').rows[0]?.fields['amount']).toBe('');
    expect(refusalOf(() => read(optional, 'Konto;Debet', 'A;5'))).toContain(
      'line 1, Kredit: the column is missing. The file has Konto, Debet.',
    );
  });

  it('with the side of the account in a column', () => {
    // S004, figure 8: an amount without a sign, and D or K beside it.
    const layout: CsvLayout = {
      ...POSTINGS,
      columns: [
        { name: 'amount', type: 'amount', headers: ['Beløb'], side: { headers: ['D/K'], debit: ['D'], credit: ['K'] } },
        { name: 'voucher', type: 'text', headers: ['Bilag'] },
      ],
    };
    const { rows, totals } = read(layout, 'Bilag;Beløb;D/K', 'A;293,3;D', 'A;293,3;k', 'B;9.950;D');
    expect(rows.map(({ fields }) => fields['amount'])).toEqual(['293.30', '-293.30', '9950.00']);
    expect(totals['amount']?.map(String)).toEqual(['9950.00']);
    expect(refusalOf(() => read(layout, 'Bilag;Beløb;D/K', 'A;1;X'))).toContain(
      'line 2, Beløb: "x" is neither side of the account. Known are d (debit) and k (credit).',
    );
  });

  it('and text that only looks a little like a formula is text', () => {
    const { rows } = read(POSTINGS, HEADER, '@SUM(A1);=;-1,00;', '+45 12;-;2,00;', '=== 7;==;3,00;');
    expect(rows.map(({ fields }) => [fields['voucher'], fields['account']])).toEqual([
      ['@SUM(A1)', '='],
      ['+45 12', '-'],
      ['=== 7', '=='],
    ]);
  });

  it.each(['=1+1', '=C1', '=SUM(A1:A3)', '=+A1', '="0012"', "='Ark 1'!A1", '=-B2'])(
    'and a formula in a cell of text is refused: %s',
    (formula) => {
      const quoted = formula.includes('"') ? `"${formula.replaceAll('"', '""')}"` : formula;
      expect(refusalOf(() => read(POSTINGS, HEADER, 'A;1;-1,00;', `${quoted};1;2,00;`))).toBe(
        `The file "Posteringer" was refused; nothing of it was taken in.\n  line 3, Bilag: "${formula}" is a formula. Save the file with the values that its formulas give.`,
      );
    },
  );
});

describe('currencies', () => {
  const layout: CsvLayout = {
    ...POSTINGS,
    currency: { column: 'currency', blank: 'DKK' },
    columns: [...POSTINGS.columns, { name: 'currency', type: 'text', headers: ['Valuta'] }],
  };
  const lines = ['Bilag;Beløb;Valuta', 'A;1,00;DKK', 'B;2,00;', 'C;4,00;SEK'];

  it('do not stand in one file', () => {
    expect(refusalOf(() => read(layout, ...lines))).toBe(
      `${REFUSED}\n  line 4, currency: SEK stands beside DKK of line 2. Currencies are reconciled apart: send one file of each.`,
    );
  });

  it('unless the layout keeps them apart', () => {
    const { totals } = read({ ...layout, currency: { column: 'currency', blank: 'DKK', mixed: 'apart' } }, ...lines);
    expect(totals['amount']?.map((sum) => `${sum.toString()} ${sum.currency}`)).toEqual(['3.00 DKK', '4.00 SEK']);
  });

  it('and others than kronor and kroner are not taken in', () => {
    expect(refusalOf(() => read(layout, 'Bilag;Beløb;Valuta', 'A;1,00;EUR'))).toContain(
      'line 2, currency: EUR is not taken in. Write SEK or DKK.',
    );
  });
});

describe('a bad file is refused whole, and its refusal says where and what to do', () => {
  it.each([
    ['nothing at all', [], 'line 1: the file is empty. Fetch it again.'],
    [
      'a missing column',
      ['Bilag;Konto;Dato', 'KY-1;;'],
      'line 1, Beløb: the column is missing. The file has Bilag, Konto, Dato.',
    ],
    [
      'a header that stands twice',
      ['Bilag;Beløb;beløb', 'KY-1;1,00;2,00'],
      'line 1, Beløb: 2 columns have this header (Beløb, beløb). Take all but one out.',
    ],
    [
      'two names of one column',
      ['Bilag;Beløb;Konto;Finanskonto', 'KY-1;1,00;a;b'],
      'line 1, Konto or Finanskonto: 2 columns have this header (Konto, Finanskonto).',
    ],
    [
      'another delimiter',
      ['Bilag,Konto,Beløb,Dato', 'KY-1,,1.00,'],
      'line 1: the columns are not separated by semicolons. Correct the file, or have the recipe declare it otherwise (delimiter).',
    ],
    [
      'the wrong decimal sign',
      [HEADER, 'KY-1;;1,00;', 'KY-2;;1234.50;'],
      'line 3, Beløb: "1234.50" has a decimal point; the recipe says a decimal comma and points between the thousands. Ask for the file in its usual form, or have the recipe declare this one (amounts).',
    ],
    [
      'other thousands separators',
      [HEADER, 'KY-1;;1 234,50;'],
      'line 2, Beløb: "1 234,50" has thousands separators, or three decimals; the recipe says a decimal comma and points between the thousands.',
    ],
    [
      'a day that is none',
      [HEADER, 'KY-1;;1,00;31-06-2021'],
      'line 2, Dato: "31-06-2021" is no day of the calendar written as DD-MM-YYYY.',
    ],
    ['a blank in a required column', [HEADER, ';;1,00;15-11-2021'], 'line 2, Bilag: it is blank. Every row needs one.'],
    [
      'a row with too few cells',
      [HEADER, 'KY-1;;1,00', 'KY-2;;1,00;'],
      'line 2: there are 3 cells instead of 4. Check for a missing column.',
    ],
    [
      'a row with too many cells',
      [HEADER, 'KY-1;a;b;1,00;15-11-2021'],
      'line 2: there are 5 cells instead of 4. Check for a delimiter in a cell that is not quoted.',
    ],
    [
      'a quotation that never ends',
      [HEADER, 'KY-1;;1,00;', '"KY-2;;1,00;'],
      'line 3: a quoted cell is never closed; end it with a quotation mark.',
    ],
    [
      'a quotation mark inside a cell',
      [HEADER, '"KY"-1;;1,00;', 'KY-2;;1,00;'],
      'line 2: a quotation mark stands inside a cell; quote the whole cell and double the mark.',
    ],
  ])('%s', (_what, lines, said) => {
    const refusal = refusalOf(() => readSource(Buffer.from(lines.map((line) => `${line}\n`).join('')), POSTINGS));
    expect(refusal.startsWith(`${REFUSED}\n  ${said}`)).toBe(true);
    expect(refusal.split('\n')).toHaveLength(2);
  });

  it('a file that has been cut off in its last row', () => {
    const whole = Buffer.from([HEADER, 'KY-1;;1,00;', 'KY-2;;1.234,50;15-11-2021'].join('\n'));
    const cut = whole.subarray(0, whole.lastIndexOf(';') - 4);
    expect(refusalOf(() => readSource(cut, POSTINGS))).toBe(
      `${REFUSED}\n  line 3: there are 3 cells instead of 4. The file ends here: it has been cut off. Fetch it again.`,
    );
  });

  it('every fault is told, each with its line', () => {
    const refusal = refusalOf(() => read(POSTINGS, HEADER, 'KY-1;;x;', ';;1,00;1', 'KY-3;;1,00;'));
    expect(
      refusal
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(':')[0]),
    ).toEqual(['line 2, Beløb', 'line 3, Bilag', 'line 3, Dato']);
  });

  it('and of a file that is of another kind altogether all problems are counted', () => {
    const rows = Array.from({ length: 500 }, (_, index) => `KY-${index};;x;`);
    expect(refusalOf(() => read(POSTINGS, HEADER, ...rows))).toContain('… and 480 more');
  });

  it('a file that is too large is refused by its size, before it is read', () => {
    expect(refusalOf(() => readSource(Buffer.from(`${HEADER}\n`), POSTINGS, { limitBytes: 10 }))).toBe(
      `${REFUSED}\n  it has more than 10 bytes, the limit for csv. Send it in several files.`,
    );
  });
});

describe('a totals row inside the data', () => {
  const rows = ['KY-1;a;1.000,00;', 'KY-2;a;250,50;'];

  it.each(['I alt;;1.250,50;', 'Total;;1.250,50;', 'Summa: 2 st;;1.250,50;', ';;1.250,50;'])(
    'that the layout does not declare refuses the file: %s',
    (total) => {
      expect(refusalOf(() => read(POSTINGS, HEADER, ...rows, total))).toMatch(
        /line 4: it .* looks like a totals row\. Take it out, or have the recipe declare it \(totals\)\.$/,
      );
    },
  );

  it('and a name that only begins so does not', () => {
    const names = ['Totalkredit;a;1,00;', 'Sumatra;a;1,00;', 'Total-1;a;1,00;', 'Total Rens ApS;a;1,00;'];
    expect(read(POSTINGS, HEADER, ...names).count).toBe(4);
  });

  it('nor anything in a file that is declared to have none', () => {
    expect(read({ ...POSTINGS, totals: 'none' }, HEADER, 'Total;a;1,00;', 'I alt;a;2,00;').count).toBe(2);
  });

  const layout: CsvLayout = {
    ...POSTINGS,
    totals: { column: 'voucher', says: ['I alt', 'Summa'], subtotalSays: ['Delsum'], required: true },
  };

  it('that it declares is checked against the rows and left out', () => {
    const source = read(layout, HEADER, ...rows, 'I ALT :;;1.250,50;');
    expect(source.count).toBe(2);
    expect(source.totals['amount']?.map(String)).toEqual(['1250.50']);
    expect(refusalOf(() => read(layout, HEADER, ...rows, 'I alt;;1.250,51;'))).toBe(
      `${REFUSED}\n  line 4, Beløb: it says 1250.51, but the rows come to 1250.50. Fetch the file again.`,
    );
  });

  it('may have subtotals above it', () => {
    const parts = ['A;a;1,00;', 'Delsum;;1,00;', 'B;b;2,00;', 'C;b;4,00;', 'Delsum;;6,00;', 'Summa;;7,00;'];
    expect(read(layout, HEADER, ...parts).count).toBe(3);
    expect(refusalOf(() => read(layout, HEADER, 'A;a;1,00;', 'Delsum;;1,00;', 'B;b;2,00;', 'Delsum;;3,00;'))).toContain(
      'line 5, Beløb: it says 3.00, but the rows come to 2.00.',
    );
  });

  it('must be there where the recipe says so, and be the last', () => {
    expect(refusalOf(() => read(layout, HEADER, ...rows))).toBe(
      `${REFUSED}\n  line 3: the file ends without its row I alt or Summa: it has been cut off. Fetch it again.`,
    );
    expect(refusalOf(() => read(layout, HEADER, ...rows, 'I alt;;1.250,50;', 'KY-3;;1,00;'))).toContain(
      'line 5: it stands after the total on line 4. Declare that one as a subtotal, or take it out.',
    );
  });

  it('may be known by a column that is no field', () => {
    const byKind: CsvLayout = { ...POSTINGS, totals: { column: 'Rækketype', says: ['total'] } };
    expect(read(byKind, 'Rækketype;Bilag;Beløb', 'post;KY-1;5,00', 'TOTAL;;5,00').count).toBe(1);
  });
});

describe('a trailer', () => {
  const layout: CsvLayout = {
    ...POSTINGS,
    trailer: { firstCell: '99', count: 2, total: { cell: 3, column: 'amount' } },
  };
  const rows = ['KY-1;;1,00;', 'KY-2;;1.234,50;'];

  it('says how many rows there are and what they come to', () => {
    expect(read(layout, HEADER, ...rows, '99;0002;1.235,50').count).toBe(2);
  });

  it.each([
    [
      ['99;0003;1.235,50'],
      'line 4, column 2: it says 3, but there are 2 rows. The file may be cut off: fetch it again.',
    ],
    [['99;2;1.235,51'], 'line 4, column 3: it says 1235.51, but the rows come to 1235.50.'],
    [[], 'line 3: the file ends without its trailer 99: it has been cut off. Fetch it again.'],
    [['99;2;1.235,50', 'KY-3;;1,00;'], 'line 5: it stands after the trailer on line 4. Send one file at a time.'],
  ])('%s is refused', (trailer, said) => {
    expect(refusalOf(() => read(layout, HEADER, ...rows, ...trailer))).toContain(said);
  });
});
