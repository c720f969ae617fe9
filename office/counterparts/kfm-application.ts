import { Decimal } from 'decimal.js';
import { demandedOn } from '../../domain/claim/agency';
import { dueDateOf, type Claim } from '../../domain/claim/claim';
import { grantedOn } from '../../domain/claim/court-case';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { kindOf, type StepKind } from '../../domain/policy/step-kind';
import { isServiceCost, NOTICE_COST, type CaseCostKind } from '../../domain/policy/case-cost';
import type { KfmApplication } from '../../formats/counterparts/kfm';
import { lacking, undisputedPrincipal, type CaseMaterial } from './case-material';
import { openInterest, stillOpen, type OpenInterest } from './open-charges';
import { swedishDebtor } from './swedish-debtor';

/** Kronofogden's kinds of debt; what is not registered is `other`. */
export const DEBT_KINDS: readonly KfmApplication['debtKind'][] = ['fee', 'rent', 'other'];

/**
 * The application for a payment order, or with the district court's judgment for its enforcement: what is open and undisputed of the claim, part by part, and what it rests on. Its
 * principal, interest and costs add up to what the claim asks for.
 *
 * Throws `InputRefused` with what the register lacks.
 */
export function kfmApplication(material: CaseMaterial): KfmApplication {
  const { claim, caseId, rulebook, debtor, liable, groupName, claimKind } = material;
  const demanded = demandedOn(claim);
  if (!demanded) throw lacking('demandedOn', 'no collection demand has been sent; Kronofogden asks for its day.');
  const judged = grantedOn(claim);
  return {
    instruction: 'application',
    caseId,
    debtKind: debtKindOf(claimKind ?? 'other'),
    ...swedishDebtor(debtor),
    principal: { amount: undisputedPrincipal(claim), dueOn: dueDateOf(claim) },
    ground: {
      invoiceNumber: claim.invoiceNumber,
      description: groupName,
      issuedOn: claim.issuedOn,
      demandedOn: demanded,
    },
    ...(liable.length > 0 && { liable: liable.map(swedishDebtor) }),
    ...(judged && { title: titleOf(claim, judged) }),
    interest: openInterest(claim, rulebook).map(({ from, to, principal, amount, ...rate }) => ({
      from,
      to,
      base: principal,
      ratePercent: yearlyRate(rate),
      amount,
    })),
    costs: openCosts(claim),
  };
}

/** The application states rates by the year: so much for each month begun is twelve times as much. */
function yearlyRate({ ratePercent, monthsBegun }: Pick<OpenInterest, 'ratePercent' | 'monthsBegun'>): string {
  return monthsBegun === undefined ? ratePercent : new Decimal(ratePercent).times(MONTHS_OF_A_YEAR).toFixed(2);
}

const MONTHS_OF_A_YEAR = 12;

function titleOf({ courtFiling }: Claim, judgedOn: CivilDate): NonNullable<KfmApplication['title']> {
  if (!courtFiling) throw lacking('caseNumber', 'nobody has said which court judged; decide court-filing.');
  return { judgedOn, court: courtFiling.court, caseNumber: courtFiling.caseNumber };
}

function debtKindOf(claimKind: string): KfmApplication['debtKind'] {
  const known = DEBT_KINDS.find((kind) => kind === claimKind);
  if (known) return known;
  throw lacking(
    'debtKind',
    `the group's kind is not known. Register one of ${DEBT_KINDS.join(', ')} (fordring cases kind).`,
  );
}

type CostKind = KfmApplication['costs'][number]['kind'];

/** No step charges it. */
const PLAN = 'instalment-plan';

const COST_KINDS: Readonly<Partial<Record<StepKind, CostKind>>> = { reminder: 'reminder', demand: 'collection-demand' };

/** What a court awarded is enforced with the judgment; before one, such costs are not told. */
function caseCostKind(cost: CaseCostKind, claim: Claim): CostKind | undefined {
  if (isServiceCost(cost)) return cost;
  if (cost === NOTICE_COST) return 'reminder';
  return grantedOn(claim) ? AWARDED.find((awarded) => awarded === cost) : undefined;
}

const AWARDED = ['court-fee', 'own-work', 'notice'] as const;

function openCosts(claim: Claim): KfmApplication['costs'] {
  const ofSteps = claim.performed.map((step) => ({
    ...{ of: step.step, kind: COST_KINDS[kindOf(step)] },
    ...{ chargedOn: step.on, amount: step.fee },
  }));
  const ofPlans = claim.planCharges.map(
    ({ on, fee }) => ({ of: PLAN, kind: PLAN, chargedOn: on, amount: fee }) as const,
  );
  const ofCases = claim.caseCosts.flatMap(({ on, costs }) =>
    costs.map(({ cost, amount }) => ({
      ...{ of: cost, kind: caseCostKind(cost, claim) },
      ...{ chargedOn: on, amount },
    })),
  );
  const charged = [...ofSteps, ...ofPlans, ...ofCases]
    .filter(({ amount }) => amount.isPositive())
    .sort((one, other) => (one.chargedOn < other.chargedOn ? -1 : Number(one.chargedOn > other.chargedOn)));
  return stillOpen(charged, claim.open.fee).map(({ of, kind, chargedOn, amount }) => {
    if (!kind) throw lacking('kind', `Kronofogden's record knows no cost of the step ${of}.`);
    return { kind, chargedOn, amount };
  });
}
