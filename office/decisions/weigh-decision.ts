import type { PoolClient } from 'pg';
import type { AuthorityAct } from '../../domain/authority/authority-act';
import type { AuthorityMatrix } from '../../domain/authority/authority-matrix';
import { isUnauthorised, type Allowed, type Unauthorised } from '../../domain/authority/authorise';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import { decide } from '../../domain/claim/decide';
import { isRefused } from '../../domain/claim/answer';
import { Money, type Currency } from '../../domain/kernel/money';
import { lockCreditor } from '../creditors/creditor-chart';
import type { RulebookFor } from '../claims/decide-and-book';
import { lockClaims } from '../claims/lock-claim';
import type { LockedClaim } from '../claims/stand-locked';
import { invoiceNumberOf } from '../../domain/claim/claim-id';
import type { DecisionKind } from '../../domain/decisions/decision-kinds';
import type { Measure } from '../../domain/decisions/decision-rule';
import type { PaymentMoveTerms } from '../../domain/decisions/kinds/payment-move';
import { ruleOf } from '../../domain/decisions/decision-rules';
import { commandFor } from './command-for';
import { nothingStands } from './move-payment';
import { DecisionRefused, refuse } from './decision-refused';
import type { RecordedDecision } from './decision-record';
import { claimIdsOf, type DecisionSubject } from './decision-subject';
import type { Decided } from '../../domain/decisions/decision-rules';
import { givenBefore, type GivenBefore } from './given-before';
import { readCreditor } from '../creditors/creditor';
import { matrixInForce } from './matrices';

/** The claims that a decision is about, under their locks: folded once for everything that the act asks of them. */
export interface LockedSubject {
  /** In order of their ids, as everybody locks them. */
  readonly claims: readonly Claim[];
  readonly standing: ReadonlyMap<string, LockedClaim>;
}

/** Locks what the decision is about: several claims together only behind the creditor, as bank files are. */
export async function lockSubject(
  client: PoolClient,
  creditorId: string,
  subject: DecisionSubject,
  { kind, terms }: { readonly kind?: DecisionKind; readonly terms?: object } = {},
): Promise<LockedSubject> {
  // A payment that is moved is booked on the claim that it leaves, too.
  const isSeveral = subject.of !== 'claims' || subject.claimIds.length > 1 || (terms && 'fromClaimId' in terms);
  // What befalls a debtor meanwhile must reach the claim of which the debtor is made liable.
  if (isSeveral || kind === 'liable-debtor') await lockCreditor(client, creditorId);
  if (subject.of === 'debtor' || subject.of === 'invoice-group') await refuseUnknown(client, creditorId, subject);
  const claimIds = await claimIdsOf(client, creditorId, subject, kind);
  const standing = await lockClaims(client, claimIds);
  if (subject.of === 'claims') {
    const known = new Set(
      standing.filter(({ claim }) => claim.creditorId === creditorId).map(({ claim }) => claim.claimId),
    );
    const unknown = claimIds.filter((claimId) => !known.has(claimId));
    if (unknown.length > 0) {
      refuse(
        'claim-unknown',
        `Creditor ${creditorId} has no claim ${unknown.slice(0, 10).join(', ')}. Check the number.`,
      );
    }
  }
  return {
    claims: standing.map(({ claim }) => claim),
    standing: new Map(standing.map((locked) => [locked.claim.claimId, locked])),
  };
}

/** A slip of the pen would otherwise be a decision about nothing. */
async function refuseUnknown(
  client: PoolClient,
  creditorId: string,
  subject: Extract<DecisionSubject, { of: 'debtor' | 'invoice-group' }>,
): Promise<void> {
  const [table, column, value] =
    subject.of === 'debtor'
      ? ['debtor', 'debtor_id', subject.debtorId]
      : ['claim', 'invoice_group', subject.invoiceGroup];
  const { rowCount } = await client.query(
    `SELECT FROM fordring.${table} WHERE creditor_id = $1 AND ${column} = $2 LIMIT 1`,
    [creditorId, value],
  );
  if (rowCount === 0) {
    const what = subject.of === 'debtor' ? 'debtor' : 'claim of invoice group';
    refuse('subject-unknown', `Creditor ${creditorId} has no ${what} ${value}. Check the name.`);
  }
}

/** Throws `DecisionRefused` when nobody may decide anything on that day. */
export async function matrixFor(client: PoolClient, creditorId: string, day: CivilDate): Promise<AuthorityMatrix> {
  const matrix = await matrixInForce(client, creditorId, day);
  if (matrix) return matrix;
  return refuse(
    'no-matrix',
    `No authority matrix of creditor ${creditorId} is in force on ${day}; a manager has to load one before anything is decided.`,
  );
}

export async function measureFor(
  client: PoolClient,
  decided: Decided,
  about: { creditorId: string; subject: DecisionSubject; on: CivilDate; claims: readonly Claim[] },
): Promise<Measure> {
  const { currency } = await readCreditor(client, about.creditorId);
  const payment = decided.kind === 'payment-move' ? await paymentOf(client, about, decided.terms) : undefined;
  return ruleOf(decided.kind).measure(decided.terms, { ...about, currency, ...(payment && { payment }) });
}

/** How much and how long, with what the same kind of decision has given before: a limit holds for all of it together. */
export interface Weight {
  readonly own: Measure;
  readonly measure: Measure;
  readonly before?: GivenBefore;
}

