import { PAYMENT, type Field } from './layout';

/**
 * Why a TK22 or TK23 cannot be trusted: tabs, moved columns, or an amount for no reference. Digits of an amount would be
 * read as a reference then, or the other way round. Nothing for one in its place.
 */
export function misplacedReference(record: string, code: '22' | '23', line: number): string | undefined {
  const say = (what: string): string => `line ${line}, TK${code}: ${what}, so no claim is chosen by it`;
  if (record.includes('\t')) return say('a tab stands in it');
  const amount = fieldOf(record, PAYMENT.amount);
  if (!/^\d{18}$/.test(amount)) return say('the amount is not in its columns');
  if (!/^\d{10}$/.test(fieldOf(record, PAYMENT.senderBankgiro))) return say('the sender is not in its columns');
  const referenceCode = fieldOf(record, PAYMENT.referenceCode);
  if (!/^[0-5]$/.test(referenceCode) || !/^\d$/.test(fieldOf(record, PAYMENT.channel))) {
    return say('the codes are not in their columns');
  }
  const reference = fieldOf(record, PAYMENT.reference).trim();
  const isGiven = reference !== '' && referenceCode !== '0' && referenceCode !== '1';
  if (/[1-9]/.test(amount) && !isGiven) return say('it gives an amount to no reference');
  return undefined;
}

function fieldOf(record: string, { from, to }: Field): string {
  return record.slice(from - 1, to);
}
