import type { Layout } from '../formats/tables/layout';
import type { WordsOfColumn } from './known-words';
import type { ReportWindow } from './report-window';
import type { Cells, UnkeyedRow } from './row';
import type { StatementRowKind } from './statement-chain';

/** One source of a recipe: how its file is written, and what its rows mean here. */
export interface RecipeSource {
  /** As its owners call it: `KY Sum - Finans`. */
  readonly title: string;
  /** The ways in which it may be written; the file decides (see `chooseLayout`). */
  readonly layouts: readonly Layout[];
  /** Who owes it: the role that is reminded when it is missing. */
  readonly owedBy: string;
  /**
   * It comes as several files, each a part of it: a bank sends one a day. A file under a new name is added to those that
   * are there. Left out: it is one file, and another takes its place. Not for lists of how everything stands, of which the
   * newer one replaces the older whatever it is called.
   */
  readonly inParts?: true;
  /** How far back it can be drawn; who owes it is reminded before that is too late. Left out: nobody says. */
  readonly window?: ReportWindow;
  /** The query that gives it where our own ledger is the source: rows with the fields that the layouts name. */
  readonly ledgerQuery?: LedgerQuery;
  /** Columns whose words decide what a line is: a file that says another is refused with the line and the words that there are. */
  readonly words?: readonly WordsOfColumn[];
  /** Further columns from those of the line, such as a kind of account from its number. */
  readonly derives?: (fields: Cells) => Cells;
  /** Why a line does not count here (a draft, a claim not yet accepted), or nothing when it counts. */
  readonly leavesOut?: (fields: Cells) => string | undefined;
  readonly amounts: readonly AmountRule[];
  /**
   * Where a list or a third file says in another column than the sides to which period a row belongs. `counts`: where its
   * rows are figures of a period although the sides are told up to its end.
   */
  readonly dated?: { readonly on: string; readonly counts?: 'within' };
  /**
   * Of a file of how everything stands, the column that says on which day. Of a day outside the period, or the day after its
   * end, it is the file of another period. A row that says no day is of the period.
   */
  readonly toldOn?: string;
  /** A row that brings along what earlier periods left: it is no movement of its period, so no run of that period has it. */
  readonly carriesForward?: (fields: Cells) => boolean;
  /** The sums besides the total that this row counts in, for the identities. */
  readonly tallies?: (row: UnkeyedRow) => readonly string[];
  /** What every line must keep, whether or not it matches. */
  readonly rules?: readonly LineRule[];
  /** Of what there may be no more than so many in the file. */
  readonly bounds?: readonly Bound[];
  /** Columns of a running account: each balance must be the one before it plus the movement (S004-105). */
  readonly runningBalance?: { readonly movement: string; readonly balance: string };
  /** What its rows say of accounts: see `StatementChain`. `account` and `on` are columns. */
  readonly statements?: {
    readonly account: string;
    readonly on: string;
    readonly kindOf: (fields: Cells) => StatementRowKind;
  };
}

/** What our own ledger can be asked for; `office/reconciliation` answers. */
export type LedgerQuery =
  | 'bank-accounts'
  | 'bank-movements'
  | 'case-events'
  | 'cases'
  | 'claims'
  | 'declaration'
  | 'journal'
  | 'open-workflows';

/** Which cells are an amount, and what it means. A line gives a row for each rule whose cells are not all blank. */
export interface AmountRule {
  /** Added together: KY's positive and negative column are one amount (S004-72). */
  readonly columns: readonly string[];
  /** `opposite`: plus there is minus here, as KY's debit and credit stand to the economy system's (S004-55). */
  readonly sign: 'as-is' | 'opposite';
  /** Only a part of it, rounded to whole øre: the municipality's two thirds of ATP and OP (S004-58). */
  readonly portion?: { readonly of: number; readonly in: number };
  /** Cells that the row gets besides those of its line: `{ field: '0015' }` for the column of the A-tax. */
  readonly sets?: Cells;
  /**
   * Compared like the others, and kept out of the totals: the credit of each voucher, where totals are told by the debit.
   * Both sides must have such rows; otherwise they only count for the identities.
   */
  readonly beside?: true;
  /** Only these lines have the amount. */
  readonly only?: (fields: Cells) => boolean;
}

/** Something that no line may be: an eFaktura for two citizens (S004-163), a posting on the error account (S004-111). */
export interface LineRule {
  readonly rule: string;
  /** `endsOn` is the last day of the period, `2021-06-30`: what a file is of that names no day of its own. */
  readonly isBroken: (fields: Cells, endsOn: string) => boolean;
  readonly cites: readonly string[];
  /** What is wrong with the line, where the rule alone does not say it. */
  readonly says?: (fields: Cells) => string;
  /** The finding by whose name a person may accept that lines break it: `reconcile --accept`. */
  readonly finding?: AcceptableFinding;
  /** A person has accepted it: what breaks it is told and stands in nothing's way. */
  readonly isAccepted?: true;
}

/** Something of which a file may name so many different ones: debtor groups of persons (S004-131). */
export interface Bound {
  readonly rule: string;
  /** What the line names; blank where the bound does not speak of the line. */
  readonly of: (fields: Cells) => string;
  readonly atMost: number;
  readonly cites: readonly string[];
}

/** What may be wrong with a file that a person can take as it is. */
export const ACCEPTABLE_FINDINGS = ['unbalanced', 'checksum'] as const;
export type AcceptableFinding = (typeof ACCEPTABLE_FINDINGS)[number];
