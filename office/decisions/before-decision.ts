import type { DecisionRules } from '../../domain/authority/authority-matrix';
import type { Claim } from '../../domain/claim/claim';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency } from '../../domain/kernel/money';
import type { Policy } from '../../domain/policy/policy';
import { shippedMatrix } from '../../policies/authority/shipped-matrices';
import { findClaim } from '../claims/find-claim';
import type { Desk } from '../counter/act';
import { matrixInForce } from './matrices';

/** What somebody who is about to decide has before them: the claims as they stand, and the rules of the day. */
export interface BeforeDecision {
  readonly creditorId: string;
  readonly today: CivilDate;
  readonly currency: Currency;
  readonly claims: readonly Claim[];
  /** The policy of each claim, in the same order. */
  readonly policies: readonly Policy[];
  readonly rules: DecisionRules;
}

/** Throws `ClaimNotFound`, `InvoiceOfSeveral` and `CreditorUnknown`. */
export async function beforeDecision(desk: Desk, invoices: readonly string[]): Promise<BeforeDecision> {
  const claims: Claim[] = [];
  for (const written of invoices) claims.push((await findClaim(desk.pool, written, desk.maySee)).claim);
  const creditor = await desk.creditor(desk.caller.creditorId ?? claims[0]?.creditorId);
  const { creditorId, currency, country } = creditor;
  const today = desk.today(creditor);
  const { rules } = (await matrixInForce(desk.pool, creditorId, today)) ?? shippedMatrix(country);
  const rulebooks = await desk.rulebooks();
  const policies = claims.map(({ policyId, policyVersion }) => rulebooks.for(policyId, policyVersion).policy);
  return { creditorId, today, currency, claims, policies, rules };
}
