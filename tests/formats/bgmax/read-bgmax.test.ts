import { readBgMax } from '../../../formats/bgmax/read-bgmax';
import { sample, withSamples } from '../samples';
import { plain } from '../plain';
import { deposit, end, file, OPENING, payment, record, START } from './record';

describe('a BgMax file', () => {
  it('gives a payment with its reference, the day of the deposit and the text of the payer', () => {
    const text = record('25', [3, 'Avser maj']);
    const name = record('26', [3, 'Åsa Testsson'], [38, 'c/o Öberg']);
    const address = record('27', [3, 'Testgatan 1'], [38, '12345']);
    const read = readBgMax(
      file(START, OPENING, payment({}), text, name, address, deposit('10000', 1), end(1, 0, 0, 1)),
    );

    expect(plain(read)).toEqual({
      format: 'bgmax',
      readings: [{ source: 'bgmax', through: '2016-02-29' }],
      movements: [
        {
          key: '9912346/2016-03-01/00074/000000000101',
          kind: 'payment',
          account: '9912346',
          receivedOn: '2016-03-01',
          amount: { amount: '100.00', currency: 'SEK' },
          references: [{ reference: '665760' }],
          text: ['Avser maj'],
          payerName: 'Åsa Testsson c/o Öberg',
          line: 3,
        },
      ],
    });
  });

  it.each([
    ['0', '665760', []],
    ['1', '665760', []],
    ['2', '665760', ['665760']],
    ['4', 'F 1234', ['F1234']],
    ['5', '665761', ['665761']],
    ['3', '665760 573865', ['665760', '573865']],
    ['3', '', []],
  ])('with reference code %s and "%s" in the field states %j', (referenceCode, reference, stated) => {
    const written = payment({ referenceCode, reference });
    const [movement] = readBgMax(file(START, OPENING, written, deposit('10000', 1), end(1, 0, 0, 1))).movements;
    expect(movement?.references.map((each) => each.reference)).toEqual(stated);
  });

  it('splits a payment among extra references only where they have amounts', () => {
    const records = [
      payment({ referenceCode: '3', reference: '665760 573865', amount: '25000' }),
      payment({ code: '22', reference: '665760', amount: '30000' }),
      payment({ code: '23', reference: '573865', amount: '5000' }),
      payment({ code: '22', reference: '525766', amount: '0' }),
    ];
    const [movement] = readBgMax(file(START, OPENING, ...records, deposit('25000', 1), end(1, 0, 3, 1))).movements;
    const stated = movement?.references.map(({ reference, amount }) => [reference, amount?.toString()]);
    expect(stated).toEqual([
      ['665760', '300.00'],
      ['573865', '-50.00'],
      ['525766', undefined],
    ]);
  });

  it('tells autogiro payments without a serial number apart by their place in the deposit', () => {
    const records = [payment({ serial: '' }), payment({ serial: '' }), payment({ serial: '000000000102' })];
    const bytes = file(START, OPENING, ...records, deposit('30000', 3), end(3, 0, 0, 1));
    const keys = readBgMax(bytes).movements.map(({ key }) => key);
    expect(keys).toEqual([
      '9912346/2016-03-01/00074/#1',
      '9912346/2016-03-01/00074/#2',
      '9912346/2016-03-01/00074/000000000102',
    ]);
    expect(readBgMax(bytes).movements.map(({ key }) => key)).toEqual(keys);
  });

  it('tells two payments with one serial number apart', () => {
    const bytes = file(START, OPENING, payment({}), payment({}), deposit('20000', 2), end(2, 0, 0, 1));
    expect(readBgMax(bytes).movements.map(({ key }) => key)).toEqual([
      '9912346/2016-03-01/00074/000000000101#1',
      '9912346/2016-03-01/00074/000000000101#2',
    ]);
  });

  it('counts a payment of nothing, and makes no movement of it', () => {
    const bytes = file(START, OPENING, payment({ amount: '0' }), deposit('0', 1), end(1, 0, 0, 1));
    expect(readBgMax(bytes)).toMatchObject({ format: 'bgmax', movements: [], ignored: 1 });
  });

  describe('as it occurs in the wild', () => {
    const lines = [START, OPENING, payment({}), record('26', [3, 'Åsa Öberg']), deposit('10000', 1), end(1, 0, 0, 1)];
    const payerIn = (bytes: Buffer) => readBgMax(bytes).movements[0]?.payerName;

    it.each([
      ['ISO-8859-1 with CRLF', Buffer.from(lines.join('\r\n'), 'latin1')],
      ['ISO-8859-1 with LF', Buffer.from(lines.join('\n'), 'latin1')],
      ['UTF-8', Buffer.from(lines.join('\n'), 'utf8')],
      ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf8')],
      ['short lines', Buffer.from(lines.map((line) => line.trimEnd()).join('\n'), 'latin1')],
      ['blank lines at the end', Buffer.from(`${lines.join('\n')}\n\n  \n`, 'latin1')],
    ])('%s is read', (_what, bytes) => {
      expect(payerIn(bytes)).toBe('Åsa Öberg');
    });
  });

  it('marked as a test is taken in only where that was asked for', () => {
    const test = record('01', [3, 'BGMAX'], [23, '01'], [25, '20160301173035010331'], [45, 'T']);
    const bytes = file(test, OPENING, payment({}), deposit('10000', 1), end(1, 0, 0, 1));
    expect(readBgMax(bytes, { acceptTestFiles: true }).movements).toHaveLength(1);
  });
});

withSamples("Bankgirot's own examples (samples/bgmax)", () => {
  it('minimal.txt is one payment of 1,100.00, though its last line is short', () => {
    const { movements } = readBgMax(sample('bgmax/minimal.txt'));
    expect(movements.map(({ amount }) => amount.toString())).toEqual(['1100.00']);
  });

  it('ocr-check-and-length_2016-sek-only.txt is two deposits, of 1,900.00 and 8,000.00', () => {
    const { movements } = readBgMax(sample('bgmax/ocr-check-and-length_2016-sek-only.txt'));
    const net = (serial: string) =>
      movements
        .filter(({ key }) => key.startsWith(`9912346/2004-05-25/${serial}/`))
        .reduce((sum, { kind, amount }) => sum + (kind === 'payment' ? 1n : -1n) * amount.toMinorUnits(), 0n);
    expect([net('00074'), net('00075')]).toEqual([190_000n, 800_000n]);
    expect(movements.filter(({ kind }) => kind === 'payment')).toHaveLength(6);
    expect(movements.filter(({ kind }) => kind === 'deduction').map(({ amount }) => amount.toString())).toEqual([
      '500.00',
    ]);
    expect(new Set(movements.map(({ key }) => key)).size).toBe(7);
  });

  it('the same file states four references for the payment of 1,400.00, and repeats none', () => {
    const { movements } = readBgMax(sample('bgmax/ocr-check-and-length_2016-sek-only.txt'));
    const payment = movements.find(({ amount }) => amount.toString() === '1400.00');
    expect(payment?.references.map(({ reference }) => reference)).toEqual(['657866', '658765', '657767', '657965']);
    expect(payment?.text).toEqual(['Betalning med extra refnr 657965']);
  });
});
