import { addDays, laterOf, type CivilDate } from '../kernel/civil-date';
import type { ChargedElsewhere, Rulebook } from '../policy/rulebook';
import { hasDistraint } from '../policy/policy';
import { dueDateOf, isSettled, type Claim } from './claim';

/** Whether the law asks for the letters on a debtor's other claims before this claim's letters may cost something. */
export function countsFeesElsewhere({ policy }: Pick<Rulebook, 'policy'>, invoiceGroup: string): boolean {
  if (policy.country !== 'DK' || hasDistraint(policy, invoiceGroup)) return false;
  return policy.steps.some(
    ({ fee, variants = [] }) => fee ?? variants.some((variant) => !variant.skipped && variant.fee),
  );
}

/** A fee that is claimed on another invoice is a fee of its letter all the same. */
function bearsFee({ charged, chargesApart }: Claim): boolean {
  return charged.fee.isPositive() || (chargesApart?.amount.isPositive() === true && chargesApart.fee.isPositive());
}

/**
 * The letters with a fee on the debtor's other claims for the same service, in order of their days. A fee that has fallen away
 * or was waived whole counts for nothing.
 */
export function feesElsewhere(claim: Claim, others: readonly Claim[], today: CivilDate): ChargedElsewhere[] {
  const since = arrearsSince([claim, ...others], today);
  return others
    .filter((other) => bearsFee(other) && other.withdrawnOn === undefined)
    .flatMap(({ performed, invoiceNumber }) =>
      performed
        .filter(({ fee }) => fee.isPositive())
        .map(({ on }) => ({ on, invoiceNumber, inArrears: since !== undefined && on >= since })),
    )
    .toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}

/** The first day of the unbroken period in which something of the service has been overdue until today; undefined for none. */
function arrearsSince(claims: readonly Claim[], today: CivilDate): CivilDate | undefined {
  let since = today;
  const periods = claims
    .filter(({ withdrawnOn }) => withdrawnOn === undefined)
    .map((claim) => ({ from: addDays(dueDateOf(claim), 1), until: isSettled(claim) ? settledOn(claim) : today }))
    .toSorted((one, other) => (one.until < other.until ? 1 : -Number(one.until > other.until)));
  for (const { from, until } of periods) {
    if (until < since) break;
    if (from < since) since = from;
  }
  return since < today ? since : undefined;
}

/** The day on which nothing was open any more. */
function settledOn({ receipts, credits, cancelledOn, writtenOff, dueOn }: Claim): CivilDate {
  const days = [...receipts.map(({ on }) => on), ...credits.map(({ on }) => on)];
  return [...days, cancelledOn, writtenOff?.on].reduce<CivilDate>(
    (latest, day) => (day ? laterOf(latest, day) : latest),
    dueOn,
  );
}
