import { z } from 'zod';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { identifierFault } from '../../domain/kernel/identifier';
import { Money } from '../../domain/kernel/money';

/** Inputs that many acts take, as `zod` reads them. */

/** A civil date, as text or as the domain has it. */
export const day: z.ZodType<CivilDate> = z.string().transform((text, context) => {
  try {
    return civilDate(text);
  } catch (problem) {
    context.addIssue({ code: 'custom', message: (problem as Error).message });
    return z.NEVER;
  }
});

/** An id, a number or a code: a word of at most 200 characters. */
export const word = z.string().min(1).max(200);

/** A blank before or after, and a tab or a line break anywhere: with one and without one looks the same. */
const UNSEEN = /^ | $|[\t\r\n]/;

/** Refuses what identifies nothing for sure: no sign that nobody sees, no odd blank, and no blank at an end. */
export function plainIdentifier(text: string, context: z.RefinementCtx): void {
  const message = UNSEEN.test(text)
    ? 'a blank stands before or after it, or a tab or a line break in it. Take it out.'
    : identifierFault(text);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
}

/** A word that must not be mistaken for another. */
export const plainWord = word.superRefine(plainIdentifier);

/** A sentence or two of a person. */
export const words = z.string().max(5_000);

/** An amount with its currency, as the domain has it. */
export const money = z.custom<Money>(
  (value) => value instanceof Money,
  'give an amount with its currency: Money.of("1200.00", "SEK")',
);

/** A whole file, as its bytes. */
export const bytes = z.custom<Buffer>((value) => Buffer.isBuffer(value), 'give the bytes of the file');

/** Nothing is asked for besides who asks. */
export const nothing = z.strictObject({});

/** A value that another part of the office checks itself, with better words than a schema has. */
export function checkedLater<Value>(): z.ZodType<Value> {
  return z.custom<Value>((value) => value !== undefined, 'is missing');
}
