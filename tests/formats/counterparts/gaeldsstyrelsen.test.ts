import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { readGaeldsstyrelsenReceipts, writeGaeldsstyrelsenClaims } from '../../../formats/counterparts/gaeldsstyrelsen';
import type {
  GaeldsstyrelsenAnswer,
  GaeldsstyrelsenInstruction,
} from '../../../formats/counterparts/gaeldsstyrelsen-records';
import { amounts, changeId, days, references, sentences, starts } from './arbitraries';
import { fordring, start } from './counterpart-cases';
import { refusedAt } from './refused-input';
import {
  readGaeldsstyrelsenClaims,
  writeGaeldsstyrelsenReceipts,
} from '../../support/counterparts/gaeldsstyrelsen-side';

const bytes = (text: string) => Buffer.from(text, 'utf8');
const dkk = (amount: string) => Money.of(amount, 'DKK');

test('a claim is one line in the terms of PSRM', () => {
  expect(writeGaeldsstyrelsenClaims(start, [fordring]).split('\n')[1]).toBe(
    '10|aasby/2016-100||INDR|KFDAINS|2345.50|3345.50|2016-01-01|2016-01-31|2016-01-01|2016-01-04|2016-01-15|2019-01-15|||CPR|2512489996|Dagtilbud, januar 2016',
  );
});

test('whatever can be written is read back the same', () => {
  const claims = fc
    .record({
      reference: references,
      arose: days,
      hovedstol: amounts('DKK'),
      beskrivelse: sentences(100),
      domsdato: fc.option(days, { nil: undefined }),
      liable: fc.array(fc.constantFrom('2512489996', '0101010101'), { maxLength: 2 }),
    })
    .filter(({ beskrivelse }) => !/\d{6}[- ]?\d{4}/.test(beskrivelse))
    .map(({ reference, arose, liable, ...drawn }): GaeldsstyrelsenInstruction => ({
      ...fordring,
      ...drawn,
      fordringshaverreference: reference,
      restgaeld: drawn.hovedstol,
      periodeStart: arose,
      periodeSlut: addDays(arose, 30),
      stiftelsesdato: arose,
      forfaldsdato: addDays(arose, 3),
      srb: addDays(arose, 14),
      foraeldelsesdato: addDays(arose, 1100),
      ...(liable.length > 0 && { haeftere: liable.map((haefterNummer) => ({ haefterArt: 'CPR', haefterNummer })) }),
    }));
  const recalls = fc
    .record({ fordringshaverreference: references, aendringsreference: changeId, on: days })
    .map((drawn): GaeldsstyrelsenInstruction => ({
      record: 'tilbagekald',
      ...drawn,
      aarsagskode: 'HENS',
      virkningsdato: undefined,
    }));
  const adjustments = fc
    .record({
      fordringshaverreference: references,
      aendringsreference: changeId,
      on: days,
      virkningsdato: days,
      units: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      isAdded: fc.boolean(),
    })
    .map(({ units, isAdded, ...drawn }): GaeldsstyrelsenInstruction => {
      const beloeb = Money.ofMinorUnits(units, 'DKK');
      if (!isAdded) return { record: 'nedskriv', ...drawn, aarsagskode: 'INDB', beloeb };
      const hovedfordringsreference = drawn.fordringshaverreference;
      const own = { fordringshaverreference: `+${hovedfordringsreference}`.slice(0, 60), hovedfordringsreference };
      return { record: 'opskriv', ...drawn, ...own, aarsagskode: 'OpskrivRegulering', beloeb };
    });
  fc.assert(
    fc.property(
      starts,
      fc.array(fc.oneof(claims, recalls, adjustments), { maxLength: 6 }),
      (anyStart, instructions) => {
        const file = readGaeldsstyrelsenClaims(bytes(writeGaeldsstyrelsenClaims(anyStart, instructions)));
        expect(file.start).toEqual(anyStart);
        expect(file.records.map(({ value }) => value)).toEqual(instructions);
      },
    ),
  );
});

test.each<[string, GaeldsstyrelsenInstruction, string]>([
  ['more open than the principal', { ...fordring, restgaeld: dkk('3345.51') }, 'restgaeld'],
  ['a period that runs backwards', { ...fordring, periodeSlut: civilDate('2015-12-31') }, 'periodeSlut'],
  ['due before it arose', { ...fordring, stiftelsesdato: civilDate('2016-01-05') }, 'forfaldsdato'],
  ['a last timely day before the due date', { ...fordring, srb: civilDate('2016-01-03') }, 'srb'],
  ['time-barred already', { ...fordring, foraeldelsesdato: civilDate('2016-01-15') }, 'foraeldelsesdato'],
  ['a type of six letters', { ...fordring, fordringstypekode: 'KFDAIN' }, 'fordringstypekode'],
  ['a description of 101 letters', { ...fordring, beskrivelse: 'ø'.repeat(101) }, 'beskrivelse'],
  ['a CVR number as CPR', { ...fordring, skyldnerNummer: '12345674' }, 'skyldnerNummer'],
  [
    'its own main claim',
    { ...fordring, hovedfordringsreference: fordring.fordringshaverreference },
    'hovedfordringsreference',
  ],
  [
    'BORT without its day',
    {
      record: 'tilbagekald',
      fordringshaverreference: 'a',
      aendringsreference: '12',
      on: civilDate('2016-05-02'),
      aarsagskode: 'BORT',
      virkningsdato: undefined,
    },
    'virkningsdato',
  ],
  [
    'a write-down of nothing',
    {
      record: 'nedskriv',
      fordringshaverreference: 'a',
      aendringsreference: '12',
      on: civilDate('2016-05-02'),
      aarsagskode: 'INDB',
      virkningsdato: civilDate('2016-05-02'),
      beloeb: dkk('0'),
    },
    'beloeb',
  ],
  [
    'an addition under the original’s own reference',
    {
      record: 'opskriv',
      fordringshaverreference: 'a',
      hovedfordringsreference: 'a',
      aendringsreference: '12',
      on: civilDate('2016-05-02'),
      aarsagskode: 'OpskrivRegulering',
      virkningsdato: civilDate('2016-05-02'),
      beloeb: dkk('10.00'),
    },
    'hovedfordringsreference',
  ],
])('%s is refused by line and field', (_, instruction, field) => {
  expect(refusedAt(() => writeGaeldsstyrelsenClaims(start, [instruction]))).toEqual([{ line: 2, field }]);
});

