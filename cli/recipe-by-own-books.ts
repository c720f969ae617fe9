import type { Recipe } from '../reconciliation/recipe';
import { Refused } from './refusals';

/** How the books of whoever asks differ from those of a recipe's sample. */
export interface OwnBooks {
  readonly account?: readonly string[];
  readonly invoicePattern?: string;
  readonly subLedgerSign?: 'as-is' | 'opposite';
}

/** The recipe by the accounts and signs of whoever asks, in place of the sample's. Throws `Refused`. */
export function byOwnBooks(recipe: Recipe, { account, invoicePattern, subLedgerSign }: OwnBooks): Recipe {
  if (account === undefined && invoicePattern === undefined && subLedgerSign === undefined) return recipe;
  if (!recipe.forCreditor || !recipe.books) {
    throw new Refused(
      `${recipe.id} speaks of no control account. Leave --account, --invoice-pattern and --sub-ledger-sign out.`,
    );
  }
  return recipe.forCreditor({
    controlAccounts: account ?? recipe.books.controlAccounts,
    ...(invoicePattern !== undefined && { invoiceIn: patternIn(invoicePattern) }),
    ...(subLedgerSign !== undefined && { subLedgerSign }),
  });
}

const LONGEST_PATTERN = 200;

function patternIn(text: string): string {
  try {
    new RegExp(text, 'i');
  } catch {
    throw new Refused(`--invoice-pattern ${text} is no regular expression. Write one such as \\[(\\d+)\\].`);
  }
  if (text.length <= LONGEST_PATTERN) return text;
  throw new Refused(`--invoice-pattern has ${text.length} characters; ${LONGEST_PATTERN} are the most.`);
}
