import type { Pool, PoolClient } from 'pg';
import { accountingDay, closedFor } from '../../ledger/accounting-day';
import { entriesForValuation } from '../../ledger/entries-for-valuation';
import { inTransaction } from '../../store/connect';
import { POSTING, VALUATION_ENTRY } from '../../store/tables';
import { RowBatch } from '../../store/write-rows';
import { reserveEntries } from '../claims/write-bookings';
import { lockCreditor } from '../creditors/creditor-chart';
import { workOutValuation, type ValuationAct } from './propose-valuation';
import { valuationsOf, type KeptValuation } from '../claims/valuation-record';
import { laterIsValued, ValuationRefused } from './valuation-refused';

/** A valuation that is booked or declined; `already` when it was so before. */
export type SettledValuation = KeptValuation & { readonly already?: true };

/**
 * Books what another person proposed: reverses the valuation that stood, and sets apart what the list says, on the closing's
 * last day. The same again changes nothing. Throws `ValuationRefused` and `PeriodRefused`; also when the list has changed
 * since it was proposed, and when the books are closed for the closing's last day.
 */
export async function bookValuation(pool: Pool, said: ValuationAct): Promise<SettledValuation> {
  const { creditor, closing, by } = said;
  const { creditorId } = creditor;
  const worked = await workOutValuation(pool, said);
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const every = await valuationsOf(client, { creditorId });
    const latest = every.findLast((known) => known.closing === closing);
    if (latest?.state === 'booked' && latest.settledBy === by) return { ...latest, already: true };
    const proposed = demandProposal(latest, closing);
    if (proposed.proposedBy === by) {
      throw new ValuationRefused('own-proposal', `You proposed the valuation of ${closing}. Another person books it.`);
    }
    if (proposed.sha256 !== worked.sha256) {
      throw new ValuationRefused(
        'moved-on',
        `The list for ${closing} has changed since ${proposed.proposedOn}. Turn it down, and propose the closing anew: fordring valuation decline ${closing} --reason TEXT.`,
      );
    }
    const standing = every.findLast(({ state }) => state === 'booked');
    if (standing && standing.closing > closing) throw laterIsValued(standing.closing);
    await writeMark(client, said, proposed, { mark: 'booked', reverses: standing?.valuationNumber });
    await writeEntries(client, said, proposed, standing);
    return readAgain(client, proposed);
  });
}

/** Turns a proposal down, or takes an own one back. The same again changes nothing. Throws `ValuationRefused`. */
export function declineValuation(pool: Pool, said: ValuationAct, note: string): Promise<SettledValuation> {
  const { creditor, closing, by } = said;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditor.creditorId);
    const latest = (await valuationsOf(client, { creditorId: creditor.creditorId, closing })).at(-1);
    if (latest?.state === 'declined' && latest.settledBy === by) return { ...latest, already: true };
    const proposed = demandProposal(latest, closing);
    await writeMark(client, said, proposed, { mark: 'declined', note });
    return readAgain(client, proposed);
  });
}

function demandProposal(latest: KeptValuation | undefined, closing: string): KeptValuation {
  if (latest?.state === 'waiting') return latest;
  const stands = latest ? `the latest one is ${latest.state}` : 'none was proposed';
  throw new ValuationRefused(
    'nothing-proposed',
    `No valuation of ${closing} waits: ${stands}. Propose one: fordring valuation propose ${closing}.`,
  );
}

async function readAgain(
  client: PoolClient,
  { creditorId, closing, valuationNumber }: KeptValuation,
): Promise<KeptValuation> {
  const kept = (await valuationsOf(client, { creditorId, closing })).find(
    (known) => known.valuationNumber === valuationNumber,
  );
  if (!kept) throw new Error(`Valuation ${valuationNumber} was settled and is not there.`);
  return kept;
}

async function writeMark(
  client: PoolClient,
  { by, role, today }: ValuationAct,
  { valuationNumber }: KeptValuation,
  {
    mark,
    reverses,
    note,
  }: { readonly mark: 'booked' | 'declined'; readonly reverses?: number | undefined; readonly note?: string },
): Promise<void> {
  await client.query(
    `INSERT INTO fordring.valuation_mark (valuation_number, mark, reverses, note, marked_by, role, marked_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [valuationNumber, mark, reverses ?? null, note ?? null, by, role, today],
  );
}

async function writeEntries(
  client: PoolClient,
  { creditor, closing, today }: ValuationAct,
  { asOf, sums, valuationNumber }: KeptValuation,
  standing: KeptValuation | undefined,
): Promise<void> {
  const { creditorId, chart } = creditor;
  const entries = entriesForValuation(asOf, { closing, sums }, standing, chart);
  const { ids, closed } = await reserveEntries(client, creditorId, entries.length);
  const accountingOn = accountingDay(asOf, closedFor({ bookedOn: today, claimId: null }, closed));
  if (accountingOn !== asOf) {
    throw new ValuationRefused(
      'month-closed',
      `The books are closed for ${asOf}. Of a soft-closed month permit the booking: fordring period permit ${closing} --reason TEXT. A closed month is reopened first.`,
    );
  }
  const batch = new RowBatch();
  for (const [at, { on, text, postings }] of entries.entries()) {
    const entryId = ids[at];
    if (entryId === undefined) throw new RangeError('Fewer entry numbers were reserved than there are entries.');
    batch.add(VALUATION_ENTRY, [
      ...[entryId, creditorId, valuationNumber, on, accountingOn, today, text, postings.length],
    ]);
    postings.forEach(({ account, amount }, line) => {
      batch.add(POSTING, [entryId, line + 1, account, amount.toString(), amount.currency]);
    });
  }
  await batch.write(client);
}
