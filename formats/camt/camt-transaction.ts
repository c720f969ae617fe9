import { fikIn } from '../../domain/payment/references/fik';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from '../xml/xml-node';
import type { CamtReference, CamtTransaction, Direction } from './camt-report';
import { chargesOf } from './camt-charges';
import { decimalOf } from './camt-values';

/** Reads one `TxDtls`. What it leaves out (direction, currency) is the entry's. */
export function transactionOf(details: XmlNode, entry: { direction: Direction; currency: string }): CamtTransaction {
  const remittance = childOf(details, 'RmtInf');
  const structured = childrenOf(remittance, 'Strd');
  const text = [...childrenOf(remittance, 'Ustrd'), ...structured.flatMap((part) => childrenOf(part, 'AddtlRmtInf'))]
    .map((line) => textOf(line))
    .filter(Boolean);
  // An invoice number is the payer's word, but not a reference that the creditor gave out: it is text.
  const documents = structured.flatMap((part) => childrenOf(part, 'RfrdDocInf')).map((part) => textOf(part, 'Nb'));
  const additional = textOf(details, 'AddtlTxInf');
  const amount = amountIn(details, entry.currency);
  const endToEndId = textOf(details, 'Refs', 'EndToEndId');
  return {
    amount,
    direction: directionIn(details) ?? entry.direction,
    servicerReference: textOf(details, 'Refs', 'AcctSvcrRef'),
    endToEndId: endToEndId === 'NOTPROVIDED' ? '' : endToEndId,
    transactionId: textOf(details, 'Refs', 'TxId'),
    uetr: textOf(details, 'Refs', 'UETR'),
    charges: chargesOf(details, entry.currency),
    payerName: textOf(details, 'RltdPties', 'Dbtr', 'Pty', 'Nm') || textOf(details, 'RltdPties', 'Dbtr', 'Nm'),
    references: referencesOf(structured, text, entry.currency),
    text: [...text, ...documents.filter(Boolean), ...(additional && !text.includes(additional) ? [additional] : [])],
  };
}

/** Structured references, then Danish payment identifications that fill a whole line of text. No digits are guessed at. */
function referencesOf(structured: readonly XmlNode[], text: readonly string[], currency: string): CamtReference[] {
  const references = structured.flatMap((part) => {
    const written = textOf(part, 'CdtrRefInf', 'Ref');
    if (written === '') return [];
    const amount = referenceAmountOf(part, currency);
    const reference = fikIn(written) ?? written;
    return amount === undefined ? { reference } : { reference, amount };
  });
  const known = new Set(references.map(({ reference }) => reference));
  const printed = text.flatMap((line) => fikIn(line) ?? []).filter((reference) => !known.has(reference));
  return [...references, ...[...new Set(printed)].map((reference) => ({ reference }))];
}

function referenceAmountOf(structured: XmlNode, currency: string): string | undefined {
  const amounts = childOf(structured, 'RfrdDocAmt');
  const paid = decimalIn(amounts, currency, 'RmtdAmt') ?? decimalIn(amounts, currency, 'DuePyblAmt');
  if (paid !== undefined) return paid;
  const setOff = decimalIn(amounts, currency, 'CdtNoteAmt');
  return setOff === undefined ? undefined : `-${setOff}`;
}

/** `Amt` from version 04 on; in version 02 the transaction's amount stands deeper. Other currencies are the payer's. */
function amountIn(details: XmlNode, currency: string): string | undefined {
  return decimalIn(details, currency, 'Amt') ?? decimalIn(details, currency, 'AmtDtls', 'TxAmt', 'Amt');
}

function decimalIn(node: XmlNode | undefined, currency: string, ...path: readonly string[]): string | undefined {
  return attributeOf(childOf(node, ...path), 'Ccy') === currency ? decimalOf(textOf(node, ...path)) : undefined;
}

function directionIn(details: XmlNode): Direction | undefined {
  const written = textOf(details, 'CdtDbtInd');
  if (written === 'CRDT') return 'credit';
  return written === 'DBIT' ? 'debit' : undefined;
}
