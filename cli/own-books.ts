import { problemOfPattern, problemOfSection, type CreditorBooks } from '../reconciliation/creditor-books';
import type { Recipe } from '../reconciliation/recipe';
import { Refused } from './refusals';

/** The books of whoever asks, as options of the command line name them. */
export interface OwnBooks {
  readonly account?: readonly string[];
  readonly invoicePattern?: string;
  readonly subLedgerSign?: 'as-is' | 'opposite';
  readonly section?: readonly string[];
}

/** The recipe by the accounts and signs of whoever asks, in place of the sample's. Throws `Refused`. */
export function byOwnBooks(recipe: Recipe, { account, ...others }: OwnBooks): Recipe {
  const own = ownBooks(others);
  if (account === undefined && Object.keys(own).length === 0) return recipe;
  if (!recipe.forCreditor || !recipe.books) {
    throw new Refused(
      `${recipe.id} speaks of no control account. Leave --account, --invoice-pattern, --sub-ledger-sign and --section out.`,
    );
  }
  return recipe.forCreditor({ controlAccounts: account ?? recipe.books.controlAccounts, ...own });
}

/** What is said besides the accounts. Throws `Refused`. */
export function ownBooks({
  invoicePattern,
  subLedgerSign,
  section,
}: Omit<OwnBooks, 'account'>): Omit<CreditorBooks, 'controlAccounts'> {
  const problem = invoicePattern === undefined ? undefined : problemOfPattern(invoicePattern);
  if (problem !== undefined) throw new Refused(`--invoice-pattern ${invoicePattern ?? ''} ${problem}.`);
  for (const one of section ?? []) {
    const wrong = problemOfSection(one);
    if (wrong !== undefined) throw new Refused(`--section ${one} ${wrong}.`);
  }
  return {
    ...(invoicePattern !== undefined && { invoiceIn: invoicePattern }),
    ...(subLedgerSign !== undefined && { subLedgerSign }),
    ...(section !== undefined && { sections: section }),
  };
}
