export interface BankFileOrder {
  readonly creditorId: string;
  /** SHA-256 of the file, in hexadecimal: its name in the ledger. */
  readonly fileId: string;
}

/** What became of a bank file, by outcome. Amounts are decimal strings; no references, no names. */
export interface BankFileReport {
  readonly movements: number;
  /** The very same file had been imported before. Nothing was posted now but what `takenIn` counts. */
  readonly replayed: boolean;
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly count: number;
    readonly sum: string;
    readonly currency: string;
  }[];
  /** Rows that were set aside, by reason; left out when there are none. */
  readonly aside?: readonly {
    readonly reason: string;
    readonly count: number;
    readonly sum: string;
    readonly currency: string;
  }[];
  /** The newest days on which the bank's balances differ from the ledger or each other; left out when there are none. */
  readonly balances?: readonly {
    readonly account: string;
    readonly currency: string;
    readonly on: string;
    readonly finding: string;
    readonly bank: string;
    readonly ledger: string;
  }[];
  /** How many rows were taken in now that had stood aside; left out when there are none. */
  readonly takenIn?: number;
  /** Of a file that comes again: how many rows that stood aside a person has answered since; left out when there are none. */
  readonly answered?: number;
}

/**
 * What the import of a bank file asks of the world. `postBankFile` is one transaction: it posts all of the file or
 * nothing. A second call finds everything posted. `deliverFacts` hands on what the claims' workflows have not been told.
 *
 * Failures by name, not retried: `InputRefused` (the file is wrong; the message says only where), `MovementKnownOtherwise`
 * (a movement was booked before with other contents), `BankFileUnknown`.
 */
export interface BankFilePort {
  postBankFile(order: BankFileOrder): Promise<BankFileReport>;
  deliverFacts(): Promise<number>;
}
