import type { CivilDate } from '../../domain/kernel/civil-date';
import { performanceOf, type Claim } from '../../domain/claim/claim';
import type { Rulebook } from '../../domain/policy/rulebook';
import type { IntrumCase } from '../../formats/counterparts/intrum';
import { lacking, undisputedPrincipal, type CaseMaterial } from './case-material';
import { swedishDebtor } from './swedish-debtor';

/** A case for long-term monitoring, on the ruling. Throws `InputRefused` with what the register lacks. */
export function intrumCase(material: CaseMaterial): IntrumCase {
  const { claim, caseId, rulebook, debtor, liable, groupName, kfmCaseId } = material;
  if (!claim.rulingOn) throw lacking('ruledOn', 'the claim has no ruling.');
  if (kfmCaseId === undefined)
    throw lacking('rulingCaseId', "Kronofogden's number of the case is not known. Lay its receipt into its answers.");
  return {
    record: 'case',
    caseId,
    ...swedishDebtor(debtor),
    rulingCaseId: kfmCaseId,
    ruledOn: claim.rulingOn,
    invoiceNumber: claim.invoiceNumber,
    description: groupName,
    principal: undisputedPrincipal(claim),
    interest: claim.open.interest,
    costs: claim.open.fee,
    limitationOn: limitationAfter(claim, claim.rulingOn, rulebook),
    ...(liable.length > 0 && { liable: liable.map(swedishDebtor) }),
  };
}

/** Proceedings end with the ruling, and a full new period of the claim's kind runs from then (preskriptionslagen 7 §). */
function limitationAfter(claim: Claim, ruledOn: CivilDate, rulebook: Rulebook): CivilDate {
  const on = performanceOf(claim, 'referral')?.on ?? ruledOn;
  const { invoiceGroup, issuedOn, dueOn } = claim;
  const interruptions = [{ on, by: 'proceedings' as const, endedOn: ruledOn }];
  const lastDay = rulebook.limitationDate({ invoiceGroup, issuedOn, dueOn, interruptions });
  if (lastDay) return lastDay;
  throw new RangeError(`Proceedings that ended on ${ruledOn} still interrupt the limitation of ${claim.claimId}.`);
}
