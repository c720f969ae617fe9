import type { Pool } from 'pg';
import type { Claim } from '../../domain/claim';
import type { Rulebook } from '../../domain/rulebook';
import { InputRefused } from '../../formats/input-error';
import type { Debtor } from '../ledger/register-debtors';

export type CaseDebtor = Omit<Debtor, 'debtorId' | 'country'>;

/** What a case is made of. */
export interface CaseMaterial {
  /** As it is told to the counterpart. */
  readonly claim: Claim;
  readonly rulebook: Rulebook;
  readonly debtor: CaseDebtor;
  /** What was invoiced, such as `Barnomsorg`. */
  readonly groupName: string;
  /** What the group is in the authority's terms, when that is registered. */
  readonly claimKind?: string;
  /** Kronofogden's number of the case, once its receipt is recorded. */
  readonly kfmCaseId?: string;
}

/** The claim with what the register knows of its debtor and its group today. */
export async function caseMaterial(pool: Pool, claim: Claim, rulebook: Rulebook): Promise<CaseMaterial> {
  const { rows } = await pool.query<{
    debtor: CaseDebtor;
    claim_kind: string | null;
    kfm_case_id: string | null;
  }>(
    `SELECT jsonb_build_object('kind', debtor.kind, 'name', debtor.name, 'addressLines', debtor.address_lines,
         'postalCode', debtor.postal_code, 'city', debtor.city, 'identityNumber', debtor.identity_number) AS debtor,
       (SELECT code FROM fordring.counterpart_claim_kind AS kind
         WHERE kind.creditor_id = claim.creditor_id AND kind.invoice_group = claim.invoice_group) AS claim_kind,
       (SELECT authority_case_id FROM fordring.authority_case AS taken
         WHERE taken.claim_id = claim.claim_id AND taken.counterpart = 'kfm') AS kfm_case_id
     FROM fordring.claim JOIN fordring.debtor USING (creditor_id, debtor_id) WHERE claim_id = $1`,
    [claim.claimId],
  );
  const [row] = rows;
  if (!row) throw new RangeError(`Claim ${claim.claimId} has no debtor.`);
  return {
    claim,
    rulebook,
    debtor: row.debtor,
    groupName: rulebook.policy.groups?.find(({ code }) => code === claim.invoiceGroup)?.name ?? claim.invoiceGroup,
    ...(row.claim_kind !== null && { claimKind: row.claim_kind }),
    ...(row.kfm_case_id !== null && { kfmCaseId: row.kfm_case_id }),
  };
}

/** A field that the register cannot fill: refused as the counterpart's record itself would refuse it. */
export function lacking(field: string, message: string): InputRefused {
  return new InputRefused('The case', [{ field, message }]);
}
