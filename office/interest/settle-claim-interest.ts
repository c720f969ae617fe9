import type { PoolClient } from 'pg';
import { addMonths, type CivilDate } from '../../domain/kernel/civil-date';
import { claimIdOf } from '../../domain/claim/claim-id';
import type { Claim } from '../../domain/claim/claim';
import type { InterestClaimedApart } from '../../domain/claim/claim-events';
import { smallerOf, sumOf, type Money } from '../../domain/kernel/money';
import { decideAndBook, type CommandResult, type LedgerCommand, type RulebookFor } from '../claims/decide-and-book';
import { lockClaims } from '../claims/lock-claim';
import { eventsOfClaim } from '../claims/read-events';
import { invoiceInterest, type ClaimedOn } from './interest-invoice';
import { noNextInvoiceOf } from './open-interest';
import { linesOfClaim, takeLines, type InterestLine, type Taking } from './interest-lines';

/** What came of the interest, or of the left charges, of one claim. */
export interface InterestSettled {
  readonly claimId: string;
  readonly outcome:
    | 'invoiced'
    | 'credited'
    | 'withdrawn'
    | 'waived'
    | 'reckoned'
    /** The next invoice that had the charges was credited: they are set apart anew. */
    | 'back-from-invoice'
    /** It is for the debtor's next invoice, and nobody has confirmed that yet. */
    | 'waits-for-next-invoice'
    | 'awaits-rate'
    /** The invoice that claims too much cannot be credited by itself: a person looks. */
    | 'not-creditable'
    /** Something stands in the way, as the message says. Nothing was done for this claim. */
    | 'not-settled';
  readonly amount: Money;
  /** The invoice for the interest. */
  readonly invoiceNumber?: string;
  readonly message?: string;
}

/** By which name what cannot be settled of a claim is set aside. */
export function asideAs({ claimId, covers }: Pick<InterestLine, 'claimId' | 'covers'>): string {
  return covers === 'interest' ? claimId : `${claimId} charges`;
}

export interface Settling {
  readonly today: CivilDate;
  readonly by: string;
  readonly rulebookFor: RulebookFor;
}

/**
 * Does what is to be done with the lines of one claim that nobody has taken. Lines that come to nothing are withdrawn. What
 * goes on an invoice of its own is invoiced, and an invoice that claims more than is owed now is credited. A line for the next
 * invoice waits, until the policy's time for it has passed. May be called twice.
 */
export async function settleClaimInterest(
  client: PoolClient,
  { claimId, covers }: Pick<InterestLine, 'claimId' | 'covers'>,
  settling: Settling,
): Promise<InterestSettled | undefined> {
  await lockWithInvoices(client, claimId);
  const lines = await linesOfClaim(client, claimId, covers);
  const pending = lines.filter(({ taken }) => !taken);
  const latest = pending.at(-1);
  if (!latest) return undefined;
  const amount = sumOf(
    pending.map((line) => line.amount),
    latest.amount.currency,
  );
  const take = (taking: Pick<Taking, 'as' | 'invoiceNumber'>, of: readonly InterestLine[] = pending): Promise<void> =>
    takeLines(client, of, { ...taking, on: settling.today, by: settling.by });
  if (latest.way === 'awaits-rate' && (await awaitsRate(client, claimId, settling))) {
    return reckonAnew(client, pending, latest, { settling, take });
  }
  if (amount.isZero()) {
    await take({ as: 'withdrawn' });
    return { claimId, outcome: 'withdrawn', amount };
  }
  if (amount.isNegative()) return creditInterest(client, { claimId, lines, latest, amount }, { settling, take });
  if (latest.way === 'next-invoice') return awaitNextInvoice(client, { pending, latest, amount }, { settling, take });
  return invoiceApart(client, { latest, amount }, { settling, take });
}

interface Acting {
  readonly settling: Settling;
  readonly take: (taking: Pick<Taking, 'as' | 'invoiceNumber'>, of?: readonly InterestLine[]) => Promise<void>;
}

interface Owing {
  readonly latest: InterestLine;
  readonly amount: Money;
}

/** In the order of their ids, as everybody locks several claims. */
async function lockWithInvoices(client: PoolClient, claimId: string): Promise<void> {
  await client.query(
    `SELECT FROM fordring.claim WHERE claim_id = ANY (
       SELECT $1 UNION SELECT own.creditor_id || '/' || taken.invoice_number
       FROM fordring.interest_line JOIN fordring.interest_line_taken AS taken USING (line_number)
         JOIN fordring.claim AS own USING (claim_id)
       WHERE interest_line.claim_id = $1 AND taken_as = 'separate-invoice')
     ORDER BY claim_id FOR UPDATE`,
    [claimId],
  );
}

async function awaitsRate(client: PoolClient, claimId: string, settling: Settling): Promise<boolean> {
  const { claim } = await rulesOf(client, claimId, settling);
  return claim.interestApart?.way === 'awaits-rate';
}

/** Lines that change a sum stay: what is reckoned is more or less than they say. */
async function reckonAnew(
  client: PoolClient,
  pending: readonly InterestLine[],
  { claimId, line, amount: { currency } }: InterestLine,
  { settling, take }: Acting,
): Promise<InterestSettled> {
  const stands = sumOf(
    pending.map(({ amount }) => amount),
    currency,
  );
  const result = await tell(client, claimId, { type: 'ClaimInterestApart' }, `interest/${line}/rate`, settling);
  if (result.outcome === 'refused') return { claimId, outcome: 'awaits-rate', amount: stands };
  const event = result.events.find((each) => each.type === 'InterestClaimedApart');
  await take(
    { as: 'rate-known' },
    pending.filter(({ amount }) => amount.isZero()),
  );
  return { claimId, outcome: 'reckoned', amount: event?.amount ?? stands };
}

