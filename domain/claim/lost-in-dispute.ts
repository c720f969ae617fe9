import type { Claim } from './claim';
import type { CivilDate } from '../kernel/civil-date';
import { Money, smallerOf } from '../kernel/money';

/** What was disputed on the day of a charge, less what was credited when that dispute ended: the debtor owes it after all. */
export function lostInDispute(
  claim: Claim,
  { on, disputed }: { readonly on: CivilDate; readonly disputed?: Money },
): Money {
  if (!disputed) return Money.zero(claim.invoiced.currency);
  const settlements = new Set(
    claim.decisions.filter(({ kind }) => kind === 'dispute-settlement').map(({ decisionId }) => decisionId),
  );
  return claim.credits
    .filter((credit) => settlements.has(credit.decisionId) && credit.on >= on)
    .reduce((rest, { amount }) => rest.minus(smallerOf(amount, rest)), disputed);
}
