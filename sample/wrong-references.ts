import { hasLuhnDigit } from '../domain/payment/references/luhn';
import { makeOcr } from '../domain/payment/references/ocr';
import type { SeededRandom } from './seeded-random';

/** A right OCR reference that no sample gives to an invoice: invoice numbers never begin with 98. */
export function referenceOfNobody(random: SeededRandom): string {
  return makeOcr(`98${random.integer(100_000, 999_999)}`);
}

/** The reference with one digit typed wrong. Luhn's method finds every such slip. */
export function digitMistyped(reference: string, random: SeededRandom): string {
  const position = random.integer(0, reference.length - 3);
  const typed = (Number(reference[position]) + random.integer(1, 9)) % 10;
  const mistyped = reference.slice(0, position) + String(typed) + reference.slice(position + 1);
  if (hasLuhnDigit(mistyped)) throw new Error(`${mistyped} differs from ${reference} in one digit and still passes.`);
  return mistyped;
}
