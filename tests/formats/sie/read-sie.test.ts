import { SieChecksum } from '../../../formats/sie/sie-checksum';
import { readSieLine } from '../../../formats/sie/sie-line';
import { encodeCp437, encodeWindows1252 } from '../../../formats/tables/text/code-pages';
import { readSource } from '../../../formats/tables/read-source';
import { crc32 } from '../../../formats/tables/text/crc-32';
import { refusalOf } from '../refusal';
import { sample, withSamples } from '../samples';
import { HEAD, sie, VOUCHER } from './sie-text';
import { readSie } from './read-sie';
import { checkSieBalances } from './read-sie';

const REFUSED = 'The SIE file was refused; nothing of it was taken in.';

describe('a SIE file', () => {
  const file = readSie(
    sie(
      ...HEAD,
      '#ORGNR 555555-5555',
      '#RAR 0 20160101 20161231',
      '#DIM 1 "Kostnadsställe"',
      '#OBJEKT 1 "10" "Östervåla"',
      '#KONTO 15190 "Kundfordringar, \\"egna\\""',
      '#SRU 15190 7251',
      '#IB 0 15190 100.5',
      '#PSALDO 0 201608 15190 {1 "10"} 1300.5 0',
      '#VER A "" 20160831 "" 20160901 "signatur"',
      '{',
      '   #TRANS 15190 {1 "10" 6 "P 1"} 1200.00 "" "1820\\A012 Cykel" 2.5 ab',
      '#BTRANS 15190 {} 5 20160830',
      '#RTRANS 30100 {} -1200 20160830 "rättad"',
      '#TRANS\t30100  {}  -1200 20160830 "rättad"',
      '}',
      '#HELT_NY "post"',
    ),
  );

  it('is read with its letters, accounts, objects and balances', () => {
    expect(file).toMatchObject({
      type: '4',
      program: 'Fordring 1.0',
      generatedOn: '2016-09-01',
      companyName: 'Grebbestads kommun',
      organisationNumber: '555555-5555',
      currency: 'SEK',
      years: [{ year: 0, from: '2016-01-01', to: '2016-12-31' }],
      dimensions: [{ number: '1', name: 'Kostnadsställe' }],
      objects: [{ dimension: '1', number: '10', name: 'Östervåla' }],
      accounts: [{ number: '15190', name: 'Kundfordringar, "egna"' }],
    });
    expect(
      file.balances.map(({ record, period, amount, objects }) => [record, period, amount.toString(), objects]),
    ).toEqual([
      ['IB', undefined, '100.50', []],
      ['PSALDO', '2016-08', '1300.50', [{ dimension: '1', object: '10' }]],
    ]);
  });

  it('counts neither struck rows nor the repetition of added ones', () => {
    const [voucher] = file.vouchers;
    expect(voucher).toMatchObject({
      series: 'A',
      number: '',
      date: '2016-08-31',
      registeredOn: '2016-09-01',
      line: 15,
    });
    expect(voucher?.transactions).toEqual([
      expect.objectContaining({
        account: '15190',
        objects: [
          { dimension: '1', object: '10' },
          { dimension: '6', object: 'P 1' },
        ],
        text: '1820\\A012 Cykel',
        quantity: '2.5',
        by: 'ab',
        line: 17,
      }),
      expect.objectContaining({ account: '30100', date: '2016-08-30', text: 'rättad', line: 20 }),
    ]);
    expect([voucher?.added.length, voucher?.deleted.length]).toEqual([1, 1]);
  });

  it('may be UTF-8 under the same label, and end with Ctrl-Z', () => {
    const lines = [...HEAD, '#KONTO 15190 "Kundfordringar, även övriga"', ...VOUCHER];
    const utf8 = Buffer.from(`\uFEFF${lines.join('\n')}\n\u001a`);
    expect(readSie(utf8).accounts[0]?.name).toBe('Kundfordringar, även övriga');
  });
});

