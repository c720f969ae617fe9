/** What a creditor's own data says of its books. */
export interface CreditorBooks {
  /** The accounts that its claims are booked on: what its sub-ledger is held against (S002-88). */
  readonly controlAccounts: readonly string[];
  /**
   * Where the text of a voucher names its invoice, as a regular expression: its first group, or all of it. Left out: what
   * stands after *faktura* or *invoice*.
   */
  readonly invoiceIn?: string;
  /** `opposite`: the sub-ledger writes a claim as minus. `as-is` when left out. */
  readonly subLedgerSign?: 'as-is' | 'opposite';
  /**
   * The sections whose claims the sub-ledger has, where others book on the same accounts: `1:10` is the object 10 of the
   * general ledger's dimension 1. Every section when left out.
   */
  readonly sections?: readonly string[];
}

const LONGEST_PATTERN = 200;

/** `(a+)+`: on a long text the search for it would not end. */
const REPEATED_REPETITION = /\([^()]*[+*}][^()]*\)[+*{]/;

/** Why a text is no pattern of an invoice's number, as the rest of a sentence; nothing where the text is one. */
export function problemOfPattern(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return `has ${pattern.length} characters; ${LONGEST_PATTERN} are the most`;
  if (REPEATED_REPETITION.test(pattern)) return 'repeats a repetition; write one repetition, such as \\[(\\d+)\\]';
  try {
    new RegExp(pattern, 'i');
  } catch {
    return 'is no regular expression; write one such as \\[(\\d+)\\]';
  }
  if (new RegExp(pattern, 'i').test('')) return 'fits a text without any number; name what stands around the number';
  return undefined;
}

/** `DIMENSION:OBJECT`, as SIE names an object. */
const SECTION = /^\d+:\S+$/;

/** Why a text is no section, as the rest of a sentence; nothing where the text is one. */
export function problemOfSection(section: string): string | undefined {
  return SECTION.test(section) ? undefined : 'is no section; write DIMENSION:OBJECT, such as 1:10';
}
