import { dueDateOf, performanceOfKind } from '../../domain/claim/claim';
import type { AgencyCaseRecord } from '../../formats/counterparts/agency';
import { lacking, undisputedPrincipal, type CaseMaterial } from './case-material';
import { swedishDebtor } from './swedish-debtor';

/** A case for a collection agency, as the claim stands. Throws `InputRefused` with what the register lacks. */
export function agencyCase(material: CaseMaterial): AgencyCaseRecord {
  const { claim, caseId, rulebook, debtor, liable, groupName } = material;
  const limitationOn = rulebook.limitationDate(claim);
  if (!limitationOn)
    throw lacking(
      'limitationOn',
      'proceedings are pending, so no time runs; hand the claim over once their end is recorded.',
    );
  const demandedOn = performanceOfKind(claim, 'demand')?.on;
  return {
    record: 'case',
    caseId,
    ...swedishDebtor(debtor),
    invoiceNumber: claim.invoiceNumber,
    description: groupName,
    issuedOn: claim.issuedOn,
    dueOn: dueDateOf(claim),
    demandedOn,
    principal: undisputedPrincipal(claim),
    interest: claim.open.interest,
    costs: claim.open.fee,
    limitationOn,
    ...(liable.length > 0 && { liable: liable.map(swedishDebtor) }),
  };
}