describe('a SIE file as rows', () => {
  const bytes = sie(...HEAD, '#KONTO 15190 Kundfordringar', '#UB 0 15190 1200', ...VOUCHER);

  it('of its transactions', () => {
    const source = readSource(bytes, { kind: 'sie', title: 'Huvudbok', rows: 'transactions' });
    expect(source.rows[0]).toEqual({
      line: 11,
      currency: 'SEK',
      fields: {
        series: 'A',
        number: '7',
        voucher_date: '2016-08-31',
        voucher_text: 'Faktura 4711',
        account: '15190',
        account_name: 'Kundfordringar',
        amount: '1200.00',
        date: '2016-08-31',
        period: '2016-08',
        text: '',
        objects: '',
        registered_on: '',
      },
    });
    expect(source.totals['amount']?.map(String)).toEqual(['0.00']);
  });

  it('or of its balances', () => {
    const { rows } = readSource(bytes, { kind: 'sie', title: 'Huvudbok', rows: 'balances' });
    expect(rows.map(({ fields }) => fields)).toEqual([
      {
        record: 'UB',
        year: '0',
        period: '',
        account: '15190',
        account_name: 'Kundfordringar',
        amount: '1200.00',
        objects: '',
      },
    ]);
  });
});

describe('a SIE file that is wrong is refused whole', () => {
  const beforeVoucher = [...HEAD];
  it.each([
    [
      'a voucher that does not balance',
      [...HEAD, ...VOUCHER.slice(0, 3), '#TRANS 30100 {} -1199.99', '}'],
      'line 7, #VER: voucher A 7 does not balance: its transactions come to 0.01. Correct it where it was made.',
    ],
    [
      'a voucher without an end',
      [...HEAD, ...VOUCHER.slice(0, 4)],
      'line 7, #VER: the voucher has no end: the file has been cut off.',
    ],
    [
      'an amount with a comma',
      [...HEAD, '#IB 0 1510 12,50'],
      'line 7, #IB: "12,50" has a comma; SIE writes a decimal point.',
    ],
    [
      'an amount of three decimals',
      [...HEAD, '#IB 0 1510 12.505'],
      'line 7, #IB: "12.505" is no amount of at most two decimals.',
    ],
    [
      'a day that is none',
      [...HEAD, '#RAR 0 20160101 20160231'],
      'line 7, #RAR: "20160231" is no day written as YYYYMMDD.',
    ],
    ['a voucher without a day', [...HEAD, '#VER A 7 "" x', '{', '}'], 'line 7, #VER: the voucher has no day.'],
    ['a transaction outside a voucher', [...HEAD, '#TRANS 1510 {} 1'], 'line 7, #TRANS: it stands outside a voucher.'],
    [
      'another record inside one',
      [...HEAD, VOUCHER[0], '{', '#IB 0 1510 1'],
      'line 9, #IB: it stands inside a voucher.',
    ],
    [
      'a transaction without braces',
      [...HEAD, VOUCHER[0], '{', '#TRANS 1510 1.00', '}'],
      'line 9, #TRANS: the braces with its objects are missing.',
    ],
    [
      'half an object',
      [...HEAD, VOUCHER[0], '{', '#TRANS 1510 {1} 0', '}'],
      'line 9, #TRANS: an object in the braces has no number.',
    ],
    ['a brace that never ends', [...HEAD, '#TRANS 1510 {1 "2" 5'], 'line 7: a brace is never closed.'],
    ['a brace from nowhere', [...HEAD, '}'], 'line 7: a brace stands where no voucher begins or ends.'],
    ['a line that is no record', [...HEAD, 'Kontoplan 2016'], 'line 7: it does not begin with a label such as #VER.'],
    ['another currency', [...HEAD, '#VALUTA EUR'], 'line 7, #VALUTA: EUR is not taken in, only SEK and DKK.'],
    ['type 5', [...beforeVoucher.slice(0, 4), '#SIETYP 5'], 'line 5, #SIETYP: type "5" is not read here, only 1 to 4.'],
    [
      'a table',
      ['Konto;Belopp'],
      'line 1: it does not begin with a record such as #FLAGGA. Check that this is a SIE file.',
    ],
    ['nothing', [], 'line 1: the file is empty. Export it again.'],
  ])('%s', (_what, lines, said) => {
    const bytes = lines.length === 0 ? Buffer.alloc(0) : sie(...lines);
    expect(refusalOf(() => readSie(bytes))).toContain(`${REFUSED}\n  ${said}`);
  });

  it('one that is too large', () => {
    expect(refusalOf(() => readSie(sie(...HEAD), { limitBytes: 50 }))).toContain(
      'the limit is 50. Export fewer months at a time.',
    );
  });
});

