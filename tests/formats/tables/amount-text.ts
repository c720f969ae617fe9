import type { AmountDialect } from '../../../formats/tables/layout';

/**
 * Writes `-15218.13` as a dialect has it: the other direction of `amountReader`. A negative amount takes the first of the
 * declared forms. Without decimals only whole kroner can be written.
 */
export function amountText(amount: string, dialect: AmountDialect): string {
  const [whole = '', decimals = ''] = amount.replace('-', '').split('.');
  if (dialect.decimal === 'none' && decimals !== '00') {
    throw new RangeError(`${amount} has öre, and this layout writes whole kroner.`);
  }
  const { thousands = 'none' } = dialect;
  const separator = thousands === 'space' ? ' ' : thousands;
  const grouped = thousands === 'none' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, separator);
  const sign = dialect.decimal === ',' || dialect.decimal === '.' ? dialect.decimal : '';
  const body = `${dialect.decimal === 'implied' ? whole : grouped}${sign}${dialect.decimal === 'none' ? '' : decimals}`;
  if (!amount.startsWith('-')) return body;
  const form = dialect.negative?.[0] ?? 'leading';
  return form === 'leading' ? `-${body}` : form === 'trailing' ? `${body}-` : `(${body})`;
}
