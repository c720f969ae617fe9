import { InvalidArgumentError } from 'commander';

/** An option that is a whole number of at most six digits. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
