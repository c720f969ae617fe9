import { InvalidArgumentError } from 'commander';

/** A month as the books name it: `2026-08`. */
export function month(text: string): string {
  if (/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('Write a month as 2026-08.');
}
