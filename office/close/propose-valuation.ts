import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { ValuationRule } from '../../domain/close/closings';
import { inTransaction } from '../../store/connect';
import { canonicalJson, sha256 as digestOf } from '../../store/ledger-json';
import { lockCreditor } from '../creditors/creditor-chart';
import { demandClosing } from './closings';
import type { ReportedCreditor } from './reported-creditor';
import { valuationOf } from './valuation';
import { valuationsOf, type KeptValuation, type ValuedClaim } from '../claims/valuation-record';
import { laterIsValued, ValuationRefused } from './valuation-refused';

/** Somebody who values a closing, on the creditor's business day. */
export interface ValuationAct {
  readonly creditor: ReportedCreditor;
  readonly closing: string;
  readonly by: string;
  readonly role: string;
  readonly today: CivilDate;
}

/** What a closing would set apart as the ledger is today. */
export interface WorkedOutValuation {
  readonly asOf: CivilDate;
  readonly rule: ValuationRule;
  readonly claims: readonly ValuedClaim[];
  readonly sha256: string;
}

/** Works a closing's valuation out. Throws `ValuationRefused` and `PeriodRefused`; also when a claim over a year is missing. */
export async function workOutValuation(
  pool: Pool,
  { creditor, closing, today }: Pick<ValuationAct, 'creditor' | 'closing' | 'today'>,
): Promise<WorkedOutValuation> {
  const { asOf, closings } = await demandClosing(pool, creditor, closing);
  if (asOf >= today) {
    throw new ValuationRefused('not-over', `${closing} is not over on ${today}. Value the closing after its last day.`);
  }
  const rule = closings.valuation;
  const found = await valuationOf(pool, creditor, { asOf, known: today }, rule);
  if (!found.isComplete) {
    throw new ValuationRefused(
      'incomplete',
      `The accounts count other claims over a year on ${asOf} than the list of ${closing} has. Look for the difference with fordring ledger check, and for the list with fordring report valuation --as-of ${asOf}.`,
    );
  }
  const items = [found, ...(found.otherCurrencies ?? [])].flatMap((part) => part.items);
  const claims = items.map(
    ({ invoiceNumber, administrationId, dueOn, open, doubtful, writtenDown, percent, toValue }): ValuedClaim => ({
      ...{ invoiceNumber, administrationId, dueOn, open, disputed: doubtful, writtenDown, percent, amount: toValue },
    }),
  );
  const sha256 = digestOf(canonicalJson({ asOf, rule, claims })).toString('hex');
  return { asOf, rule, claims, sha256 };
}

/** What became of a proposal: it is kept now, or was before. */
export interface ProposedValuation {
  readonly already: boolean;
  readonly valuation: KeptValuation;
}

/**
 * Keeps the list of what a closing sets apart; another person books it. The same list again is answered as it stands. Another
 * list for a closing that is booked takes a reason. Throws `ValuationRefused` and `PeriodRefused`.
 */
export async function proposeValuation(pool: Pool, said: ValuationAct, reason?: string): Promise<ProposedValuation> {
  const { creditor, closing } = said;
  const worked = await workOutValuation(pool, said);
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditor.creditorId);
    const every = await valuationsOf(client, { creditorId: creditor.creditorId });
    const before = every.findLast((known) => known.closing === closing);
    if (before && before.sha256 === worked.sha256 && before.state !== 'declined' && before.state !== 'reversed') {
      return { already: true, valuation: before };
    }
    const later = every.find((other) => other.state === 'booked' && other.closing > closing);
    if (later) throw laterIsValued(later.closing);
    if (before?.state === 'waiting') {
      throw new ValuationRefused(
        'waiting',
        `Another list for ${closing} waits since ${before.proposedOn}. Turn that list down first: fordring valuation decline ${closing} --reason TEXT.`,
      );
    }
    if (before?.state === 'booked' && reason === undefined) {
      throw new ValuationRefused(
        'other-content',
        `${closing} is valued already, and the list has changed since ${before.settledOn ?? before.proposedOn}. Value the closing again with a reason: fordring valuation propose ${closing} --correct REASON.`,
      );
    }
    await writeValuation(client, said, worked, reason);
    const kept = (await valuationsOf(client, { creditorId: creditor.creditorId, closing })).at(-1);
    if (!kept) throw new Error(`The valuation of ${closing} was written and is not there.`);
    return { already: false, valuation: kept };
  });
}

async function writeValuation(
  client: PoolClient,
  { creditor: { creditorId }, closing, by, role, today }: ValuationAct,
  { asOf, rule, sha256, claims }: WorkedOutValuation,
  reason?: string,
): Promise<void> {
  const { rows } = await client.query<{ number: number }>(
    `INSERT INTO fordring.valuation (creditor_id, closing, as_of, rule, sha256, reason, proposed_by, role, proposed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING valuation_number AS number`,
    [creditorId, closing, asOf, canonicalJson(rule), sha256, reason ?? null, by, role, today],
  );
  await client.query(
    `INSERT INTO fordring.valued_claim
       (valuation_number, claim_id, currency, administration_id, due_on, open, disputed, written_down, percent, amount)
     SELECT $1, claim_id, said.currency, said.administration_id, said.due_on, open, disputed, written_down, percent, said.amount
     FROM unnest($3::text[], $4::text[], $5::text[], $6::date[], $7::numeric[], $8::numeric[], $9::numeric[], $10::smallint[],
       $11::numeric[]) AS said (invoice_number, currency, administration_id, due_on, open, disputed, written_down, percent, amount)
     JOIN fordring.claim ON claim.creditor_id = $2 AND claim.invoice_number = said.invoice_number`,
    [
      rows[0]?.number,
      creditorId,
      claims.map(({ invoiceNumber }) => invoiceNumber),
      claims.map(({ open }) => open.currency),
      claims.map(({ administrationId }) => administrationId),
      claims.map(({ dueOn }) => dueOn),
      ...(['open', 'disputed', 'writtenDown'] as const).map((part) => claims.map((claim) => claim[part].toString())),
      claims.map(({ percent }) => percent),
      claims.map(({ amount }) => amount.toString()),
    ],
  );
}
