import type { Pool } from 'pg';
import { FIRST_DAYS_PAST_DUE } from '../../domain/claim/age-bucket';
import type { Actor } from '../../domain/authority/actor';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { controlAccountsOf } from '../../ledger/chart-of-accounts';
import { createFolderLists, deliverLists } from '../../office/close/deliver-lists';
import { chartOf } from '../../office/creditors/creditor-chart';
import { openOffice } from '../../office/office';
import { createLedgerPool } from '../../store/connect';
import { secondsOf } from '../arithmetic';

/** What a close took, in seconds. */
export interface ClosedMonthCost {
  readonly ages: { readonly analysis: number; readonly plain: number };
  readonly parts: Readonly<Record<string, number>>;
}

const PERIOD = '2015-12';
const LAST_DAY = civilDate('2015-12-31');
const TODAY = civilDate('2016-12-31');

const person = (subject: string, ...roles: Actor['roles']): Actor => ({
  ...{ subject, roles, creditorIds: 'all', source: 'local' },
});
const cecilia = person('cecilia', 'controller');
const moa = person('moa', 'manager');

/** A process of its own: closes December of the books, and says how long each part of that took. */
async function main(databaseUrl: string, creditorId: string, folder: string): Promise<void> {
  const pool = createLedgerPool(databaseUrl);
  try {
    await pool.query('SELECT');
    const office = openOffice({ pool, clock: () => Date.parse(`${TODAY}T12:00:00+01:00`) });
    const on = (by: Actor, today: CivilDate = TODAY) => ({ by, creditorId, today });
    const analysed = () => secondsOf(() => office.close.ages(on(moa, LAST_DAY), {}));
    // Each once before it counts, so that neither reads the rows from disk, or loads its program, for the other.
    await plainSums(pool, creditorId);
    await analysed();
    const plain = await plainSums(pool, creditorId);
    const analysis = await analysed();
    const reason = 'the bench closes the month';
    const parts: Record<string, number> = {};
    const part = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      parts[name] = await secondsOf(work);
    };
    await part('age analysis', () => office.close.ages(on(moa, LAST_DAY), { byAdministration: true }));
    await part('open items', () => office.close.openItems(on(moa, LAST_DAY), {}));
    await part('completeness', () => office.completeness.completeness(on(moa), { period: PERIOD }));
    await part('open-item lists', () => office.close.makeOpenItemLists(on(cecilia), { period: PERIOD }));
    await part('files of the lists', async () => {
      while ((await deliverLists(pool, createFolderLists(folder))) > 0);
    });
    await part('valuation', async () => {
      await office.close.proposeValuation(on(cecilia), { closing: PERIOD });
      await office.close.bookValuation(on(moa), { closing: PERIOD });
    });
    await part('control board', () => office.board.controls(on(moa), {}));
    await part('closing the month', () => office.close.closePeriod(on(moa), { period: PERIOD, reason }));
    const cost: ClosedMonthCost = { ages: { analysis, plain }, parts };
    process.stdout.write(JSON.stringify(cost));
  } finally {
    await pool.end();
  }
}

/** The sums of the same rows by group and age, without what became known when, other currencies, or moved due dates. */
async function plainSums(pool: Pool, creditorId: string): Promise<number> {
  const accounts = controlAccountsOf(await chartOf(pool, creditorId));
  return secondsOf(() =>
    pool.query(
      `SELECT invoice_group, width_bucket($2::date - due_on, $4::integer[]) AS bucket, count(*), sum(open)
       FROM (
         SELECT claim_id, sum(amount) AS open FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
         WHERE creditor_id = $1 AND accounting_on <= $2 AND account = ANY ($3)
         GROUP BY claim_id HAVING sum(amount) <> 0) AS balance
       JOIN fordring.claim USING (claim_id) GROUP BY 1, 2`,
      [creditorId, LAST_DAY, accounts, FIRST_DAYS_PAST_DUE],
    ),
  );
}

const [creditorId = '', folder = ''] = process.argv.slice(2);
void main(process.env['BENCH_DATABASE_URL'] ?? '', creditorId, folder);
