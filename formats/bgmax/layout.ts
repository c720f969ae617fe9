/**
 * The record layouts of BgMax version 01, field by field. Columns are counted from 1, as in Bankgirot's technical manual
 * "Bankgiro Inbetalningar"; amounts are in öre. Every record has 80 columns; what no field claims is blank.
 */
export interface Field {
  /** As error messages name it, such as `TK15 amount`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** How the writer fills it up: numbers with zeros on the left, references with blanks on the left, text on the right. */
  readonly fill: 'zeros' | 'blanks-left' | 'blanks-right';
}

export const RECORD_WIDTH = 80;

export const START = {
  layout: { name: 'TK01 layout name', from: 3, to: 22, fill: 'blanks-right' },
  version: { name: 'TK01 version', from: 23, to: 24, fill: 'zeros' },
  /** YYYYMMDDhhmmss and six digits of a second. */
  writtenAt: { name: 'TK01 timestamp', from: 25, to: 44, fill: 'zeros' },
  /** `P` production, `T` test. */
  testMarker: { name: 'TK01 test marker', from: 45, to: 45, fill: 'blanks-right' },
} as const satisfies Record<string, Field>;

/** Opens a section: one receiver, one currency, one deposit. */
export const OPENING = {
  bankgiro: { name: 'TK05 bankgiro', from: 3, to: 12, fill: 'zeros' },
  plusgiro: { name: 'TK05 plusgiro', from: 13, to: 22, fill: 'blanks-left' },
  currency: { name: 'TK05 currency', from: 23, to: 25, fill: 'blanks-right' },
} as const satisfies Record<string, Field>;

/** TK20 payment, TK21 deduction, TK22 and TK23 extra references to add and to take off: one layout for all four. */
export const PAYMENT = {
  /** Zeros when Bankgirot does not know it. */
  senderBankgiro: { name: 'sender bankgiro', from: 3, to: 12, fill: 'zeros' },
  reference: { name: 'reference', from: 13, to: 37, fill: 'blanks-left' },
  /** In TK22 and TK23 zero when the payer did not split the payment. */
  amount: { name: 'amount', from: 38, to: 55, fill: 'zeros' },
  /** 0, 1: no reference given; 2 correct; 3 one or more; 4 not checked; 5 incorrect. */
  referenceCode: { name: 'reference code', from: 56, to: 56, fill: 'zeros' },
  /** 1 internet bank, 2 supplier payments, 3 slip, 4 autogiro. */
  channel: { name: 'channel', from: 57, to: 57, fill: 'zeros' },
  /** Bankgirot's own number of the payment. Blank on autogiro lines. */
  serial: { name: 'serial number', from: 58, to: 69, fill: 'blanks-right' },
  imageFlag: { name: 'image flag', from: 70, to: 70, fill: 'zeros' },
  /** TK21 only: why the money was taken back. */
  deductionCode: { name: 'deduction code', from: 71, to: 71, fill: 'blanks-right' },
} as const satisfies Record<string, Field>;

export const INFORMATION = {
  text: { name: 'TK25 text', from: 3, to: 52, fill: 'blanks-right' },
} as const satisfies Record<string, Field>;

export const NAME = {
  name: { name: 'TK26 name', from: 3, to: 37, fill: 'blanks-right' },
  extraName: { name: 'TK26 extra name', from: 38, to: 72, fill: 'blanks-right' },
} as const satisfies Record<string, Field>;

/** Closes a section: what was put into the creditor's bank account. */
export const DEPOSIT = {
  account: { name: 'TK15 account', from: 3, to: 37, fill: 'zeros' },
  depositedOn: { name: 'TK15 date', from: 38, to: 45, fill: 'zeros' },
  serial: { name: 'TK15 serial number', from: 46, to: 50, fill: 'zeros' },
  amount: { name: 'TK15 amount', from: 51, to: 68, fill: 'zeros' },
  currency: { name: 'TK15 currency', from: 69, to: 71, fill: 'blanks-right' },
  movementCount: { name: 'TK15 number of payments', from: 72, to: 79, fill: 'zeros' },
} as const satisfies Record<string, Field>;

export const END = {
  paymentCount: { name: 'TK70 number of TK20', from: 3, to: 10, fill: 'zeros' },
  deductionCount: { name: 'TK70 number of TK21', from: 11, to: 18, fill: 'zeros' },
  extraReferenceCount: { name: 'TK70 number of TK22 and TK23', from: 19, to: 26, fill: 'zeros' },
  depositCount: { name: 'TK70 number of TK15', from: 27, to: 34, fill: 'zeros' },
} as const satisfies Record<string, Field>;
