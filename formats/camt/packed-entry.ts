import type { CamtEntry, CamtReference, CamtTransaction } from './camt-report';

/** What is not there is `null` in JSON. */
type Written<Value> = Exclude<Value, undefined> | (undefined extends Value ? null : never);

/** The fields in the order of `packedEntry`. */
type PackedEntry = readonly [
  path: string,
  place: number,
  position: number,
  amount: string,
  currency: string,
  oddAmount: Written<CamtEntry['oddAmount']>,
  direction: CamtEntry['direction'],
  isReversal: boolean,
  status: string,
  isBooked: boolean,
  bookedOn: Written<CamtEntry['bookedOn']>,
  valueDate: Written<CamtEntry['valueDate']>,
  servicerReference: string,
  entryReference: string,
  additionalText: string,
  charges: string,
  transactions: readonly PackedTransaction[],
];

type PackedTransaction = readonly [
  amount: Written<CamtTransaction['amount']>,
  direction: CamtTransaction['direction'],
  servicerReference: string,
  endToEndId: string,
  transactionId: string,
  uetr: string,
  charges: string,
  payerName: string,
  references: readonly CamtReference[],
  text: readonly string[],
];

/** An entry as JSON of its values alone: its names would be two thirds of it. */
export function packedEntry(entry: CamtEntry): string {
  const packed: PackedEntry = [
    entry.path,
    entry.place,
    entry.position,
    entry.amount,
    entry.currency,
    entry.oddAmount ?? null,
    entry.direction,
    entry.isReversal,
    entry.status,
    entry.isBooked,
    entry.bookedOn ?? null,
    entry.valueDate ?? null,
    entry.servicerReference,
    entry.entryReference,
    entry.additionalText,
    entry.charges,
    entry.transactions.map(packedTransaction),
  ];
  return JSON.stringify(packed);
}

/** The entries of a JSON array of packed ones, equal to what they were, with their fields in the same order. */
export function entriesIn(json: string): CamtEntry[] {
  return (JSON.parse(json) as PackedEntry[]).map(entryOf);
}

function packedTransaction(transaction: CamtTransaction): PackedTransaction {
  return [
    transaction.amount ?? null,
    transaction.direction,
    transaction.servicerReference,
    transaction.endToEndId,
    transaction.transactionId,
    transaction.uetr,
    transaction.charges,
    transaction.payerName,
    transaction.references,
    transaction.text,
  ];
}

function entryOf(packed: PackedEntry): CamtEntry {
  return {
    path: packed[0],
    place: packed[1],
    position: packed[2],
    amount: packed[3],
    currency: packed[4],
    oddAmount: packed[5] ?? undefined,
    direction: packed[6],
    isReversal: packed[7],
    status: packed[8],
    isBooked: packed[9],
    bookedOn: packed[10] ?? undefined,
    valueDate: packed[11] ?? undefined,
    servicerReference: packed[12],
    entryReference: packed[13],
    additionalText: packed[14],
    charges: packed[15],
    transactions: packed[16].map(transactionOf),
  };
}

function transactionOf(packed: PackedTransaction): CamtTransaction {
  return {
    amount: packed[0] ?? undefined,
    direction: packed[1],
    servicerReference: packed[2],
    endToEndId: packed[3],
    transactionId: packed[4],
    uetr: packed[5],
    charges: packed[6],
    payerName: packed[7],
    references: packed[8],
    text: packed[9],
  };
}
