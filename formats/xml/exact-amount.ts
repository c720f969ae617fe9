/**
 * An XML decimal as kronor or kroner: `12`, `12.5`, `12.50000`, `+012.50` and `12.` become `12.00`, `12.50`, `12.50`, `12.50`
 * and `12.00`. Nothing is rounded: with a third decimal that is not zero, a minus sign or letters there is no such amount.
 */
export function exactAmount(text: string): string | undefined {
  const written = /^\+?(?=\.?\d)0*(\d{0,13})(?:\.(\d{0,2})0*)?$/.exec(text);
  return written ? `${written[1] || '0'}.${(written[2] ?? '').padEnd(2, '0')}` : undefined;
}
