import { attributeOf, childOf, textOf, type XmlNode } from '../xml/xml-node';
import { chargesOf } from './camt-charges';
import type { CamtEntry, CamtTransaction } from './camt-report';
import { transactionOf } from './camt-transaction';
import type { CamtValues } from './camt-values';

/** A `TxDtls`, read or waiting for its entry. */
export type EntryDetail = XmlNode | CamtTransaction;

/** Reads a part of a batch at once when its entry has told its currency and its direction. Else the part waits. */
export function detailOf(details: XmlNode): EntryDetail {
  const entry = details.parent?.parent;
  if (!childOf(entry, 'Amt') || !childOf(entry, 'CdtDbtInd')) return details;
  const direction = textOf(entry, 'CdtDbtInd') === 'CRDT' ? 'credit' : 'debit';
  return transactionOf(details, { direction, currency: attributeOf(childOf(entry, 'Amt'), 'Ccy') });
}

/** Reads an `Ntry` whose details were read before it ended. */
export function entryOf(
  entry: XmlNode,
  details: readonly EntryDetail[],
  where: Pick<CamtEntry, 'path' | 'place' | 'position'>,
  values: CamtValues,
): CamtEntry {
  const { path } = where;
  const amount = values.entryAmount(entry, path);
  const direction = values.direction(entry, path);
  // Version 02 and 04 write the status as text, version 08 as a code below it.
  const status = textOf(entry, 'Sts') || textOf(entry, 'Sts', 'Cd');
  if (status === '') values.refuse(`${path}/Sts`, 'it is missing. Ask the bank for a corrected file.');
  const bookedOn = values.date(entry, path, 'BookgDt');
  const valueDate = values.date(entry, path, 'ValDt');
  // Written out field by field, and in this order: spreading makes an object of twice the size, and there are very many.
  return {
    path,
    place: where.place,
    position: where.position,
    amount: amount.amount,
    currency: amount.currency,
    oddAmount: amount.odd,
    direction,
    isReversal: /^(true|1)$/.test(textOf(entry, 'RvslInd')),
    status,
    isBooked: status === 'BOOK',
    bookedOn,
    valueDate,
    servicerReference: textOf(entry, 'AcctSvcrRef'),
    entryReference: textOf(entry, 'NtryRef'),
    additionalText: textOf(entry, 'AddtlNtryInf'),
    charges: chargesOf(entry, amount.currency),
    transactions: details.map((part) =>
      'children' in part ? transactionOf(part, { direction, currency: amount.currency }) : part,
    ),
  };
}
