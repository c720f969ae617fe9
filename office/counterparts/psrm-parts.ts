import { chargesOf } from '../../domain/claim/charges';
import type { Claim } from '../../domain/claim/claim';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import { undisputedPrincipal } from './case-material';
import { stillOpen } from './open-charges';

/** What the claim has open of one charge. To Gældsstyrelsen it is a claim of its own. */
export interface Accessory {
  /** The creditor's own reference of it. */
  readonly reference: string;
  readonly part: 'interest' | 'fee';
  /** Still open. */
  readonly amount: Money;
  readonly charged: Money;
  /** For interest the first day that bore it, for a fee the day of its letter. */
  readonly from: CivilDate;
  /** For interest the day on which it was charged last, for a fee the day of its letter. */
  readonly through: CivilDate;
}

/** The claims that a case is made of when it is handed over, in the order in which a payment to the creditor covers them. */
export function psrmParts(
  claim: Claim,
  caseId: string,
): { readonly principal: Money; readonly accessories: readonly Accessory[] } {
  return {
    principal: undisputedPrincipal(claim),
    accessories: [...openFees(claim, caseId), ...openInterest(claim, caseId)],
  };
}

function openFees(claim: Claim, caseId: string): Accessory[] {
  const charged = chargesOf(claim).filter(({ fee }) => fee.isPositive());
  const fees = charged.map((charge) => {
    const { on, fee } = charge;
    const what = 'step' in charge ? String(charge.step) : `plan-${on}`;
    const reference = `${caseId}:fee-${what}`;
    return { reference, part: 'fee' as const, amount: fee, charged: fee, from: on, through: on };
  });
  return stillOpen(fees, claim.open.fee);
}

function openInterest(claim: Claim, caseId: string): Accessory[] {
  const charges = chargesOf(claim).filter(({ interestLines }) => interestLines.length > 0);
  const [first, last] = [charges[0], charges.at(-1)];
  const from = first?.interestLines[0]?.from;
  if (!claim.open.interest.isPositive() || from === undefined || last === undefined) return [];
  const { open, charged } = claim;
  return [
    {
      ...{ reference: `${caseId}:interest`, part: 'interest', amount: open.interest, charged: charged.interest },
      ...{ from, through: last.on },
    },
  ];
}

/** The case to which an accessory claim belongs; undefined for any other reference. */
export function caseOfAccessory(reference: string): string | undefined {
  return /^(.+):(?:interest|fee-[a-z0-9-]+)$/.exec(reference)?.[1];
}
