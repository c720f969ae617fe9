/**
 * An XML decimal as kronor or kroner: `12`, `12.5`, `12.50000` become `12.00`, `12.50`, `12.50`. Nothing is rounded:
 * with a third decimal that is not zero, a sign or letters there is no such amount.
 */
export function exactAmount(text: string): string | undefined {
  const written = /^(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text);
  return written ? `${written[1]}.${(written[2] ?? '').padEnd(2, '0')}` : undefined;
}
