import { CURRENCIES, Money, type Currency } from '../../domain/kernel/money';
import { exactAmount } from '../xml/exact-amount';
import { attributeOf, childOf, textOf, type XmlNode } from '../xml/xml-node';

type Refuse = (field: string, message: string) => void;

/**
 * What the invoice asks for: `cbc:PayableAmount`, which is the sum with tax less what is prepaid, plus rounding (BR-CO-16).
 * Where the document states that sum, an amount that does not follow from it is refused: nobody knows which is meant.
 */
export function payableOf(document: XmlNode, refuse: Refuse): Money | undefined {
  const totals = childOf(document, 'LegalMonetaryTotal');
  const payable = childOf(totals, 'PayableAmount');
  const written = textOf(payable);
  const currency = CURRENCIES.find((known) => known === attributeOf(payable, 'currencyID'));
  const amount = signedOf(written, currency ?? 'SEK');
  if (!currency)
    refuse('cbc:PayableAmount', `currency "${attributeOf(payable, 'currencyID')}" is not taken in; only SEK and DKK.`);
  if (!amount) {
    refuse(
      'cbc:PayableAmount',
      `"${written}" is no amount above zero with two decimals. Ask the sender to correct it.`,
    );
  }
  if (!currency || !amount) return undefined;
  if (!amount.isPositive()) {
    refuse('cbc:PayableAmount', `"${written}" leaves nothing to collect. Leave the invoice out of the import.`);
    return undefined;
  }
  return followsFromTotals(totals, amount, refuse) ? amount : undefined;
}

function followsFromTotals(totals: XmlNode | undefined, amount: Money, refuse: Refuse): boolean {
  const { currency } = amount;
  const stated = (name: string): Money | undefined => {
    const written = textOf(totals, name);
    const read = written === '' ? Money.zero(currency) : signedOf(written, currency);
    if (!read) refuse(`cbc:${name}`, `"${written}" is no amount with two decimals. Ask the sender to correct it.`);
    return read;
  };
  const [prepaid, rounding] = [stated('PrepaidAmount'), stated('PayableRoundingAmount')];
  if (!prepaid || !rounding) return false;
  if (textOf(totals, 'TaxInclusiveAmount') === '') return true;
  const withTax = stated('TaxInclusiveAmount');
  if (!withTax) return false;
  const follows = withTax.minus(prepaid).plus(rounding);
  if (follows.equals(amount)) return true;
  refuse(
    'cbc:PayableAmount',
    `it says ${amount.toString()}, but ${withTax.toString()} with tax, less ${prepaid.toString()} prepaid, plus ${rounding.toString()} of rounding is ${follows.toString()}. Ask the sender for a corrected invoice.`,
  );
  return false;
}

function signedOf(text: string, currency: Currency): Money | undefined {
  const isNegative = text.startsWith('-');
  const exact = exactAmount(isNegative ? text.slice(1) : text);
  if (exact === undefined || (isNegative && text.startsWith('-+'))) return undefined;
  const amount = Money.of(exact, currency);
  return isNegative ? amount.negated() : amount;
}