export async function weigh(
  client: PoolClient,
  own: Measure,
  asked: Omit<Parameters<typeof givenBefore>[1], 'currency'>,
): Promise<Weight> {
  if (!own.amount?.isPositive()) return { own, measure: own };
  const before = await givenBefore(client, { ...asked, currency: own.amount.currency });
  if (before.amount.isZero()) return { own, measure: own };
  return { own, measure: { ...own, amount: own.amount.plus(before.amount) }, before };
}

/** The act that a recorded decision is, by what it is weighed by now or was when it was put forward. */
export function actOf(decision: Exclude<RecordedDecision, { kind: 'reversal' }>, measure: Measure): AuthorityAct {
  const { kind, creditorId, subject, backDated } = decision;
  return { kind, creditorId, reach: subject.of, backDated, ...measure };
}

/** Ends the transaction when authority is missing. */
export function demandAuthority(
  answer: Allowed | Unauthorised,
  document: string | undefined,
  before?: GivenBefore,
): Allowed {
  if (isUnauthorised(answer)) {
    const { refused, missing, holders } = answer;
    const message = before ? `${missing} ${inWords(before)}` : missing;
    throw new DecisionRefused({ refused, message, holders });
  }
  if (document === undefined && answer.lines.some(({ needsDocument }) => needsDocument)) {
    refuse(
      'document-missing',
      'Give the number of the supporting document with --document: this is not decided without one.',
    );
  }
  return answer;
}

function inWords({ amount, decisionIds }: GivenBefore): string {
  const which = decisionIds.length === 1 ? 'decision' : 'decisions';
  return `It counts together with ${amount.toString()} of ${which} ${decisionIds.slice(0, 5).join(', ')}: on the same invoice in twelve months, or for the same debtor today.`;
}

/** Asks beforehand what each claim would answer, so that nobody is asked to approve what cannot be. */
export async function tryOnClaims(
  client: PoolClient,
  decision: RecordedDecision,
  claims: readonly Claim[],
  { today, rulebookFor }: { readonly today: CivilDate; readonly rulebookFor: RulebookFor },
): Promise<void> {
  if (decision.kind === 'payment-move') return;
  const { country } = await readCreditor(client, decision.creditorId);
  let alreadySo = 0;
  for (const claim of claims) {
    const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
    const answer = decide(claim, commandFor(decision, claim, country), rulebook, today);
    if (!isRefused(answer)) continue;
    if (answer.refused === 'already-recorded') alreadySo++;
    if (decision.subject.of !== 'claims') continue;
    const which = claims.length > 1 ? `Invoice ${claim.invoiceNumber}: ` : '';
    throw new DecisionRefused({ refused: answer.refused, message: `${which}${answer.message}` });
  }
  const isLasting = decision.kind !== 'reversal' && ruleOf(decision.kind).lasting !== undefined;
  if (alreadySo > 0 && alreadySo === claims.length && !isLasting) {
    refuse(
      'already-recorded',
      `It stands already on ${claims.length === 1 ? 'the claim' : `all ${claims.length} claims`}; nothing was done.`,
    );
  }
}

interface PaidRow {
  readonly rest: string;
  readonly currency: Currency;
  readonly status: string;
  readonly claim_id: string | null;
  readonly placed: string | null;
}

/** What of a payment is moved: what is left of it in suspense, or what stands of it on the claim that it is taken from. */
async function paymentOf(
  client: PoolClient,
  { creditorId, claims }: { readonly creditorId: string; readonly claims: readonly Claim[] },
  { paymentId, fromClaimId }: PaymentMoveTerms,
): Promise<Money> {
  const { rows } = await client.query<PaidRow>(
    `SELECT rest::text, currency, status, claim_id, placed::text FROM fordring.payment_standing AS payment LEFT JOIN (
       SELECT creditor_id, payment_id, claim_id, sum(amount) AS placed FROM fordring.payment_placing
       GROUP BY creditor_id, payment_id, claim_id HAVING sum(amount) > 0) AS places USING (creditor_id, payment_id)
     WHERE creditor_id = $1 AND payment_id = $2 ORDER BY claim_id`,
    [creditorId, paymentId],
  );
  const [payment] = rows;
  if (!payment) return refuse('not-in-suspense', `There is no payment ${paymentId} of creditor ${creditorId}.`);
  if (fromClaimId !== undefined) {
    const there = rows.find(({ claim_id: claimId }) => claimId === fromClaimId);
    if (there?.placed == null) return nothingStands(paymentId, fromClaimId);
    if (claims.some(({ claimId }) => claimId === fromClaimId)) {
      return refuse('already-recorded', `Payment ${paymentId} stands there already; name another invoice than --from.`);
    }
    return Money.of(there.placed, there.currency);
  }
  if (payment.status !== 'suspense') {
    const places = rows.flatMap(({ claim_id: claimId }) => (claimId === null ? [] : [invoiceNumberOf(claimId)]));
    const where = places.length > 0 ? ` It stands on ${places.join(', ')}: --from moves it from there.` : '';
    return refuse('not-in-suspense', `Payment ${paymentId} has its place already (${payment.status}).${where}`);
  }
  return Money.of(payment.rest, payment.currency);
}
