import { attributeOf, childrenOf, type XmlNode } from '../../xml/xml-node';
import type { ObjectOf } from '../sie-file';

/** SIE's own dimension for invoices. */
const INVOICE_DIMENSION = '10';

/** Finds the objects of an entry, and the customer invoice that it is booked on as an object of dimension 10. */
export class Sie5Objects {
  /** By account and item. */
  private readonly numbers = new Map<string, string>();
  /** By item alone; blank where two sub-ledgers have different invoices under it. */
  private readonly byItem = new Map<string, string>();

  constructor(root: XmlNode) {
    for (const subLedger of childrenOf(root, 'CustomerInvoices')) this.add(subLedger);
  }

  of(entry: XmlNode): readonly ObjectOf[] {
    const account = attributeOf(entry, 'accountId');
    const objects = childrenOf(entry, 'ObjectReference').map((reference) => ({
      dimension: attributeOf(reference, 'dimId'),
      object: attributeOf(reference, 'objectId'),
    }));
    const invoices = childrenOf(entry, 'SubdividedAccountObjectReference').flatMap((reference) => {
      const item = attributeOf(reference, 'objectId');
      const number = this.numbers.get(keyOf(account, item)) ?? this.byItem.get(item) ?? '';
      return number === '' ? [] : [{ dimension: INVOICE_DIMENSION, object: number }];
    });
    return [...objects, ...invoices];
  }

  private add(subLedger: XmlNode): void {
    const accounts = [
      attributeOf(subLedger, 'primaryAccountId'),
      ...childrenOf(subLedger, 'SecondaryAccountRef').map((reference) => attributeOf(reference, 'accountId')),
    ];
    for (const invoice of childrenOf(subLedger, 'CustomerInvoice')) {
      const item = attributeOf(invoice, 'id');
      const number = attributeOf(invoice, 'invoiceNumber') || item;
      for (const account of accounts) this.numbers.set(keyOf(account, item), number);
      const other = this.byItem.get(item);
      this.byItem.set(item, other === undefined || other === number ? number : '');
    }
  }
}

function keyOf(account: string, item: string): string {
  return JSON.stringify([account, item]);
}
