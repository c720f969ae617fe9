import type { CivilDate } from '../kernel/civil-date';
import type { DecisionKind } from '../decisions/decision-kinds';
import type { Currency } from '../kernel/money';
import type { Setting } from '../policy/policy';
import type { Reach } from './authority-act';
import type { Holders, Permission } from './permissions';
import type { Role } from './roles';
import type { SigningRules } from './signing-rules';

/** Over the first, up to and including the second. Amounts are written with two decimals, in the matrix's currency. */
export interface AmountRange {
  readonly over?: string;
  readonly upTo?: string;
}

/** Calendar months or days, counted from the first day; over the first, up to and including the second. */
export type LengthRange =
  | { readonly overMonths?: number; readonly upToMonths?: number }
  | { readonly overDays?: number; readonly upToDays?: number };

/**
 * Who may do what in one case. Who stands in `decide` does it alone and at once. Who stands in `propose` puts it forward,
 * and another person of `approve` (of `decide`, when `approve` is absent) makes it a decision. Nobody approves what they
 * proposed themselves. A line that nobody stands in says that nobody is authorised, and why.
 */
export interface AuthorityLine {
  /** Recorded with each decision that was taken by it. Unique in the matrix. */
  readonly id: string;
  readonly kind: DecisionKind;
  /** Any reach when absent; the same for the other four. */
  readonly reaches?: readonly Reach[];
  readonly varieties?: readonly string[];
  readonly amount?: AmountRange;
  readonly length?: LengthRange;
  readonly backDated?: boolean;
  readonly propose: readonly Role[];
  readonly decide: readonly Role[];
  readonly approve?: readonly Role[];
  /** The number of a supporting document must be given. */
  readonly needsDocument?: true;
  readonly reason: string;
  readonly sources: readonly string[];
}

/** What the creditor has settled about decisions beside who takes them. */
export interface DecisionRules {
  /** Whether a credit note may stand for one invoice only. */
  readonly oneInvoicePerCreditNote: Setting<boolean>;
  /** How far a claim must have come before its write-down is proposed (S002-67). */
  readonly writeDownStages: Setting<readonly WriteDownStage[]>;
  /** Output VAT that is contained in the invoices of a group, in percent of the amount without it; none for the others. */
  readonly vatPercentOfGroups: Setting<Readonly<Record<string, string>>>;
}

export const WRITE_DOWN_STAGES = ['monitored', 'sent-back', 'estate', 'bankrupt', 'debt-restructured'] as const;
export type WriteDownStage = (typeof WRITE_DOWN_STAGES)[number];

/** A creditor's delegation of authority: validated, dated data. Only one holds on a day. */
export interface AuthorityMatrix {
  readonly id: string;
  readonly version: string;
  readonly validFrom: CivilDate;
  /** The last day. Absent: until another takes its place. */
  readonly validTo?: CivilDate;
  readonly title: string;
  /** The resolution by which it was delegated. */
  readonly delegatedBy: string;
  readonly currency: Currency;
  readonly rules: DecisionRules;
  readonly lines: readonly AuthorityLine[];
  /** Who may do what beside deciding; what is left out is as Fordring ships it (`SHIPPED_PERMISSIONS`). */
  readonly permissions?: Readonly<Partial<Record<Permission, Holders>>>;
  /** Who prepares and signs reconciliations, within the permissions to do so; what is left out is as Fordring ships it. */
  readonly signing?: {
    readonly parties?: Setting<SigningRules['parties']>;
    readonly limits?: Setting<SigningRules['limits']>;
    readonly materiality?: Setting<string>;
  };
}

/** As a record names it: `se-botkyrka version 1`. */
export function matrixName({ id, version }: Pick<AuthorityMatrix, 'id' | 'version'>): string {
  return `${id} version ${version}`;
}

/**
 * The matrix that holds on a day: of those that have begun, the one that began last; of two that began on one day the
 * later in the list. None when that one has ended: an older delegation does not come to life again.
 */
export function matrixOn(matrices: readonly AuthorityMatrix[], day: CivilDate): AuthorityMatrix | undefined {
  let newest: AuthorityMatrix | undefined;
  for (const matrix of matrices) {
    if (matrix.validFrom <= day && (!newest || matrix.validFrom >= newest.validFrom)) newest = matrix;
  }
  return newest && (newest.validTo === undefined || day <= newest.validTo) ? newest : undefined;
}
