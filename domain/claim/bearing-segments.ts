import { addMonths, earlierOf, type CivilDate } from '../kernel/civil-date';
import { smallerOf, sumOf } from '../kernel/money';
import { perMonthBegunOf } from '../policy/late-interest-rules';
import type { PrincipalSegment, Rulebook } from '../policy/rulebook';
import { planInForce, type Claim, type InterestPause } from './claim';
import { principalSegments } from './principal-segments';

/**
 * The stretches of open principal that bear interest, from the day on which interest begins to a day: without the times in
 * which a plan that was kept let interest stand still, and in months begun where the policy counts the claim's interest so.
 */
export function bearingSegments(claim: Claim, rulebook: Rulebook, from: CivilDate, to: CivilDate): PrincipalSegment[] {
  const open = principalSegments(claim, from, to, rulebook.lastTimelyDayToPay(from));
  const pauses = (claim.interestPauses ?? []).map((pause) => ({ ...pause, to: endOf(pause, claim, to) }));
  const bearing = pauses.reduce(withPause, open);
  const monthly = perMonthBegunOf(rulebook.policy, claim.invoiceGroup);
  return monthly ? monthsBegun(bearing, { from, to, ratePercent: monthly.percent.value }) : bearing;
}

type EndedPause = InterestPause & { readonly to: CivilDate };

/** Until a plan is kept to its end, so long as nobody says that it was not kept. */
function endOf(pause: InterestPause, claim: Claim, day: CivilDate): CivilDate {
  if (pause.to) return pause.to;
  return planInForce(claim) ? day : earlierOf(day, coveredOn(claim) ?? day);
}

/** The day on which what came in since the plan was agreed had covered all instalments. */
function coveredOn({ plan, receipts, invoiced }: Claim): CivilDate | undefined {
  if (!plan) return undefined;
  const promised = sumOf(
    plan.instalments.map(({ amount }) => amount),
    invoiced.currency,
  ).plus(plan.receivedBefore);
  let received = promised.minus(promised);
  for (const { on, amount } of receipts.toSorted((one, other) =>
    one.on < other.on ? -1 : Number(one.on > other.on),
  )) {
    received = received.plus(amount);
    if (!promised.isOver(received)) return on;
  }
  return undefined;
}

/** In the pause, only what the plan does not cover bears interest. */
function withPause(segments: readonly PrincipalSegment[], { from, to, beside }: EndedPause): PrincipalSegment[] {
  if (from >= to) return [...segments];
  return segments.flatMap((segment) =>
    cutAt(segment, [from, to]).flatMap((part) => {
      if (part.from < from || part.from >= to) return [part];
      const principal = smallerOf(part.principal, beside);
      return principal.isPositive() ? [{ ...part, principal }] : [];
    }),
  );
}

function cutAt(segment: PrincipalSegment, days: readonly CivilDate[]): PrincipalSegment[] {
  const cuts = [segment.from, ...days.filter((day) => segment.from < day && day < segment.to), segment.to];
  return cuts.slice(1).map((to, index) => ({ ...segment, from: cuts[index] ?? segment.from, to }));
}

/**
 * A month that has begun bears interest on what is open, and bears interest, on its first day. Months are counted from the
 * day from which interest runs. Months in turn with one principal are one stretch.
 */
function monthsBegun(
  segments: readonly PrincipalSegment[],
  { from, to, ratePercent }: { readonly from: CivilDate; readonly to: CivilDate; readonly ratePercent: string },
): PrincipalSegment[] {
  const months: PrincipalSegment[] = [];
  for (let count = 0, begins = from; begins < to; count += 1, begins = addMonths(from, count)) {
    const day = begins;
    const open = segments.find((segment) => segment.from <= day && day < segment.to);
    if (!open) continue;
    const ends = earlierOf(addMonths(from, count + 1), to);
    const last = months.at(-1);
    if (last?.to === day && last.principal.equals(open.principal)) {
      months[months.length - 1] = { ...last, to: ends, monthsBegun: (last.monthsBegun ?? 0) + 1 };
    } else {
      months.push({ from: day, to: ends, principal: open.principal, monthsBegun: 1, ratePercent });
    }
  }
  return months;
}
