import type { Currency, Money } from '../domain/kernel/money';
import type { CreditorBooks } from './creditor-books';
import { type RecipeSource } from './recipe-source';
import type { OpenDifference } from './result';
import type { Cells, Side } from './row';
import type { Totals } from './totals';

/**
 * How two sources are reconciled: plain data and small pure functions. A recipe is one file in `reconciliation/recipes/`
 * that exports `recipe`; whoever runs recipes finds it there by its id, and nothing else has to be told.
 */
export interface Recipe {
  /** As the command names it, and the name of its file: `ky-finance`. */
  readonly id: string;
  readonly title: string;
  /** Where it stands in lists; those of one place by their id. KY’s stand as in its guide (S004-04). */
  readonly place: number;
  /** What it proves, in one sentence, for the list of recipes. */
  readonly purpose: string;
  /** The requirement items that it follows, such as `S004-46`. */
  readonly cites: readonly string[];
  /** The one currency of the reconciliation: a row in another is refused, for currencies never mix. */
  readonly currency: Currency;
  /**
   * The columns that make two rows the same thing. A part with a question mark (`account?`) counts only where every file
   * of the run names it: with sums on one side it is compared by what the sums name, with details on both by all. Of
   * `claim|day` the first counts that every file names.
   */
  readonly key: readonly string[];
  readonly left: RecipeSource;
  readonly right: RecipeSource;
  /** A source that is not compared but that identities speak of: balances at a date, the authority's own statement. */
  readonly third?: RecipeSource;
  /** Files that may be one and the same: each takes other rows of it, or one report stands in both places. */
  readonly mayBeOneFile?: readonly (readonly [string, string])[];
  /** What decides in which period a row counts; the first is taken when the run names none. */
  readonly periodRules: readonly PeriodRule[];
  /** In this order. `exact` is always first: rows of one key and one amount on both sides. */
  readonly matchers: readonly Matcher[];
  readonly explanations: readonly Explanation[];
  readonly identities: readonly Identity[];
  /** A difference of a key up to this amount is passed, and told as explained. Left out: nothing is passed. */
  readonly tolerance?: { readonly amount: string; readonly reason: string };
  readonly schedule: Schedule;
  /** Longer periods that the calendar has it run for besides: the quarter that ATP is paid for, the year of the accounts. */
  readonly alsoRun?: readonly Schedule[];
  /** Recipes whose run of the same period must be signed first: what this one compares rests on them. */
  readonly after?: { readonly recipes: readonly string[]; readonly cites: readonly string[] };
  /** The role that prepares a run, and the role that signs it: never the same person. */
  readonly preparedBy: string;
  readonly signedBy: string;
  /** The role outside the house that must acknowledge the signed run (S003-32), and how many days it has. */
  readonly acknowledgement?: { readonly by: string; readonly withinDays: number };
  /** What makes an open item of the left side an old one, for the list that a clerk works through (see `cleanUpList`). */
  readonly cleanUp?: CleanUp;
  /** What a signed run without a remainder does: the bank's opens the reminder gate of its creditor (S003-26). */
  readonly effect?: 'opens-reminder-gate';
  /** Who has to look into a difference that nothing explains, and what they do: a sentence. */
  readonly routes: (difference: OpenDifference) => string;
  /** The same recipe by its creditor's own data, where that decides what counts. */
  readonly forCreditor?: (books: CreditorBooks) => Recipe;
  /** The data that it was made by; none of it as it lies on the shelf. */
  readonly books?: CreditorBooks;
}

/**
 * Rows of one amount; sums per key; several rows against one; what stands in a neighbouring period: the same row, and where
 * the recipe compares sums the same sum of a key too (three months' provisions settled by one quarterly payment).
 */
export type Matcher =
  | { readonly kind: 'exact' }
  | { readonly kind: 'sums' }
  | {
      readonly kind: 'many-to-one';
      /** Rows are put together within the key, or within what these columns say (a bank's day and account). */
      readonly within?: readonly string[];
      /** The most rows that one row may stand for; 12 when left out. */
      readonly atMost?: number;
    }
  | {
      readonly kind: 'period-shift';
      readonly cause: string;
      /** Which rows of a later or earlier period may be the counterpart: of corrections only those. Any when left out. */
      readonly only?: (fields: Cells) => boolean;
      readonly cites: readonly string[];
      /** How many periods away the counterpart may be; 1 when left out. */
      readonly reach?: number;
    };

/**
 * `within`: rows of the period. `until`: every row up to its end, for balances at a date. `always`: the files are of the
 * period as a whole and their rows do not say it; they are movements of it, or (`balances`) how everything stands, so that a
 * difference which a later run no longer has is gone.
 */
export type PeriodRule =
  | { readonly name: string; readonly counts: 'within' | 'until'; readonly column: Readonly<Record<Side, string>> }
  | { readonly name: string; readonly counts: 'always'; readonly balances?: true };

/** Whether a run by the rule says of everything that is open how it stands now. */
export function tellsBalances(rule: PeriodRule): boolean {
  return rule.counts === 'until' || (rule.counts === 'always' && rule.balances === true);
}

