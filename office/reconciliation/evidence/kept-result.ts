/** What the result says, as `resultAsJson` writes it: the members that the evidence itself speaks of. */
export interface KeptResult {
  readonly left: { readonly rows: number; readonly total: string };
  readonly right: { readonly rows: number; readonly total: string };
  readonly difference: string;
  readonly explained: readonly { readonly cause: string; readonly rows: number; readonly amount: string }[];
  readonly remaining: string;
  readonly identities: readonly {
    readonly name: string;
    readonly left: string;
    readonly right: string;
    readonly holds: boolean;
  }[];
  /** Absent from results of before this was kept. */
  readonly untested?: readonly { readonly name: string; readonly cites: readonly string[]; readonly why: string }[];
  readonly clean: boolean;
  readonly by: string;
  readonly comparedBy: readonly string[];
  readonly withoutRows?: readonly { readonly side?: string; readonly says: string }[];
  /** Rows that were given and held against nothing; absent from results of before this was kept. */
  readonly unused?: readonly {
    readonly title: string;
    readonly says: string;
    readonly rows: number;
    readonly amount: string;
    readonly isOpen: boolean;
  }[];
  /** Rules that a line or a file breaks; absent from results of before this was read. */
  readonly brokenRules?: readonly {
    readonly rule: string;
    readonly source: string;
    readonly lines: number;
    readonly says?: readonly string[];
  }[];
  /** Which accounts and periods the differences touch; absent from results of before this was kept. */
  readonly effects?: readonly KeptEffect[];
  readonly sources: Readonly<
    Record<string, { readonly title: string; readonly repeated: number; readonly leftOut: readonly KeptLeftOut[] }>
  >;
  readonly beside?: {
    readonly left: string;
    readonly right: string;
    readonly difference: string;
    readonly remaining: string;
  };
  readonly matched: readonly KeptMatched[];
  readonly causes: readonly {
    readonly cause: string;
    readonly cites: readonly string[];
    readonly items: readonly KeptCauseItem[];
  }[];
  readonly citations: readonly { readonly name: string; readonly cites: readonly string[]; readonly within?: string }[];
}

interface KeptLeftOut {
  readonly reason: string;
  readonly rows: number;
  readonly amount: string;
}

interface KeptMatched {
  readonly by: string;
  readonly groups: number;
  readonly leftRows: number;
  readonly rightRows: number;
  readonly amount: string;
}

interface KeptCauseItem {
  readonly key: string;
  readonly amount: string;
  readonly rows: readonly (KeptRow & { readonly side: string })[];
  /** The rows that explain it: of the list that `listedIn` names, or of a neighbouring period. */
  readonly because: readonly (KeptRow & { readonly key: string })[];
}

interface KeptRow {
  readonly line: number;
  /** Of a source in parts. */
  readonly file?: string;
  readonly amount: string;
  /** What it says besides; absent from results of before this was kept. */
  readonly says?: string;
}

export interface KeptEffect {
  readonly account: string;
  readonly period: string;
  readonly differences: number;
  readonly amount: string;
}
