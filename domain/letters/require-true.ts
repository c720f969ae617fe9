import { undisputedOf, type Claim } from '../claim/claim';
import { sumOf, type Money } from '../kernel/money';
import type { Instalment } from '../decisions/decision-events';
import type { LetterEvent } from './letter-kinds';
import { LetterNotPossible } from './letter-not-possible';

/** The letter asks for what was decided, and for nothing that has changed since. */
export function requireTrue({ claim, event }: { readonly claim: Claim; readonly event: LetterEvent }): void {
  if (event.type !== 'StepPerformed' && event.type !== 'PlanAgreed') return;
  const owed = undisputedOf(claim);
  if (!event.total.equals(owed)) {
    const what = event.type === 'StepPerformed' ? event.step : 'The instalment plan';
    throw new LetterNotPossible(
      `${what} asked for ${event.total.toString()}, but ${owed.toString()} is open and undisputed; take the claim as it stood then.`,
    );
  }
  if (event.type === 'PlanAgreed') requireWholePlan(event.instalments, event.total);
}

function requireWholePlan(instalments: readonly Instalment[], total: Money): void {
  const planned = sumOf(
    instalments.map(({ amount }) => amount),
    total.currency,
  );
  if (!planned.equals(total) || instalments.some(({ amount }) => !amount.isPositive())) {
    throw new LetterNotPossible(`The instalments make ${planned.toString()}, but ${total.toString()} is open.`);
  }
  if (instalments.some(({ dueOn }, index) => dueOn <= (instalments[index - 1]?.dueOn ?? ''))) {
    throw new LetterNotPossible('Each instalment falls due after the one before it.');
  }
}
