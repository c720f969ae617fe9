import { movedDueDates } from '../claims/moved-due-dates';
import type { ClaimsAsked } from './claims-asked';

/** Where claims are looked for, and where their due date in force, their stage and what is open stand there. */
export interface Place {
  /** Goes among the parts of `WITH`; ends with a comma. */
  readonly with: string;
  readonly from: string;
  readonly dueOn: string;
  readonly stage: string;
  readonly open: string;
  /** What holds of the claims there besides. */
  readonly where: readonly string[];
}

/** Broad questions about open claims ask the narrow table alone. */
const OPEN: Place = {
  ...{ with: '', from: 'fordring.open_claim AS claim', dueOn: 'claim.due_on', stage: 'claim.stage' },
  ...{ open: 'claim.claimed_open', where: [] },
};

/** A debtor, a number or a reference has an index among all claims. */
const OPEN_BY_INDEX: Place = {
  ...OPEN,
  from: 'fordring.claim JOIN fordring.open_claim AS standing USING (claim_id)',
  ...{ dueOn: 'standing.due_on', stage: 'standing.stage' },
};

const ALL: Place = {
  with: `${movedDueDates('$1', '$2')}, `,
  from: 'fordring.claim LEFT JOIN moved ON moved.claim_id = claim.claim_id',
  ...{ dueOn: 'coalesce(moved.due_on, claim.due_on)', stage: 'NULL', open: 'claim.claimed_open' },
  where: ['NOT claim.withdrawn'],
};

/** What stands on the control accounts of each claim from entries of later accounting days. `$4` are those accounts. */
const LATER = `later AS MATERIALIZED (
    SELECT claim_id, sum(posting.amount) AS amount FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
    WHERE creditor_id = $1 AND accounting_on > $2 AND account = ANY ($4) AND claim_id IS NOT NULL GROUP BY claim_id
  ), `;

/** What is open at the end of a day that is past: what was booked later is taken back. */
const ALL_BEFORE: Place = {
  ...ALL,
  with: `${ALL.with}${LATER}`,
  from: `${ALL.from} LEFT JOIN later ON later.claim_id = claim.claim_id`,
  open: '(claim.claimed_open - coalesce(later.amount, 0))',
};

/** `$5` are the claims that had come as far as was asked; null where nobody asked. */
const OPEN_BEFORE: Place = {
  ...ALL_BEFORE,
  where: [...ALL.where, `${ALL_BEFORE.open} > 0`, '($5::text[] IS NULL OR claim.claim_id = ANY ($5))'],
};

export function placeOf(
  { all, debtorId, debtorName, invoiceNumber, paymentReference }: ClaimsAsked,
  isPast: boolean,
): Place {
  if (isPast) return all ? ALL_BEFORE : OPEN_BEFORE;
  if (all) return ALL;
  return (debtorId ?? debtorName ?? invoiceNumber ?? paymentReference) === undefined ? OPEN : OPEN_BY_INDEX;
}