test('changes are a line each in the terms of PSRM, and so is everyone who is liable', () => {
  const on = civilDate('2016-05-03');
  const about = { on, virkningsdato: civilDate('2016-05-02') };
  const reference = fordring.fordringshaverreference;
  const instructions: GaeldsstyrelsenInstruction[] = [
    { ...fordring, haeftere: [{ haefterArt: 'CVR', haefterNummer: '12345674' }] },
    {
      record: 'nedskriv',
      fordringshaverreference: reference,
      aendringsreference: '9',
      ...about,
      aarsagskode: 'INDB',
      beloeb: dkk('345.50'),
    },
    {
      record: 'opskriv',
      fordringshaverreference: `${reference}+10`,
      hovedfordringsreference: reference,
      aendringsreference: '10',
      ...about,
      aarsagskode: 'OpskrivRegulering',
      beloeb: dkk('345.50'),
    },
    {
      record: 'tilbagekald',
      fordringshaverreference: reference,
      aendringsreference: '11',
      ...about,
      aarsagskode: 'BORT',
    },
  ];
  const text = writeGaeldsstyrelsenClaims(start, instructions);
  expect(text.split('\n').slice(2, -2)).toEqual([
    '11|aasby/2016-100|CVR|12345674',
    '30|aasby/2016-100|9|2016-05-03|INDB|2016-05-02|345.50',
    '31|aasby/2016-100+10|aasby/2016-100|10|2016-05-03|OpskrivRegulering|2016-05-02|345.50',
    '20|aasby/2016-100|11|2016-05-03|BORT|2016-05-02',
  ]);
  expect(readGaeldsstyrelsenClaims(bytes(text)).records.map(({ value }) => value)).toEqual(instructions);
});

test('somebody who is liable for another claim than the one above is refused by the line', () => {
  const text = writeGaeldsstyrelsenClaims(start, [
    { ...fordring, haeftere: [{ haefterArt: 'CVR', haefterNummer: '12345674' }] },
  ]).replace('11|aasby/2016-100|', '11|aasby/2016-101|');
  expect(() => readGaeldsstyrelsenClaims(bytes(text))).toThrow(
    'line 3: a line 11 stands behind the line 10 of its claim',
  );
});

test('a CPR number in the description is refused, and the message does not repeat it', () => {
  const write = () => writeGaeldsstyrelsenClaims(start, [{ ...fordring, beskrivelse: 'Plads til 251248-9996' }]);
  expect(write).toThrow('line 2, beskrivelse');
  expect(write).not.toThrow('9996');
});

describe('receipts', () => {
  const receipts: GaeldsstyrelsenAnswer[] = [
    {
      record: 'kvittering',
      fordringshaverreference: 'a',
      on: civilDate('2016-05-03'),
      status: 'UDFØRT',
      fordringsId: '100001',
      aarsag: undefined,
    },
    {
      record: 'kvittering',
      fordringshaverreference: 'b',
      on: civilDate('2016-05-03'),
      status: 'AFVIST',
      fordringsId: undefined,
      aarsag: 'R_1_1',
    },
    {
      record: 'kvittering',
      fordringshaverreference: 'c',
      on: civilDate('2016-05-03'),
      status: 'HØRING',
      fordringsId: undefined,
      aarsag: 'R_2_1b',
    },
    {
      record: 'aendring',
      fordringshaverreference: 'a',
      aendringsreference: '12',
      on: civilDate('2016-05-04'),
      status: 'UDFØRT',
      aarsag: undefined,
    },
  ];

  test('are written and read back', () => {
    expect(
      readGaeldsstyrelsenReceipts(bytes(writeGaeldsstyrelsenReceipts(start, receipts))).records.map(
        ({ value }) => value,
      ),
    ).toEqual(receipts);
  });

  test('an accepted claim without a number is refused', () => {
    expect(() =>
      writeGaeldsstyrelsenReceipts(
        start,
        receipts.map((receipt) => (receipt.record === 'kvittering' ? { ...receipt, fordringsId: undefined } : receipt)),
      ),
    ).toThrow('line 2, fordringsId');
  });
});
