import { dueDateOf, performanceOf, type Claim } from '../../domain/claim';
import type { StepName } from '../../domain/policy';
import type { KfmApplication } from '../../formats/counterparts/kfm';
import { lacking, type CaseMaterial } from './case-material';
import { openInterest, stillOpen } from './open-charges';
import { swedishDebtor } from './swedish-debtor';

const DEBT_KINDS: readonly KfmApplication['debtKind'][] = ['fee', 'rent', 'other'];

/**
 * The application for a payment order: what is open of the claim, part by part, and what it rests on. Its principal,
 * interest and costs add up to what the claim asks for.
 *
 * Throws `InputRefused` with what the register lacks.
 */
export function kfmApplication({ claim, rulebook, debtor, groupName, claimKind }: CaseMaterial): KfmApplication {
  const demandedOn = performanceOf(claim, 'demand')?.on;
  if (!demandedOn) throw lacking('demandedOn', 'no collection demand has been sent; Kronofogden asks for its day.');
  return {
    instruction: 'application',
    caseId: claim.claimId,
    debtKind: debtKindOf(claimKind ?? 'other'),
    ...swedishDebtor(debtor),
    principal: { amount: claim.open.principal, dueOn: dueDateOf(claim) },
    ground: {
      invoiceNumber: claim.invoiceNumber,
      description: groupName,
      issuedOn: claim.issuedOn,
      demandedOn,
    },
    interest: openInterest(claim, rulebook).map(({ from, to, principal, ratePercent, amount }) => ({
      from,
      to,
      base: principal,
      ratePercent,
      amount,
    })),
    costs: openCosts(claim),
  };
}

function debtKindOf(claimKind: string): KfmApplication['debtKind'] {
  const known = DEBT_KINDS.find((kind) => kind === claimKind);
  if (known) return known;
  throw lacking('debtKind', `the group's kind is not known. Register one of ${DEBT_KINDS.join(', ')}.`);
}

const COST_KINDS: Partial<Record<StepName, KfmApplication['costs'][number]['kind']>> = {
  reminder: 'reminder',
  'second-reminder': 'reminder',
  demand: 'collection-demand',
};

function openCosts(claim: Claim): KfmApplication['costs'] {
  const charged = claim.performed
    .filter(({ fee }) => fee.isPositive())
    .map(({ step, on, fee }) => ({ step, chargedOn: on, amount: fee }));
  return stillOpen(charged, claim.open.fee).map(({ step, chargedOn, amount }) => {
    const kind = COST_KINDS[step];
    if (!kind) throw lacking('kind', `Kronofogden's record knows no cost of the step ${step}.`);
    return { kind, chargedOn, amount };
  });
}
