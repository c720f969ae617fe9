import type { DebtorKind } from '../policy/debtor-kind';

/** One debtor as a back office hands it over. Personal data: stays in the ledger. */
export interface DebtorRecord {
  readonly debtorId: string;
  readonly kind: DebtorKind;
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  /** Personal identity number, organisation number, CPR or CVR; empty when not known. */
  readonly identityNumber: string;
  /** The address is protected (OSL 22 kap. 1 §), and is in no letter. Absent: nothing is said of that. */
  readonly addressProtected?: true;
  /** Where the record stands in the file, 1-based; absent when it comes from no file. */
  readonly line?: number;
}
