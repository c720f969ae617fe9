import { hasLuhnDigit } from '../../../../domain/payment/references/luhn';
import {
  hasLengthDigit,
  InvalidOcrPayload,
  makeOcr,
  ocrFault,
  type OcrAgreement,
} from '../../../../domain/payment/references/ocr';
import { sample, withSamples } from '../../../formats/samples';
import fc from 'fast-check';

const CHECK_DIGIT: OcrAgreement = { kind: 'check-digit' };
const LENGTH_DIGIT: OcrAgreement = { kind: 'check-digit-and-length-digit' };
const EIGHT_OR_TEN: OcrAgreement = { kind: 'check-digit-and-fixed-lengths', lengths: [8, 10] };

describe('an OCR reference', () => {
  // 6657 gets the length digit 6. By hand, doubling from the right: 6·2→3, 7, 5·2→1, 6, 6·2→3: 20, so the check digit is 0.
  it('is made of the payload, the length digit and the check digit', () => {
    expect(makeOcr('6657')).toBe('665760');
  });

  it('of ten digits has the length digit 0', () => {
    expect(makeOcr('12345678').at(-2)).toBe('0');
  });

  it('that was made here is right under a length agreement', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,23}$/), (payload) => {
        expect(ocrFault(makeOcr(payload), LENGTH_DIGIT)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['a letter', '66576A', CHECK_DIGIT, 'not-2-to-25-digits'],
    ['one digit', '6', CHECK_DIGIT, 'not-2-to-25-digits'],
    ['26 digits', '1'.repeat(26), CHECK_DIGIT, 'not-2-to-25-digits'],
    ['a length that was not agreed', '665760', EIGHT_OR_TEN, 'wrong-length'],
    ['another length digit', '6657560', LENGTH_DIGIT, 'wrong-length-digit'],
    ['another check digit', '665761', LENGTH_DIGIT, 'wrong-check-digit'],
    ['two digits changed about', '656760', CHECK_DIGIT, 'wrong-check-digit'],
  ] as const)('with %s is faulty', (_what, reference, agreement, fault) => {
    expect(ocrFault(reference, agreement)).toBe(fault);
  });

  it('is not made of letters or of too many digits', () => {
    expect(() => makeOcr('A1')).toThrow(InvalidOcrPayload);
    expect(() => makeOcr('1'.repeat(24))).toThrow(InvalidOcrPayload);
  });
});

withSamples('the published Swedish references (samples/payment-references)', () => {
  it('have the check digits and length digits that their source says', () => {
    const rows = sample('payment-references/vectors.csv').toString().trim().split(/\r?\n/);
    const swedish = rows.map((row) => row.split(',')).filter(([kind]) => kind === 'SE-OCR');
    expect(swedish).toHaveLength(16);
    for (const [, reference = '', , luhn, length] of swedish) {
      expect([reference, hasLuhnDigit(reference)]).toEqual([reference, luhn === 'True']);
      expect([reference, hasLengthDigit(reference)]).toEqual([reference, length === 'True']);
    }
  });
});
