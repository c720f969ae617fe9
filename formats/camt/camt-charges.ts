import { Decimal } from 'decimal.js';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from '../xml/xml-node';
import type { CamtEntry } from './camt-report';
import { decimalOf } from './camt-values';

/** Charges beside an entry or a transaction (`Chrgs`), in the entry's currency: in one sum, in records, or flat (version 02). */
export function chargesOf(node: XmlNode, currency: string): string {
  const amounts = childrenOf(node, 'Chrgs').flatMap((charges) => {
    const inAll = amountIn(charges, 'TtlChrgsAndTaxAmt', currency);
    if (inAll !== undefined) return [inAll];
    const records = childrenOf(charges, 'Rcrd').flatMap((record) => amountIn(record, 'Amt', currency) ?? []);
    return records.length > 0 ? records : (amountIn(charges, 'Amt', currency) ?? []);
  });
  return amounts.length === 0 ? '' : amounts.reduce((sum, one) => sum.plus(one), new Decimal(0)).toFixed();
}

/** What the bank kept of a batch: its transactions come to so much more than the entry, and its charges say so. */
export function keptCharges({ amount, direction, charges, transactions }: CamtEntry): string | undefined {
  let sent = new Decimal(0);
  let told = new Decimal(0);
  for (const part of transactions) {
    if (part.amount === undefined) return undefined;
    sent = part.direction === direction ? sent.plus(part.amount) : sent.minus(part.amount);
    told = told.plus(part.charges || 0);
  }
  const kept = sent.minus(amount);
  const isTold = kept.equals(charges || 0) || kept.equals(told);
  return kept.isPositive() && !kept.isZero() && isTold ? kept.toFixed() : undefined;
}

function amountIn(node: XmlNode, name: string, currency: string): string | undefined {
  return attributeOf(childOf(node, name), 'Ccy') === currency ? decimalOf(textOf(node, name)) : undefined;
}
