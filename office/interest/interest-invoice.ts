import type { PoolClient } from 'pg';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimRegistered } from '../../domain/claim/claim-events';
import { registrationsUnder } from '../../domain/claim/registrations';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import { makeFik } from '../../domain/payment/references/fik';
import { makeOcr } from '../../domain/payment/references/ocr';
import type { Rulebook } from '../../domain/policy/rulebook';
import { asksForDebtorKind } from '../../domain/policy/step-variant';
import type { RulebookFor } from '../claims/decide-and-book';
import { adoptedPolicies } from '../creditors/adopted-policies';
import { registerWithin } from '../registration/register-claims';

/** An invoice for late interest gives at least this many days (räntelagen 4 §; renteloven § 3, stk. 2). */
const LEAST_TERM_DAYS = 30;

/** What the invoice claims of the claim that was paid. */
export type ClaimedOn = Pick<ClaimRegistered, 'interestOn' | 'chargesOn'>;

interface InterestToInvoice {
  readonly claim: Claim;
  readonly debtorId: string;
  /** The line by whose number the invoice is called. */
  readonly line: number;
  readonly amount: Money;
  readonly claimed: ClaimedOn;
  readonly rulebook: Rulebook;
  readonly rulebookFor: RulebookFor;
  readonly today: CivilDate;
}

/**
 * Registers an invoice of its own for the interest of a claim that was paid late, or for charges that were left of a claim. The invoice is a claim like others: it has a
 * number, a reference and a letter, it is followed up by the creditor's policy, and it bears no interest. Returns its number.
 */
export async function invoiceInterest(client: PoolClient, asked: InterestToInvoice): Promise<string> {
  const { claim, debtorId, line, amount, claimed, rulebook, rulebookFor, today } = asked;
  const { creditorId, invoiceGroup } = claim;
  const invoiceNumber = await freeNumber(client, creditorId, line);
  const adopted = await adoptedPolicies(client, creditorId, today);
  const term = Math.max(LEAST_TERM_DAYS, rulebook.policy.paymentTermDays.value);
  const kinds =
    adopted.some(asksForDebtorKind) && claim.debtorKind ? new Map([[debtorId, claim.debtorKind]]) : undefined;
  const invoice = {
    ...{ invoiceNumber, debtorId, invoiceGroup, issuedOn: today, dueOn: addDays(today, term), amount },
    paymentReference: await freeReference(client, claim, line, rulebook),
  };
  const [registration] = registrationsUnder(creditorId, [invoice], adopted, today, kinds);
  if (!registration) throw new RangeError('An invoice makes a registration.');
  await registerWithin(client, {
    ...{ creditorId, debtors: [], rulebookFor, knownOn: today },
    registrations: [{ debtorId, claim: { on: today, ...registration, ...claimed } }],
  });
  return invoiceNumber;
}

/** By the line's number: `R17`, or `R17-2` where an invoice of the back office has that. */
async function freeNumber(client: PoolClient, creditorId: string, line: number): Promise<string> {
  const { rows } = await client.query<{ invoice_number: string }>(
    `SELECT invoice_number FROM fordring.claim
     WHERE creditor_id = $1 AND (invoice_number = 'R' || $2::text OR invoice_number LIKE 'R' || $2::text || '-%')`,
    [creditorId, line],
  );
  const known = new Set(rows.map((row) => row.invoice_number));
  let invoiceNumber = `R${line}`;
  for (let time = 2; known.has(invoiceNumber); time += 1) invoiceNumber = `R${line}-${time}`;
  return invoiceNumber;
}

/** By the line's number; a reference that another invoice of the creditor has gets one more digit in front. */
async function freeReference(
  client: PoolClient,
  { creditorId }: Claim,
  line: number,
  { policy }: Rulebook,
): Promise<string> {
  for (const first of ['9', '8', '7', '6']) {
    const digits = `${first}${String(line).padStart(8, '0')}`;
    const reference = policy.country === 'SE' ? makeOcr(digits) : makeFik('71', digits);
    const { rows } = await client.query(
      'SELECT FROM fordring.claim WHERE creditor_id = $1 AND payment_reference = $2 LIMIT 1',
      [creditorId, reference],
    );
    if (rows.length === 0) return reference;
  }
  return '';
}
