import fc from 'fast-check';
import { civilDate } from '../../../domain/kernel/civil-date';
import { InputRefused } from '../../../domain/kernel/input-refused';
import { Money } from '../../../domain/kernel/money';
import {
  bytesOf,
  MOST_BYTES_OF_CLAIM_ID,
  MOST_BYTES_OF_CREDITOR_ID,
  whyCreditorHasNoRoom,
} from '../../../domain/claim/room-for-ids';
import { registrationsOf } from '../../../domain/claim/registrations';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';

const rulebook = rulebookOf(seBotkyrka);

const numbered = (invoiceNumber: string) => ({
  invoiceNumber,
  debtorId: 'anna',
  invoiceGroup: '61',
  issuedOn: civilDate('2016-01-02'),
  amount: Money.of('1200.00', 'SEK'),
  paymentReference: '',
  line: 7,
});

test('bytes are those of UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(bytesOf(text)).toBe(Buffer.byteLength(text, 'utf8'));
    }),
  );
});

test('a number that the engine has room for is registered, and one of a byte more is refused by line and field', () => {
  const room = MOST_BYTES_OF_CLAIM_ID - 'main/'.length;
  expect(room).toBe(244);
  for (const fits of ['9'.repeat(244), 'å'.repeat(122)]) {
    expect(registrationsOf('main', [numbered(fits)], rulebook)).toHaveLength(1);
  }
  for (const tooLong of ['9'.repeat(245), 'å'.repeat(122) + '1', '9'.repeat(250)]) {
    expect(() => registrationsOf('main', [numbered(tooLong)], rulebook)).toThrow(InputRefused);
    expect(() => registrationsOf('main', [numbered(tooLong)], rulebook)).toThrow(
      /line 7, invoice_number: the number takes \d+ bytes, and the engine has room for 244 beside creditor main/,
    );
  }
});

test('a creditor is known by an id that leaves room for the name of a bank file', () => {
  expect(whyCreditorHasNoRoom('k'.repeat(MOST_BYTES_OF_CREDITOR_ID))).toBeUndefined();
  expect(whyCreditorHasNoRoom('k'.repeat(MOST_BYTES_OF_CREDITOR_ID + 1))).toContain('shorten the id');
});
