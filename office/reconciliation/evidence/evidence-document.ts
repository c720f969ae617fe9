import type { CivilDate } from '../../../domain/kernel/civil-date';
import type { ItemLine } from '../items';
import type { Materiality, RunEvent } from '../run-events';
import type { KeptResult } from './kept-result';
import type { EvidenceLanguage } from './texts/languages';

/** A file that was matched: a source, or one part of it. */
export interface EvidenceSource {
  readonly source: string;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  /** 1 for the first delivery of the source; each that came after it, under whatever name, has the next. */
  readonly version: number;
  readonly rows: number;
  readonly total: string;
  readonly deliveredOn: CivilDate;
  /** Absent for what the ledger answered itself. */
  readonly deliveredBy?: string;
  /** The ledger would have answered itself; somebody brought a file instead. */
  readonly insteadOfLedger?: true;
}

export interface EvidenceItem {
  readonly number: number;
  readonly class: string;
  readonly key: string;
  readonly amount: string;
  readonly lines: readonly ItemLine[];
  readonly route: string;
  readonly foundOn: CivilDate;
  readonly foundInPeriod: string;
  readonly ageDays: number;
  readonly carriedOver: boolean;
  readonly owner?: string;
  readonly dueOn?: CivilDate;
  readonly comments: readonly { readonly on: CivilDate; readonly by?: string; readonly text: string }[];
}

/** A difference that was open and is none any more, by this run. */
export type ClosedItem = Pick<
  EvidenceItem,
  'number' | 'class' | 'key' | 'amount' | 'lines' | 'foundOn' | 'foundInPeriod' | 'ageDays'
> & {
  /** `settled` by a person; `gone` by what was delivered. */
  readonly closedAs: 'gone' | 'settled';
  readonly why: string;
};

export interface SignedBy {
  readonly by: string;
  /** As their token names them. */
  readonly name?: string;
  readonly role: string;
  readonly on: CivilDate;
  /** The instant, by the database's clock (ISO 8601, UTC). */
  readonly at: string;
  readonly words?: string;
}

/** Everything that is filed of a signed run. */
export interface EvidenceDocument {
  readonly evidenceNumber: number;
  /** SHA-256 over what was filed before in the series, hash by hash; zeros before the first. */
  readonly previousHash: string;
  readonly creditor: { readonly id: string; readonly name: string };
  readonly recipe: {
    readonly id: string;
    readonly title: string;
    readonly purpose: string;
    readonly cites: readonly string[];
  };
  readonly period: string;
  readonly currency: string;
  /** In which its PDF is written; absent, like the two that follow, from what was filed before there were languages. */
  readonly language?: EvidenceLanguage;
  /** The creditor's zone: times of day are shown as its clocks show them. */
  readonly timeZone?: string;
  /** Whose acknowledgement is still to come. */
  readonly waitsFor?: string;
  readonly filedOn: CivilDate;
  readonly sources: readonly EvidenceSource[];
  readonly matchNumber: number;
  readonly resultSha256: string;
  readonly result: KeptResult;
  /** Nothing was left when it was signed, of this period or an earlier one. */
  readonly clean: boolean;
  /** Why it is not clean besides what is open: an identity, a side without rows, one file on both sides. */
  readonly flaws: readonly string[];
  readonly materiality?: Materiality;
  readonly sameFile?: true;
  /** No file says the balance that the recipe's effect rests on, and nobody stated it. */
  readonly completenessNotTested?: true;
  /** What nothing explains, less what is one with differences of earlier periods. */
  readonly remaining: string;
  readonly cleared?: { readonly differences: number; readonly amount: string };
  /** Identities that fail by what was matched against earlier periods, and by nothing else. */
  readonly holdsWithEarlier: readonly string[];
  /** Which source lists the rows of a cause, by the cause; absent for causes that a rule tells. */
  readonly listedIn: Readonly<Record<string, string>>;
  /** What nothing explained, of this period and of earlier ones. */
  readonly open: readonly EvidenceItem[];
  readonly closed: readonly ClosedItem[];
  readonly prepared: SignedBy;
  readonly approved: SignedBy;
  /** By the client, after it was signed; absent where none is asked for, or none has come yet. */
  readonly acknowledged?: SignedBy;
  /** The latest event, and the hash that vouches for all of them. */
  readonly events: readonly {
    readonly number: number;
    readonly type: RunEvent['type'];
    readonly on: CivilDate;
    readonly by?: string;
    readonly at: string;
    readonly words?: string;
    /** The event itself; absent from what was filed before this was kept. */
    readonly event?: RunEvent;
  }[];
  readonly eventHash: string;
}
