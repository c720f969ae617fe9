import fc from 'fast-check';
import { fromEpochDay } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';

export const days = fc.integer({ min: 16_000, max: 21_000 }).map(fromEpochDay);

export const amounts = (currency: Currency) =>
  fc.bigInt({ min: 0n, max: 10n ** 12n }).map((units) => Money.ofMinorUnits(units, currency));

export const references = fc.stringMatching(/^[A-Za-z0-9|\\/:_-]{1,60}$/);

export const changeId = fc.stringMatching(/^[1-9]\d{0,5}(\.[2-9])?$/);

/** Any printable text, also with the layout's own signs in it. */
export const sentences = (longest: number) =>
  fc
    .string({
      unit: fc.oneof(
        fc.constantFrom('|', '\\', 'p', 'å', 'Ø', ' ', '\u00a0'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
      maxLength: longest,
    })
    .filter((text) => Array.from(text).length <= longest && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text));

export const starts = fc.record({
  creditorId: references.filter(({ length }) => length <= 40),
  sequence: fc.nat(),
  writtenOn: days,
});
