import { dueDateOf } from '../../domain/claim/claim';
import { grantedOn } from '../../domain/claim/court-case';
import type { Fordring } from '../../formats/counterparts/gaeldsstyrelsen-records';
import { lacking, type CaseDebtor, type CaseMaterial } from './case-material';
import { psrmParts, type Accessory } from './psrm-parts';

/**
 * The claims for PSRM: the principal, and with it each open fee and the open interest as claims of their own that name it.
 * A principal that is paid goes with 0.00 where a fee or interest is handed over. The ledger knows no period that was
 * invoiced, so the period is the day of the invoice. The limitation is the policy's, from the printed due date: an admission
 * may have lengthened it, and the earlier day is the safe one. Interest and fees fall with their principal.
 *
 * Throws `InputRefused` with what the register lacks, such as the type of a group's fees.
 */
export function psrmClaim(material: CaseMaterial): Fordring {
  const { claim, caseId, rulebook, groupName, claimKind } = material;
  const barredAfter = rulebook.limitationDate(claim);
  if (!barredAfter)
    throw lacking(
      'foraeldelsesdato',
      'proceedings are pending, so no time runs; hand the claim over once they have ended.',
    );
  const { issuedOn } = claim;
  const { principal, accessories } = psrmParts(claim, caseId);
  const common = { ...debtorsOf(material), record: 'fordring', art: 'INDR', foraeldelsesdato: barredAfter } as const;
  return {
    ...common,
    fordringshaverreference: caseId,
    hovedfordringsreference: undefined,
    fordringstypekode: claimKind ?? codeInGroup(claim.invoiceGroup),
    restgaeld: principal,
    hovedstol: claim.invoiced,
    periodeStart: issuedOn,
    periodeSlut: issuedOn,
    stiftelsesdato: issuedOn,
    forfaldsdato: claim.dueOn,
    srb: rulebook.lastTimelyDayToPay(dueDateOf(claim)),
    domsdato: grantedOn(claim),
    forligsdato: undefined,
    // No invoice number: one of ten digits would look like a CPR number.
    beskrivelse: `${groupName}, faktura af ${issuedOn}`,
    ...(accessories.length > 0 && {
      accessories: accessories.map((accessory) => ({ ...common, ...accessoryClaim(accessory, material) })),
    }),
  };
}

/** It fell due on the day of its letter, and Danish letters give their own time from then on. */
function accessoryClaim(
  { reference, part, amount, charged, from, through }: Accessory,
  { claim, caseId, groupName, accessoryKinds }: CaseMaterial,
) {
  const code = accessoryKinds[part];
  if (code === undefined)
    throw lacking(
      'fordringstypekode',
      `no type of claim is registered for the ${part} of the group ${claim.invoiceGroup}. Register one: fordring cases kind ${claim.invoiceGroup} CODE --of ${part}.`,
    );
  return {
    fordringshaverreference: reference,
    hovedfordringsreference: caseId,
    fordringstypekode: code,
    restgaeld: amount,
    hovedstol: charged,
    periodeStart: from,
    periodeSlut: through,
    stiftelsesdato: from,
    forfaldsdato: through,
    srb: through,
    domsdato: undefined,
    forligsdato: undefined,
    beskrivelse: `${part === 'fee' ? 'Rykkergebyr' : 'Renter'}, ${groupName}, faktura af ${claim.issuedOn}`,
  };
}

function debtorsOf({ debtor, liable }: CaseMaterial) {
  const owes = numberOf(debtor);
  const haeftere = liable.map(numberOf).map(({ art, nummer }) => ({ haefterArt: art, haefterNummer: nummer }));
  return { skyldnerArt: owes.art, skyldnerNummer: owes.nummer, ...(haeftere.length > 0 && { haeftere }) };
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