describe('the checksum of a SIE file', () => {
  const body = [
    ...HEAD.slice(1),
    '#KONTO 15190 "Kund \\"egen\\" åäö"',
    '#VER A 1 20160831 x',
    '{',
    '#TRANS 15190 {1 "10"} 0.00',
    '}',
  ];
  /** What counts of these lines, by format 4B 10.15: labels and contents, without blanks between, quotes around and braces. */
  const counted =
    '#PROGRAMFordring1.0#FORMATPC8#GEN20160901#SIETYP4#FNAMNGrebbestads kommun#KONTO15190Kund "egen" åäö#VERA120160831x#TRANS151901100.00';
  const value = crc32(sie(counted).subarray(0, -2));

  function withChecksum(written: string, lines = body): Buffer {
    return sie('#FLAGGA 0', '#KSUMMA', ...lines, `#KSUMMA ${written}`);
  }

  it('counts labels and contents', () => {
    const checksum = new SieChecksum((text) => Buffer.from(text));
    checksum.add(readSieLine('#KONTO   1915  "Kassa \\"special\\""'));
    expect(checksum.value()).toBe(crc32(Buffer.from('#KONTO1915Kassa "special"')));
  });

  it('fits, with a sign or without, or as programs count it that leave the # out', () => {
    const without = crc32(sie(counted.replaceAll('#', '')).subarray(0, -2));
    for (const written of [String(value), String(value | 0), String(without)]) {
      expect(readSie(withChecksum(written)).vouchers).toHaveLength(1);
    }
  });

  it('and a file that was changed or cut off is refused', () => {
    const changed = body.map((line) => line.replace('15190 "Kund', '15191 "Kund'));
    expect(refusalOf(() => readSie(withChecksum(String(value), changed)))).toContain(
      'line 13, #KSUMMA: the checksum does not fit the contents: the file has been changed since. Export it again.',
    );
    expect(readSie(withChecksum(String(value), changed), { findings: 'told' }).accounts[0]?.number).toBe('15191');
    expect(refusalOf(() => readSie(sie('#FLAGGA 0', '#KSUMMA', ...body)))).toContain(
      '#KSUMMA: the file ends without its checksum: it has been cut off. Export it again.',
    );
  });
});

describe('an export compared with itself', () => {
  const export_ = (...lines: string[]) => readSie(sie(...HEAD, '#RAR 0 20160101 20161231', ...lines, ...VOUCHER));

  it('ties when opening balance and transactions make the closing balance', () => {
    expect(checkSieBalances(export_('#IB 0 15190 100', '#UB 0 15190 1300', '#RES 0 30100 -1200'))).toEqual([]);
  });

  it('tells the account, the sums and the difference where it does not', () => {
    const breaks = checkSieBalances(
      export_('#IB 0 15190 100', '#UB 0 15190 1000', '#RES 0 30100 -1200', '#UB 0 19000 5'),
    );
    expect(breaks.map(({ account, against, difference }) => [account, against, difference.toString()])).toEqual([
      ['15190', 'UB', '-300.00'],
      ['19000', 'UB', '5.00'],
    ]);
  });

  it('says nothing of a file without balances', () => {
    expect(checkSieBalances(export_())).toEqual([]);
  });
});

withSamples('files written by others', () => {
  it('an export of 84 vouchers ties to the öre', () => {
    const file = readSie(sample('sie/BL0001_typ4.SE'));
    const rowsOf = (rows: 'transactions' | 'added' | 'deleted') => file.vouchers.flatMap((voucher) => voucher[rows]);
    expect(file.vouchers).toHaveLength(84);
    expect([rowsOf('transactions'), rowsOf('added'), rowsOf('deleted')].map((rows) => rows.length)).toEqual([
      405, 6, 3,
    ]);
    expect(file.objects.map(({ name }) => name)).toContain('Östervåla');
    const receivables = rowsOf('transactions').filter(({ account }) => account === '1510');
    const sum = receivables.reduce((total, { amount }) => total + amount.toMinorUnits(), 0n);
    expect(sum).toBe(-2476300n);
    const stated = (record: string) =>
      file.balances.find((one) => one.record === record && one.year === 0 && one.account === '1510')?.amount.toString();
    expect([stated('IB'), stated('UB')]).toEqual(['372260.90', '347497.90']);
    expect(checkSieBalances(file)).toEqual([]);
  });

  it("a sub-ledger's export is one voucher", () => {
    const file = readSie(sample('sie/FAKT.SI'));
    expect(file.companyName).toBe('Övningsbolaget AB');
    expect(file.vouchers).toHaveLength(1);
    expect(file.vouchers[0]?.transactions.map(({ account, amount }) => [account, amount.toString()])).toEqual([
      ['1510', '8000.00'],
      ['2611', '-1600.00'],
      ['3051', '-6400.00'],
    ]);
  });
});

