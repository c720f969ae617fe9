import { Money } from '../domain/kernel/money';
import type { CivilDate } from '../domain/kernel/civil-date';
import { rulebookOf } from '../policies/rulebook';
import { seBotkyrka } from '../policies/rulebooks/se-botkyrka';
import { dunningDaysOf } from './dunning-days';

/** The collection fee (S002-18; lag (1981:739) 4 §). */
export const COLLECTION_FEE = Money.of('180.00', 'SEK');

/**
 * What a demand asks for when the whole invoice is still open: a debtor who pays in full has read it in the letter.
 * Interest is left to the statute; a sample that worked it out again would only repeat it.
 */
export function demandedAmount(invoice: { readonly amount: Money; readonly dueOn: CivilDate }): Money {
  const { amount, dueOn } = invoice;
  const interest = RULEBOOK.lateInterest([{ from: dueOn, to: dunningDaysOf(dueOn).demandOn, principal: amount }]);
  return amount.plus(COLLECTION_FEE).plus(interest.total);
}

const RULEBOOK = rulebookOf(seBotkyrka);
