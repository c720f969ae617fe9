import fc from 'fast-check';
import { controlCharacterIn } from '../../domain/kernel/control-character';
import { InputRefused } from '../../domain/kernel/input-refused';
import { readBankFile } from '../../formats/recognise-bank-file';
import { readJsonDocument } from '../../formats/json/read-json-document';
import { readSource } from '../../formats/tables/read-source';
import { file, OPENING, payment, START } from './bgmax/record';
import { entry, statement } from './camt/camt-text';
import { TEXT_FORMATS } from './every-format';
import { refusalOf } from './refusal';
import { POSTINGS } from './tables/report';
import { book, row } from './tables/xlsx-file';

/** By Unicode: C0 but tab, line feed and carriage return, DEL, C1, and two that are no characters. */
const CONTROLS = [
  ...Array.from({ length: 32 }, (_, code) => code).filter((code) => ![9, 10, 13].includes(code)),
  ...Array.from({ length: 33 }, (_, index) => 0x7f + index),
  0xfffe,
  0xffff,
].map((code) => String.fromCharCode(code));

describe('a control character', () => {
  test.each(CONTROLS.map((control) => [control.charCodeAt(0).toString(16), control]))(
    'U+%s is one',
    (_name, control) => {
      expect(controlCharacterIn(`Åsa${control}`)?.at).toBe(3);
    },
  );

  test('half a surrogate pair is one, a whole pair is a character', () => {
    expect(controlCharacterIn('a\ud83d')).toEqual({ at: 1, name: 'U+D83D' });
    expect(controlCharacterIn('\ude00a')).toEqual({ at: 0, name: 'U+DE00' });
    expect(controlCharacterIn('😀\tÅ\r\n\u00a0€')).toBeUndefined();
  });

  describe.each(TEXT_FORMATS)('in a file of $name', ({ bytes, read }) => {
    test('the file is read without', () => {
      expect(() => read(bytes)).not.toThrow();
    });

    test('is refused wherever it stands, and never delivered', () => {
      const places = fc.nat({ max: bytes.length }).filter((at) => at === bytes.length || (bytes[at] ?? 0) < 0x80);
      fc.assert(
        fc.property(places, fc.constantFrom(...CONTROLS), (at, control) => {
          // SIE may end with Ctrl-Z, as programs of the eighties write it.
          if (control === '\u001a') return;
          const hostile = Buffer.concat([bytes.subarray(0, at), Buffer.from(control), bytes.subarray(at)]);
          expect(() => read(hostile)).toThrow(InputRefused);
        }),
        { numRuns: 150 },
      );
    });
  });

  test('is refused with its line and with what to do', () => {
    const bgmax = file(START, OPENING, payment({ reference: '66\u00005760' }));
    expect(refusalOf(() => readBankFile(bgmax))).toContain(
      'line 3, encoding: there is a control character (U+0000). Save the file as plain text.',
    );
  });

  test('a byte that neither ISO-8859-1 nor Windows-1252 has is refused, not replaced', () => {
    const bgmax = file(START, OPENING, payment({ reference: 'Skol\u0081avg' }));
    expect(refusalOf(() => readBankFile(bgmax))).toContain('line 3, encoding: there is a control character (U+0081)');
  });

  test.each(['_x0000_', '_x001F_', '_xD83D_', '_xFFFE_'])('is refused where a workbook escapes it: %s', (escaped) => {
    const bytes = book({ sheets: { Ark1: `${row(1, 'Bilag', 'Beløb')}${row(2, `KY${escaped}1`, 5)}` } });
    expect(refusalOf(() => readSource(bytes, { ...POSTINGS, kind: 'xlsx' }))).toContain(
      'line 2, Ark1!A2: there is a control character',
    );
  });

  test('is refused in the texts that a workbook shares between its cells', () => {
    const shared = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>5</v></c></row>`;
    const sheets = { Ark1: `${row(1, 'Bilag', 'Beløb')}${shared}` };
    const bytes = book({ sheets, strings: ['<t>KY_x0000_1</t>'] });
    expect(refusalOf(() => readSource(bytes, { ...POSTINGS, kind: 'xlsx' }))).toContain('Ark1!A2');
  });

  test('a surrogate pair that a workbook escapes by its halves is a character', () => {
    const bytes = book({ sheets: { Ark1: `${row(1, 'Bilag', 'Beløb')}${row(2, '_xD83D__xDE00_', 5)}` } });
    expect(readSource(bytes, { ...POSTINGS, kind: 'xlsx' }).rows[0]?.fields['voucher']).toBe('😀');
  });

  test.each(['\\u0000', '\\u007f', '\\ud83d', '\\ufffe'])('is refused where JSON escapes it: %s', (escaped) => {
    const bytes = Buffer.from(`{\n"name": "a${escaped}b"}`);
    expect(refusalOf(() => readJsonDocument(bytes, 'policy.json'))).toContain(
      'line 2, JSON: there is a control character',
    );
  });

  test('is refused in the name of a member too', () => {
    expect(refusalOf(() => readJsonDocument(Buffer.from('{"a\\u0000": 1}'), 'policy.json'))).toContain('U+0000');
  });

  test.each(['&#0;', '&#x1f;', '&#x85;', '&#xD800;', '&#xFFFF;'])(
    'is refused where XML refers to it: %s',
    (written) => {
      const bytes = statement('02', entry({ more: `<AddtlNtryInf>a${written}</AddtlNtryInf>` }));
      expect(refusalOf(() => readBankFile(bytes))).toContain(`"${written}" stands for no character`);
    },
  );
});