describe('a text with quotation marks as programs leave them', () => {
  it.each([
    ['#KONTO 1510 "Kund', ['1510', 'Kund']],
    ['#KONTO 1510 "Kund i öst', ['1510', 'Kund i öst']],
    ['#VER A 1 20210101 "Kalle "Svensson" AB"', ['A', '1', '20210101', 'Kalle "Svensson" AB']],
    ['#VER A 1 20210101 "Rör 2" tum" 20210102', ['A', '1', '20210101', 'Rör 2" tum', '20210102']],
    ['#VER A 1 20210101 "2" x 4" skruv"', ['A', '1', '20210101', '2" x 4" skruv']],
    ['#VER A 1 20210101 "" 20210102', ['A', '1', '20210101', '', '20210102']],
    ['#TRANS 1510 {1 "10} 5', ['1510', ['1', '10'], '5']],
    ['#TRANS 1510 {} 5 "" "C:\\"', ['1510', [], '5', '', 'C:\\']],
    ['#TRANS 1510 {1 "10" 6 "P 1"} 5 "" "1\\" 2"', ['1510', ['1', '10', '6', 'P 1'], '5', '', '1" 2']],
    ['#KONTO 1510 2"', ['1510', '2"']],
  ])('%s', (line, fields) => {
    expect(readSieLine(line).fields).toEqual(fields);
  });
});

it('a line of very many stray quotation marks is refused at once', () => {
  expect(() => readSieLine(`#VER ${'" '.repeat(20_000)}x"y`)).toThrow('cannot be told apart');
});

describe('the code page of a SIE file, whatever #FORMAT says', () => {
  const named = (bytes: Buffer) => readSie(bytes).accounts.map(({ name }) => name);
  const file = (name: string) => `${HEAD.join('\n')}\n#KONTO 1510 "${name}"\n`;

  it.each(['Förskott, västra Åre', 'Sønderby', 'Café “Å”', '20 °C och 5 µm på Åre'])('Windows-1252: %s', (name) => {
    expect(named(encodeWindows1252(file(name)) ?? Buffer.alloc(0))).toEqual([name]);
  });

  it.each(['20 °C', '5 µm', 'vinkel 45°, 3 µ', 'Förskott, 20 °C', 'Æblegård'])('PC8: %s', (name) => {
    expect(named(encodeCp437(file(name)) ?? Buffer.alloc(0))).toEqual([name]);
  });

  it('UTF-8', () => {
    expect(named(Buffer.from(file('Sønderby å °'), 'utf8'))).toEqual(['Sønderby å °']);
  });
});

describe('findings of a SIE file, where they are to be told', () => {
  it('are each with line and amount, and the rest of the file is read', () => {
    const unbalanced = VOUCHER.map((line) => line.replace('-1200.00', '-1200.50'));
    const file = readSie(sie(...HEAD, '#KSUMMA', ...unbalanced, ...VOUCHER), { findings: 'told' });
    expect(file.vouchers.length).toBe(2);
    expect(file.findings.map(({ kind, line }) => [kind, line])).toEqual([
      ['unbalanced', 8],
      ['checksum', 17],
    ]);
  });

  it('are none where an amount cannot be read: such a file is refused', () => {
    const unreadable = VOUCHER.map((line) => line.replace('-1200.00', '-12x0.00'));
    expect(() => readSie(sie(...HEAD, ...unreadable), { findings: 'told' })).toThrow('"-12x0.00"');
  });
});
