import { dueDateOf } from '../../domain/claim/claim';
import type { Fordring } from '../../formats/counterparts/gaeldsstyrelsen-records';
import { lacking, undisputedPrincipal, type CaseDebtor, type CaseMaterial } from './case-material';

/**
 * The main claim for PSRM. The ledger knows no period that was invoiced, so the period is the day of the invoice. The
 * limitation is the policy's, from the printed due date: an admission may have lengthened it, and the earlier day is the
 * safe one.
 *
 * Throws `InputRefused` with what the register lacks, and for interest and fees, which are claims of their own with types
 * of their own that no agreement here states.
 */
export function psrmClaim(material: CaseMaterial): Fordring {
  const { claim, caseId, rulebook, debtor, liable, groupName, claimKind } = material;
  const owes = numberOf(debtor);
  const barredAfter = rulebook.limitationDate(claim);
  if (!barredAfter)
    throw lacking(
      'foraeldelsesdato',
      'proceedings are pending, so no time runs; hand the claim over once they have ended.',
    );
  const { open, issuedOn } = claim;
  if (open.interest.isPositive() || open.fee.isPositive())
    throw lacking('hovedfordringsreference', 'interest and fees are claims of their own; a person hands them over.');
  return {
    record: 'fordring',
    fordringshaverreference: caseId,
    hovedfordringsreference: undefined,
    art: 'INDR',
    fordringstypekode: claimKind ?? codeInGroup(claim.invoiceGroup),
    restgaeld: undisputedPrincipal(claim),
    hovedstol: claim.invoiced,
    periodeStart: issuedOn,
    periodeSlut: issuedOn,
    stiftelsesdato: issuedOn,
    forfaldsdato: claim.dueOn,
    srb: rulebook.lastTimelyDayToPay(dueDateOf(claim)),
    foraeldelsesdato: barredAfter,
    domsdato: undefined,
    forligsdato: undefined,
    skyldnerArt: owes.art,
    skyldnerNummer: owes.nummer,
    // No invoice number: one of ten digits would look like a CPR number.
    beskrivelse: `${groupName}, faktura af ${issuedOn}`,
    ...(liable.length > 0 && {
      haeftere: liable.map(numberOf).map(({ art, nummer }) => ({ haefterArt: art, haefterNummer: nummer })),
    }),
  };
}

function numberOf({ kind, identityNumber }: CaseDebtor) {
  const art = kind === 'person' || kind === 'estate' ? ('CPR' as const) : ('CVR' as const);
  return { art, nummer: identityNumber.replace(/[\s-]/g, '') };
}

/** A creditor may name its groups by their types. */
function codeInGroup(invoiceGroup: string): string {
  if (/^[A-ZÆØÅ]{7}$/.test(invoiceGroup)) return invoiceGroup;
  throw lacking(
    'fordringstypekode',
    `no type of claim is registered for the group ${invoiceGroup}. Register one: fordring cases kind ${invoiceGroup} CODE.`,
  );
}
