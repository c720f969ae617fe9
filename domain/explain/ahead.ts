import { lawfulFee } from '../claim/lawful-fee';
import type { CivilDate } from '../kernel/civil-date';
import { doubtfulOf, undisputedOf, type Claim } from '../claim/claim';
import { interestToCharge, interestUntil } from '../claim/interest-until';
import { Money } from '../kernel/money';
import { isPlanStep } from '../claim/plan-steps';
import { stepReasonOf } from '../claim/reason';
import type { Rulebook } from '../policy/rulebook';
import { timetable } from '../claim/timetable';
import { type PlannedStep } from '../claim/planned-step';
import type { DatedSentence } from './explanation';
import type { ExplanationTexts } from './explanation-texts';
import { isOpenOn, type GateChange } from './lateness';
import { nextInstalment } from './told-instalments';

/**
 * The instalment that is to be paid next, and every step that has a day, by day; what waits for the bank says so (S003-26).
 */
export function aheadOf(
  claim: Claim,
  rulebook: Rulebook,
  today: CivilDate,
  texts: ExplanationTexts,
  bankGate?: readonly GateChange[],
): DatedSentence[] {
  const isBankOpen = bankGate === undefined || isOpenOn(bankGate, today);
  const instalment = nextInstalment(claim, today);
  const dated = timetable(claim, rulebook, today).flatMap((planned) =>
    planned.on ? [{ ...planned, on: planned.on }] : [],
  );
  const charged: CivilDate[] = [];
  const steps = dated.map((planned, index) => {
    const { step, on, rule } = planned;
    const fee = lawfulFee(rule, claim, on, rulebook, { foreseen: charged });
    if (fee?.isPositive()) charged.push(on);
    const costs = { ...(fee && { fee }), interest: rule.chargesInterest ?? false };
    const sentences = [texts.ahead(rule, stepReasonOf(planned, rulebook), costs)];
    if (index === 0 && doubtfulOf(claim).isPositive() && !isPlanStep(step)) {
      sentences.push(texts.asksFor(askedBy(planned, on, claim, rulebook), doubtfulOf(claim)));
    }
    if (!isBankOpen && rule.gates.includes('bank-reconciled')) sentences.push(texts.waitsForBank);
    return { on, text: texts.written.tidy(sentences.join(' ')) };
  });
  if (!instalment) return steps;
  const told = { on: instalment.payBy, text: texts.written.tidy(texts.nextInstalment(instalment)) };
  return [told, ...steps].sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}

/** The undisputed, with what the step itself will charge: as the step reckons it on its day (inkassolagen 5 §). */
function askedBy({ rule }: PlannedStep, on: CivilDate, claim: Claim, rulebook: Rulebook): Money {
  const { currency } = claim.invoiced;
  const fee = lawfulFee(rule, claim, on, rulebook) ?? Money.zero(currency);
  const interest = rule.chargesInterest
    ? interestToCharge(claim, interestUntil(claim, rulebook, on))
    : Money.zero(currency);
  return undisputedOf(claim).plus(fee).plus(interest);
}
