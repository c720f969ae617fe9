import type { IntrumCase } from '../../formats/counterparts/intrum';
import { lacking, undisputedPrincipal, type CaseMaterial } from './case-material';
import { swedishDebtor } from './swedish-debtor';

/** A case for long-term monitoring, on the ruling. Throws `InputRefused` with what the register lacks. */
export function intrumCase(material: CaseMaterial): IntrumCase {
  const { claim, caseId, rulebook, debtor, liable, groupName, kfmCaseId } = material;
  if (!claim.rulingOn) throw lacking('ruledOn', 'the claim has no ruling.');
  if (kfmCaseId === undefined)
    throw lacking('rulingCaseId', "Kronofogden's number of the case is not known. Lay its receipt into its answers.");
  const limitationOn = rulebook.limitationDate(claim);
  if (!limitationOn)
    throw lacking(
      'limitationOn',
      'proceedings are pending, so no time runs; hand the claim over once their end is recorded.',
    );
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
    limitationOn,
    ...(liable.length > 0 && { liable: liable.map(swedishDebtor) }),
  };
}
