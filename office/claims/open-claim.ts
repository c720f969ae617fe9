import { claimedOf, dueDateOf, isSettled, type Claim } from '../../domain/claim/claim';
import { outcomeOf } from '../../domain/claim/outcome';
import type { Row } from '../../store/rows';
import { OPEN_CLAIM } from '../../store/tables';

/** The narrow row of an open claim: what broad questions ask for (`fordring.open_claim`). */
export function openClaimRow(claim: Claim): Row {
  const { claimId, creditorId, invoiceNumber, invoiceGroup, issuedOn } = claim;
  const stands = [dueDateOf(claim), claimedOf(claim).toString(), outcomeOf(claim)];
  return [claimId, creditorId, invoiceNumber, invoiceGroup, issuedOn, ...stands];
}

const TYPES = ['text', 'text', 'text', 'text', 'date', 'date', 'numeric', 'text'];
const CHANGING = ['invoice_group', 'issued_on', 'due_on', 'claimed_open', 'stage'];

/** The rows of open claims are written, and those of settled ones deleted; given how many parameters stand before. */
export function openClaimUpdates(before: number): string[] {
  const columns = OPEN_CLAIM.columns.join(', ');
  const arrays = TYPES.map((type, at) => `$${before + at + 1}::${type}[]`).join(', ');
  const tuple = (of: string): string => `(${CHANGING.map((column) => `${of}.${column}`).join(', ')})`;
  return [
    `opened AS (INSERT INTO ${OPEN_CLAIM.table} (${columns}) SELECT ${columns} FROM unnest(${arrays}) AS new (${columns})
       ON CONFLICT (claim_id) DO UPDATE SET ${CHANGING.map((column) => `${column} = excluded.${column}`).join(', ')}
       WHERE ${tuple('open_claim')} IS DISTINCT FROM ${tuple('excluded')})`,
    `settled AS (DELETE FROM ${OPEN_CLAIM.table} WHERE claim_id = ANY ($${before + TYPES.length + 1}::text[]))`,
  ];
}

/** The parameters of `openClaimUpdates`. */
export function openClaimValues(claims: readonly Claim[]): unknown[] {
  const rows = claims.filter((claim) => !isSettled(claim)).map(openClaimRow);
  const settled = claims.filter(isSettled).map(({ claimId }) => claimId);
  return [...TYPES.map((_, at) => rows.map((row) => row[at])), settled];
}
