import { fikIn, fikLine, InvalidFikPayload, isFik, makeFik } from '../../../../domain/payment/references/fik';
import { hasLuhnDigit } from '../../../../domain/payment/references/luhn';
import { sample, withSamples } from '../../../formats/samples';

describe('a Danish payment identification', () => {
  // giro-kort.dk's worked examples: 1 has the check digit 8, 2 the check digit 6.
  it('is filled up with zeros and gets its check digit', () => {
    expect(makeFik('71', '1')).toBe('000000000000018');
    expect(makeFik('75', '2')).toBe('0000000000000026');
  });

  it('of type 71 that giro-kort.dk prints is right, and with another last digit is not', () => {
    expect(isFik('71', '026840149965328')).toBe(true);
    expect(isFik('71', '026840149965329')).toBe(false);
  });

  it('of type 71 is not one of type 75', () => {
    expect(isFik('75', '026840149965328')).toBe(false);
  });

  it('is not made of more digits than the card type holds', () => {
    expect(() => makeFik('71', '1'.repeat(15))).toThrow(InvalidFikPayload);
  });

  it('stands at the foot of the form with the creditor number', () => {
    expect(fikLine('71', '026840149965328', '12345678')).toBe('+71<026840149965328+12345678<');
  });
});

describe('remittance text', () => {
  it.each([
    ['as printed', '+71<012345678901234+12345678<', '012345678901234'],
    ['as printed, without the last sign', '+71<012345678901234+12345678', '012345678901234'],
    ['as printed, with blanks', '+71< 012345678901234 +12345678<', '012345678901234'],
    ['as a net bank writes it', '71/012345678901234', '012345678901234'],
    ['of type 75', '+75<0123456789012347+12345678<', '0123456789012347'],
    ['with too few digits', '71/01234567890123', undefined],
    ['with words around it', 'Faktura 71/012345678901234', undefined],
    ['of bare digits', '012345678901234', undefined],
    ['of type 73, which has none', '+73<+12345678<', undefined],
  ])('%s gives %s → %s', (_what, line, identification) => {
    expect(fikIn(line)).toBe(identification);
  });
});

withSamples('the published Danish identifications (samples/payment-references)', () => {
  it('are right and wrong where their sources say so', () => {
    const rows = sample('payment-references/vectors.csv').toString().trim().split(/\r?\n/);
    const danish = rows.map((row) => row.split(',')).filter(([kind]) => kind?.startsWith('DK-FIK'));
    expect(danish).toHaveLength(3);
    for (const [kind, value = '', , luhn] of danish) {
      const isRight = kind === 'DK-FIK-71' ? isFik('71', value) : hasLuhnDigit(value);
      expect([value, isRight]).toEqual([value, luhn === 'True']);
    }
  });
});