/** A known cause of differences. */
export interface Explanation {
  /** As the command names its file: `--explain rejected=FILE`. */
  readonly id: string;
  /** As the result names it. */
  readonly cause: string;
  readonly cites: readonly string[];
  /** A file whose rows are causes (an error list), or a rule that tells a difference by itself. */
  readonly by:
    | {
        readonly kind: 'file';
        readonly source: RecipeSource;
        /** The side that has what the file lists while the other lacks it. */
        readonly on: Side;
        /**
         * `rows`: a listed row explains a row of its key and amount. `sums`: what is left of the key's difference too.
         * `nothing`: the file is a witness, of which identities speak and no more.
         */
        readonly explains: 'rows' | 'sums' | 'nothing';
      }
    | { readonly kind: 'rule'; readonly explains: (difference: OpenDifference) => boolean };
}

/** Old open items. */
export interface CleanUp {
  readonly cites: readonly string[];
  /** The day since which an item is open; blank when it says none. */
  readonly openSince: (fields: Cells) => string;
  /** The column that says of which day the file is; a line without it is of the end of the run's period. */
  readonly asOf: string;
  readonly afterYears: number;
  /** The columns that the list shows and is sorted by. */
  readonly shows: readonly string[];
  readonly sortedBy: readonly string[];
  /** The explanation that reads the list back once it is worked through. */
  readonly readBackAs: string;
}

/** Two figures that must be one. Shown with both sides, whether or not they agree. */
export interface Identity {
  readonly name: string;
  readonly cites: readonly string[];
  readonly left: (totals: Totals) => Money;
  readonly right: (totals: Totals) => Money;
  /**
   * The columns by which the two figures must be one too: each that all files which they are made of name. What two persons
   * have of each other cancels out in the total. Left out: the total alone says it.
   */
  readonly by?: readonly string[];
  /** Whether the files say enough to assert it; asserted always when left out. */
  readonly applies?: (totals: Totals) => boolean;
  /** Why it is not asserted although the files that it speaks of are there. */
  readonly notWhen?: string;
  /** What the recipe's effect rests on: where it cannot be tested, a person states the figure that the files do not say. */
  readonly orStated?: StatedFigure;
  /** Where a source prints rounded figures: how far apart they may be, and why. */
  readonly within?: { readonly amount: string; readonly reason: string };
}

/** A balance of the left side that a person states, and the sums of the third source that it is held against. */
export interface StatedFigure {
  /** What the figure is, as a person is asked for it. */
  readonly what: string;
  readonly atEnd: string;
  readonly before: string;
}

/** When a run is due. Days are banking days of the creditor's country. */
export type Schedule =
  | { readonly every: 'month' | 'quarter' | 'year'; readonly onBankingDay: number; readonly cites: readonly string[] }
  | {
      readonly every: 'closing';
      readonly months: readonly number[];
      readonly onBankingDay: number;
      readonly cites: readonly string[];
    }
  | { readonly every: 'arrival'; readonly cites: readonly string[] };

/** Every schedule by which the calendar begins runs: the recipe's own first. */
export function schedulesOf({ schedule, alsoRun = [] }: Pick<Recipe, 'schedule' | 'alsoRun'>): readonly Schedule[] {
  return [schedule, ...alsoRun];
}

/** The sources of a recipe by the names under which they are given: `left`, `right`, `third`, and the ids of lists. */
export function sourcesOf(recipe: Recipe): ReadonlyMap<string, RecipeSource> {
  return new Map([
    ['left', recipe.left],
    ['right', recipe.right],
    ...(recipe.third ? [['third', recipe.third] as const] : []),
    ...fileExplanations(recipe).map(({ id, by }) => [id, by.source] as const),
  ]);
}

/** The explanations of a recipe that come as files. */
export function fileExplanations(recipe: Recipe): FileExplanation[] {
  return recipe.explanations.filter((explanation): explanation is FileExplanation => explanation.by.kind === 'file');
}

export type FileExplanation = Explanation & { readonly by: Extract<Explanation['by'], { kind: 'file' }> };

/**
 * The same recipe in another currency, for what is reconciled in both countries. Columns that say a currency stay; SIE says its
 * own, and BgMax is always in kronor.
 */
export function inCurrency(recipe: Recipe, currency: Currency): Recipe {
  if (currency === recipe.currency) return recipe;
  const source = (of: RecipeSource): RecipeSource => ({
    ...of,
    layouts: of.layouts.map((layout) =>
      'currency' in layout && typeof layout.currency === 'string' ? { ...layout, currency } : layout,
    ),
  });
  return {
    ...recipe,
    currency,
    left: source(recipe.left),
    right: source(recipe.right),
    ...(recipe.third && { third: source(recipe.third) }),
    explanations: recipe.explanations.map((explanation) =>
      explanation.by.kind === 'file'
        ? { ...explanation, by: { ...explanation.by, source: source(explanation.by.source) } }
        : explanation,
    ),
  };
}
