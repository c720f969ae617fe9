import { hasLuhnDigit, luhnDigitFor } from './luhn';
import { Fault } from '../../kernel/fault';

/**
 * The Danish payment identification of an inpayment form ("FI-kort"): card type 71 carries 15 digits, type 75 carries
 * 16, the last one in both a Luhn check digit. Type 73 carries none.
 */
export type FikCardType = '71' | '75';

const DIGITS: Record<FikCardType, number> = { '71': 15, '75': 16 };

/** A number does not fit the FIK card type. Give as many digits as the message says. */
export class InvalidFikPayload extends Fault {
  override readonly name = 'InvalidFikPayload';
  override readonly kind = 'refused';
}

/** The payload filled up with zeros on the left, and its check digit: `1` on card type 71 becomes `000000000000018`. */
export function makeFik(cardType: FikCardType, payload: string): string {
  const width = DIGITS[cardType] - 1;
  if (!/^\d+$/.test(payload) || payload.length > width) {
    throw new InvalidFikPayload(`"${payload}" does not fit card type ${cardType}; give it 1 to ${width} digits.`);
  }
  const filled = payload.padStart(width, '0');
  return filled + luhnDigitFor(filled);
}

/** Whether the identification is whole and its check digit right. On input, the bank's own word goes before this. */
export function isFik(cardType: FikCardType, identification: string): boolean {
  return identification.length === DIGITS[cardType] && hasLuhnDigit(identification);
}

/** The line at the foot of the form, such as `+71<000000000000018+12345678<`. The creditor number has 8 digits. */
export function fikLine(cardType: FikCardType, identification: string, creditorNumber: string): string {
  return `+${cardType}<${identification}+${creditorNumber}<`;
}

const AS_PRINTED = /^\+(71<(\d{15})|75<(\d{16}))\+\d{8}<?$/;
const AS_TYPED = /^(71\/(\d{15})|75\/(\d{16}))$/;

/**
 * The identification, when a whole line of remittance text is one: as the form prints it
 * (`+71<012345678901234+12345678<`, also without the last sign) or as net banks write it (`71/012345678901234`).
 * Blanks do not matter. Digits inside other text are never guessed at: they stay text.
 */
export function fikIn(remittanceLine: string): string | undefined {
  const line = remittanceLine.replace(/\s+/g, '');
  const found = AS_PRINTED.exec(line) ?? AS_TYPED.exec(line);
  return found?.[2] ?? found?.[3];
}

/** Whether a line is the foot of a form of card type 73 (`+73<+12345678<`), which carries no identification. */
export function isFikWithoutReference(line: string): boolean {
  return /^\+?73<?\+\d{8}<?$/.test(line.replace(/\s+/g, ''));
}