async function awaitNextInvoice(
  client: PoolClient,
  { pending, latest, amount }: Owing & { readonly pending: readonly InterestLine[] },
  acting: Acting,
): Promise<InterestSettled> {
  const { settling } = acting;
  const { claimId, covers, line } = latest;
  const { rulebook } = await rulesOf(client, claimId, settling);
  const since = pending.reduce((first, { on }) => (on < first ? on : first), latest.on);
  const wait = noNextInvoiceOf(rulebook.policy, covers);
  if (!wait || addMonths(since, wait.afterMonths.value) > settling.today) {
    return { claimId, outcome: 'waits-for-next-invoice', amount };
  }
  if (wait.then.value === 'separate-invoice') return invoiceApart(client, { latest, amount }, acting);
  const reason = `no next invoice within ${wait.afterMonths.value} months (${wait.then.sources.join(', ')})`;
  const giveUp: LedgerCommand =
    covers === 'interest'
      ? { type: 'ClaimInterestApart', giveUp: true, reason }
      : { type: 'ClaimChargesApart', reason };
  await tell(client, claimId, giveUp, `interest/${line}/waived`, settling);
  // The event has left a line of its own, which takes the others back.
  const left = (await linesOfClaim(client, claimId, covers)).filter(({ taken }) => !taken);
  await acting.take({ as: 'waived' }, left);
  return { claimId, outcome: 'waived', amount };
}

async function invoiceApart(
  client: PoolClient,
  { latest, amount }: Owing,
  { settling, take }: Acting,
): Promise<InterestSettled> {
  const { claimId, covers, debtorId, line } = latest;
  const { claim, rulebook } = await rulesOf(client, claimId, settling);
  const { today, rulebookFor } = settling;
  const claimed = covers === 'interest' ? await interestOn(client, claim) : chargesOn(claim, amount);
  const asked = { claim, claimed, debtorId, line, amount, rulebook, rulebookFor, today };
  const invoiceNumber = await invoiceInterest(client, asked);
  await take({ as: 'separate-invoice', invoiceNumber });
  return { claimId, outcome: 'invoiced', amount, invoiceNumber };
}

async function interestOn(client: PoolClient, claim: Claim): Promise<ClaimedOn> {
  const { claimId, invoiceNumber, dueOn } = claim;
  const events = await eventsOfClaim(client, claimId);
  const stated = events
    .map(({ event }) => event)
    .findLast(
      (event): event is InterestClaimedApart => event.type === 'InterestClaimedApart' && event.interestLines.length > 0,
    );
  const lines = stated?.interestLines ?? [];
  return { interestOn: { claimId, invoiceNumber, from: lines[0]?.from ?? dueOn, lines } };
}

/** The fee is invoiced first where only a part is. */
function chargesOn({ claimId, invoiceNumber, issuedOn, chargesApart }: Claim, amount: Money): ClaimedOn {
  const fee = chargesApart ? smallerOf(amount, chargesApart.fee) : amount;
  return { chargesOn: { claimId, invoiceNumber, from: issuedOn, fee, interest: amount.minus(fee) } };
}

/** What was invoiced apart is credited there; what went on a next invoice is taken off by the back office's next line. */
async function creditInterest(
  client: PoolClient,
  { claimId, lines, latest, amount }: Owing & { readonly claimId: string; readonly lines: readonly InterestLine[] },
  { settling, take }: Acting,
): Promise<InterestSettled> {
  const before = lines.findLast(
    ({ taken }) => taken !== undefined && ['separate-invoice', 'next-invoice'].includes(taken.as),
  );
  const invoiceNumber = before?.taken?.invoiceNumber;
  if (before?.taken?.as !== 'separate-invoice' || invoiceNumber === undefined) {
    return { claimId, outcome: 'waits-for-next-invoice', amount };
  }
  const interestClaim = claimIdOf(claimId.slice(0, claimId.indexOf('/')), invoiceNumber);
  const credit = {
    type: 'CreditClaim',
    decisionId: `interest/${latest.line}`,
    creditedOn: settling.today,
    documentNumber: `${invoiceNumber}-K${latest.line}`,
    amount: amount.negated(),
  } as const;
  const result = await tell(client, interestClaim, credit, `interest/${latest.line}/credit`, settling);
  if (result.outcome === 'refused') {
    return { claimId, outcome: 'not-creditable', amount, invoiceNumber, message: result.refusal.message };
  }
  await take({ as: 'credited', invoiceNumber });
  return { claimId, outcome: 'credited', amount, invoiceNumber };
}

function tell(
  client: PoolClient,
  claimId: string,
  command: LedgerCommand,
  key: string,
  { today, rulebookFor }: Settling,
): Promise<CommandResult> {
  return decideAndBook(client, {
    claimId,
    key,
    contents: { claimId, key },
    today,
    rulebookFor,
    command: () => command,
  });
}

async function rulesOf(client: PoolClient, claimId: string, { rulebookFor }: Settling) {
  const [standing] = await lockClaims(client, [claimId]);
  if (!standing) throw new RangeError(`Claim ${claimId} was locked a moment ago.`);
  const { claim } = standing;
  const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
  return { claim, rulebook };
}
