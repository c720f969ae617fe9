import { isOneWithoutZeros, withoutZeros, type NumberedInvoice } from './lost-zeros';

/** `A-2`, `a-2`, `A 2` and `A2` alike: `a2`. Zeros before the number are left out too. */
export function alikeNumber(number: string): string {
  return withoutZeros(number.toLowerCase().replace(/[ -]/g, ''));
}

/**
 * Why two invoices with different numbers are one, as far as anybody can tell; nothing where they are two. A number typed
 * in another way makes one invoice two only where debtor, day and amount are the same.
 */
export function whyOne(one: NumberedInvoice, other: NumberedInvoice): 'zeros lost' | 'typed otherwise' | undefined {
  const isByZeros = withoutZeros(one.invoiceNumber) === withoutZeros(other.invoiceNumber);
  if (isByZeros) return isOneWithoutZeros(one, other) ? 'zeros lost' : undefined;
  const isSame =
    withoutZeros(one.debtorId) === withoutZeros(other.debtorId) &&
    one.issuedOn === other.issuedOn &&
    one.amount === other.amount &&
    isTypedOtherwise(one.invoiceNumber, other.invoiceNumber);
  return isSame ? 'typed otherwise' : undefined;
}

/** Whether two numbers are alike. `1-11` and `11-1` are two numbers: each is cut, at another place. */
function isTypedOtherwise(one: string, other: string): boolean {
  if (alikeNumber(one) !== alikeNumber(other)) return false;
  const [cuts, others] = [cutsOf(one), cutsOf(other)];
  return isWithin(cuts, others) || isWithin(others, cuts);
}

/** Before which signs, counted from the end, a number is cut by a blank or a hyphen. */
function cutsOf(number: string): ReadonlySet<number> {
  const parts = number.split(/[ -]+/);
  const lengths = parts.map((_part, at) => parts.slice(at + 1).join('').length);
  return new Set(lengths.slice(0, -1));
}

function isWithin(some: ReadonlySet<number>, all: ReadonlySet<number>): boolean {
  return [...some].every((cut) => all.has(cut));
}
