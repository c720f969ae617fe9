import type { PoolClient } from 'pg';
import { interestClaimedApart } from '../../domain/claim/interest-apart';
import { chargesClaimedApart } from '../../domain/claim/charges-apart';
import { Money, sumOf } from '../../domain/kernel/money';
import type { FoldedEvent } from './check-chain';
import type { CheckLog } from './check-report';
import type { KnownRulebooks } from './known-rulebooks';
import type { StoredInterestLine } from './rows-of-claims';

/** What stands beside a claim of late interest. */
interface Beside {
  /** Of the interest that is claimed apart from this claim. */
  readonly lines: readonly StoredInterestLine[];
  /** Of the interest that this claim is an invoice for. */
  readonly invoiced: readonly StoredInterestLine[];
  readonly rulebooks: KnownRulebooks;
}

/**
 * Holds late interest and left charges that are claimed apart against its lines: the claim owes what its events say, each change has its line,
 * lines that came to nothing sum to zero, and an invoice for interest or charges claims what its lines say.
 */
export function checkInterest(
  claimId: string,
  folded: readonly FoldedEvent[],
  { lines, invoiced, rulebooks }: Beside,
  log: CheckLog,
): void {
  const last = folded.at(-1);
  if (!last) return;
  const offend = (what: string): void => {
    log.offend('late-interest', `claim ${claimId}: ${what}`);
  };
  compareWithRules(last, rulebooks, offend);
  compareWithEvents(folded, lines, { log, offend });
  const { currency } = last.after.invoiced;
  for (const covers of ['interest', 'charges']) {
    const nothing = totalOf(
      lines.filter((line) => line.covers === covers && NOTHING.includes(line.takenAs ?? '')),
      currency,
    );
    if (!nothing.isZero()) offend(`lines of ${nothing.toString()} were taken without any invoice`);
  }
  compareWithInvoice(folded, invoiced, { log, offend });
}

/** Lines that were taken so come to nothing together. */
const NOTHING: readonly string[] = ['withdrawn', 'waived', 'rate-known'];
const OF = { interest: 'late interest', charges: 'left charges' } as const;

type Offend = (what: string) => void;

/** The claim owes no more and no less than its events say. A rate that was recorded since is reckoned by the next settling. */
function compareWithRules({ after, stored }: FoldedEvent, rulebooks: KnownRulebooks, offend: Offend): void {
  const rulebook = rulebooks.for(after);
  if (!rulebook || after.interestApart?.way === 'awaits-rate') return;
  if (chargesClaimedApart(after, rulebook).length > 0)
    offend('other charges stand apart than follows from its events, and no event says so');
  const missing = interestClaimedApart(after, rulebook, stored.bookedOn);
  if (missing && !missing.change.isZero())
    offend(`${missing.change.toString()} of late interest follows from its events, and no event claims that`);
}

function compareWithEvents(
  folded: readonly FoldedEvent[],
  lines: readonly StoredInterestLine[],
  { log, offend }: { readonly log: CheckLog; readonly offend: Offend },
): void {
  const left = new Map(lines.map((line) => [line.eventNumber, line]));
  for (const { stored } of folded) {
    const { event, eventNumber } = stored;
    if (event.type !== 'InterestClaimedApart' && event.type !== 'ChargesClaimedApart') continue;
    if (event.change.isZero() && event.way !== 'awaits-rate') continue;
    log.examine('late-interest');
    const line = left.get(eventNumber);
    left.delete(eventNumber);
    const covers = event.type === 'InterestClaimedApart' ? '' : 'charges ';
    const expected = `${covers}${event.way} ${event.change.toString()} on ${event.on}`;
    const found = line
      ? `${line.covers === 'charges' ? 'charges ' : ''}${line.way} ${line.amount} on ${line.businessOn}`
      : 'no line';
    if (found !== expected) offend(`event ${eventNumber} has ${found}, ${expected} by its event`);
  }
  for (const line of left.values()) offend(`line ${line.line} has no event that claims ${OF[line.covers]}`);
}

function compareWithInvoice(
  folded: readonly FoldedEvent[],
  invoiced: readonly StoredInterestLine[],
  { log, offend }: { readonly log: CheckLog; readonly offend: Offend },
): void {
  const [first] = folded;
  const claim = first?.after;
  if (!claim) return;
  const { currency } = claim.invoiced;
  const says = totalOf(invoiced, currency);
  if (!claim.interestOn && !claim.chargesOn) {
    if (invoiced.length > 0) offend(`interest lines name it, and it is no invoice for interest or charges`);
    return;
  }
  log.examine('late-interest');
  const credited = sumOf(
    folded.flatMap(({ stored: { event } }) =>
      event.type === 'ClaimCredited' && event.decisionId.startsWith('interest/') ? [event.amount] : [],
    ),
    currency,
  );
  const claims = claim.invoiced.minus(credited);
  if (!claims.equals(says))
    offend(
      `it claims ${claim.chargesOn ? 'charges' : 'interest'} of ${claims.toString()}, and its lines say ${says.toString()}`,
    );
}

function totalOf(lines: readonly StoredInterestLine[], currency: Money['currency']): Money {
  return sumOf(
    lines.map(({ amount }) => Money.of(amount, currency)),
    currency,
  );
}

/** Lines whose invoice of their own is not there: the interest is claimed nowhere. */
export async function findLostInterest(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  const { rows } = await client.query<{ line: number; claim_id: string; invoice_number: string; count: number }>(
    `SELECT line_number AS line, line.claim_id, taken.invoice_number, count(*) OVER ()::integer AS count
     FROM fordring.interest_line_taken AS taken JOIN fordring.interest_line AS line USING (line_number)
       JOIN fordring.claim USING (claim_id)
     WHERE taken_as IN ('separate-invoice', 'credited') AND ($1::text[] IS NULL OR creditor_id = ANY ($1))
       AND NOT EXISTS (SELECT FROM fordring.claim AS own
         WHERE own.claim_id = claim.creditor_id || '/' || taken.invoice_number)
     ORDER BY line_number LIMIT 10`,
    [creditorIds ?? null],
  );
  for (const { line, claim_id, invoice_number } of rows)
    log.offend(
      'late-interest',
      `claim ${claim_id}: line ${line} went on invoice ${invoice_number}, which is not there`,
    );
  log.offendMore('late-interest', (rows[0]?.count ?? 0) - rows.length);
}
