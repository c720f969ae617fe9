import { RECORD_WIDTH } from './layout';
import type { Field } from './layout';
import { Fault } from '../../domain/kernel/fault';

/** A value is too long for its BgMax field, or has a line break; nothing is cut. Shorten the value. */
export class DoesNotFitRecord extends Fault {
  override readonly name = 'DoesNotFitRecord';
  override readonly kind = 'refused';
}

type ValuesOf<Layout extends Record<string, Field>> = { readonly [Name in keyof Layout]?: string };

/** One record of 80 columns. A value too long for its field, or with a line break in it, is refused and never cut. */
export function recordOf<Layout extends Record<string, Field>>(
  code: string,
  layout: Layout,
  values: ValuesOf<Layout>,
): string {
  let record = code;
  for (const key of Object.keys(layout)) {
    const field = layout[key] as Field;
    record = record.padEnd(field.from - 1) + filled(field, values[key] ?? '');
  }
  return record.padEnd(RECORD_WIDTH);
}

function filled(field: Field, value: string): string {
  const width = field.to - field.from + 1;
  if (value.length > width || /[^\x20-\x7e\xa0-\xff]/.test(value)) {
    throw new DoesNotFitRecord(`${field.name} holds ${width} characters of ISO-8859-1; the value given does not fit.`);
  }
  switch (field.fill) {
    case 'zeros':
      return value.padStart(width, '0');
    case 'blanks-left':
      return value.padStart(width);
    case 'blanks-right':
      return value.padEnd(width);
  }
}
