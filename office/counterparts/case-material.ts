import type { Pool, PoolClient } from 'pg';
import { doubtfulOf, type Claim } from '../../domain/claim/claim';
import { stayedOn } from '../../domain/claim/situations';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import type { Rulebook } from '../../domain/policy/rulebook';
import { InputRefused } from '../../domain/kernel/input-refused';
import type { Debtor } from '../creditors/register-debtors';

/** `isProtected`: the address is known here and told nobody (*skyddad folkbokföring*). */
export type CaseDebtor = Omit<Debtor, 'debtorId' | 'country'> & { readonly isProtected: boolean };

/** What a case is made of. */
export interface CaseMaterial {
  /** As it is told to the counterpart. */
  readonly claim: Claim;
  /** As the counterpart is to know it. */
  readonly caseId: string;
  readonly rulebook: Rulebook;
  readonly debtor: CaseDebtor;
  /** Those who owe the claim beside the debtor (`LiableDebtorChanged`). */
  readonly liable: readonly CaseDebtor[];
  /** What was invoiced, such as `Barnomsorg`. */
  readonly groupName: string;
  /** What the group is in the authority's terms, when that is registered. */
  readonly claimKind?: string;
  /** What interest and fees of the group are in its terms, as far as registered. */
  readonly accessoryKinds: Readonly<Partial<Record<'interest' | 'fee', string>>>;
  /** Kronofogden's number of the case, once its receipt is recorded. */
  readonly kfmCaseId?: string;
}

/**
 * The claim with what the register knows of its debtors and its group today. Who may not be asked on the day, such as an
 * estate in its first months, is not named while others owe the claim.
 */
export async function caseMaterial(
  connection: Pool | PoolClient,
  claim: Claim,
  rulebook: Rulebook,
  on: CivilDate,
): Promise<Omit<CaseMaterial, 'caseId'>> {
  const { rows } = await connection.query<{
    debtor: CaseDebtor;
    claim_kind: string | null;
    accessory_kinds: CaseMaterial['accessoryKinds'];
    kfm_case_id: string | null;
  }>(
    `SELECT ${DEBTOR} AS debtor,
       (SELECT code FROM fordring.counterpart_claim_kind AS kind
         WHERE kind.creditor_id = claim.creditor_id AND kind.invoice_group = claim.invoice_group
           AND kind.part = 'principal') AS claim_kind,
       (SELECT coalesce(jsonb_object_agg(part, code), '{}') FROM fordring.counterpart_claim_kind AS kind
         WHERE kind.creditor_id = claim.creditor_id AND kind.invoice_group = claim.invoice_group
           AND kind.part <> 'principal') AS accessory_kinds,
       (SELECT authority_case_id FROM fordring.authority_case AS taken
         WHERE taken.claim_id = claim.claim_id AND taken.counterpart = 'kfm'
         ORDER BY received_on DESC, case_id DESC LIMIT 1) AS kfm_case_id
     FROM fordring.claim JOIN fordring.debtor USING (creditor_id, debtor_id) WHERE claim_id = $1`,
    [claim.claimId],
  );
  const [row] = rows;
  if (!row) throw new RangeError(`Claim ${claim.claimId} has no debtor.`);
  const own = { ...row.debtor, isProtected: row.debtor.isProtected || claim.addressProtected === true };
  const stayed = new Set(stayedOn(claim, on).map(({ debtorId }) => debtorId));
  const others = claim.liableDebtorIds.filter((debtorId) => !stayed.has(debtorId));
  const liable = await liableDebtors(connection, { ...claim, liableDebtorIds: others });
  const [debtor = own, ...besides] = stayed.has(undefined) ? liable : [own, ...liable];
  return {
    claim,
    rulebook,
    debtor,
    liable: besides,
    groupName: rulebook.policy.groups?.find(({ code }) => code === claim.invoiceGroup)?.name ?? claim.invoiceGroup,
    accessoryKinds: row.accessory_kinds,
    ...(row.claim_kind !== null && { claimKind: row.claim_kind }),
    ...(row.kfm_case_id !== null && { kfmCaseId: row.kfm_case_id }),
  };
}

const DEBTOR = `jsonb_build_object('kind', debtor.kind, 'name', debtor.name, 'addressLines', debtor.address_lines,
  'postalCode', debtor.postal_code, 'city', debtor.city, 'identityNumber', debtor.identity_number,
  'isProtected', debtor.address_protected)`;

/** In the order in which they became liable. Throws `InputRefused` for one whom the register does not know. */
async function liableDebtors(
  connection: Pool | PoolClient,
  { creditorId, liableDebtorIds }: Claim,
): Promise<readonly CaseDebtor[]> {
  if (liableDebtorIds.length === 0) return [];
  const { rows } = await connection.query<{ debtor_id: string; debtor: CaseDebtor }>(
    `SELECT debtor_id, ${DEBTOR} AS debtor FROM fordring.debtor WHERE creditor_id = $1 AND debtor_id = ANY ($2)`,
    [creditorId, liableDebtorIds],
  );
  return liableDebtorIds.map((debtorId) => {
    const known = rows.find((row) => row.debtor_id === debtorId);
    if (known) return known.debtor;
    throw lacking('liable', `the register knows no debtor ${debtorId}, who is liable too. Import the debtor.`);
  });
}

/** The principal that is handed over: a disputed part stays here (inkassolagen 8 §). */
export function undisputedPrincipal(claim: Claim): Money {
  return claim.open.principal.minus(doubtfulOf(claim));
}

/** A field that the register cannot fill: refused as the counterpart's record itself would refuse it. */
export function lacking(field: string, message: string): InputRefused {
  return new InputRefused('The case', [{ field, message }]);
}
