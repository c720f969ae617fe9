import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { creditorOfRuns } from './creditor-of-runs';
import { recipeNamed } from './recipe-shelf';
import { RunRefused } from './run-refused';
import { demandedWords, saidWords } from './said-words';
import { sourcesOf } from '../../reconciliation/recipe';
import type { By } from './who-acts';

/**
 * Who a party of a creditor's recipes is. A recipe names parties by their role (`debtor system`, `head of accounting`), a
 * difference by whoever looks into it; who that is, and who stands above, is each creditor's own data.
 */
export interface Party {
  readonly party: string;
  readonly name: string | null;
  readonly email: string | null;
  /** To whom it goes when this party lets its day pass too. */
  readonly above: string | null;
}

export interface PartyInList extends Party {
  /** What the recipes that the creditor runs want of it: `bank-ledger: owes left`. */
  readonly tasks: readonly string[];
}

const LATEST = `SELECT DISTINCT ON (party) party, nullif(name, '') AS name, nullif(email, '') AS email, above
  FROM fordring.reconciliation_party WHERE creditor_id = $1`;

export async function partyNamed(client: Pool | PoolClient, creditorId: string, party: string): Promise<Party> {
  const { rows } = await client.query<Party>(`${LATEST} AND party = $2 ORDER BY party, entry_number DESC`, [
    creditorId,
    party,
  ]);
  return rows[0] ?? { party, name: null, email: null, above: null };
}

/** Those that are entered, and those that the creditor's recipes name and nobody has entered. */
export async function partiesOf(pool: Pool, creditorId: string): Promise<PartyInList[]> {
  await creditorOfRuns(pool, creditorId);
  const entered = await pool.query<Party>(`${LATEST} ORDER BY party, entry_number DESC`, [creditorId]);
  const series = await pool.query<{ recipe: string }>(
    'SELECT recipe FROM fordring.reconciliation_series WHERE creditor_id = $1 ORDER BY recipe',
    [creditorId],
  );
  const tasks = new Map<string, string[]>(entered.rows.map(({ party }) => [party, []]));
  for (const { recipe: id } of series.rows) {
    for (const [party, task] of tasksIn(id)) tasks.set(party, [...(tasks.get(party) ?? []), `${id}: ${task}`]);
  }
  const known = new Map(entered.rows.map((party) => [party.party, party]));
  return [...tasks]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([party, wanted]) => ({
      ...(known.get(party) ?? { party, name: null, email: null, above: null }),
      tasks: wanted,
    }));
}

function tasksIn(id: string): [party: string, task: string][] {
  const recipe = recipeNamed(id);
  const owed = new Map<string, string[]>();
  for (const [source, { owedBy, ledgerQuery }] of sourcesOf(recipe)) {
    if (ledgerQuery === undefined) owed.set(owedBy, [...(owed.get(owedBy) ?? []), source]);
  }
  return [
    ...[...owed].map(([party, sources]): [string, string] => [party, `owes ${sources.join(', ')}`]),
    [recipe.preparedBy, 'prepares'],
    [recipe.signedBy, 'signs'],
    ...(recipe.acknowledgement ? [[recipe.acknowledgement.by, 'acknowledges'] as [string, string]] : []),
  ];
}

export interface PartyToEnter {
  readonly creditorId: string;
  readonly party: string;
  /** Left out: as it was entered before; blank: none. */
  readonly name?: string;
  readonly email?: string;
  readonly above?: string;
  readonly today: CivilDate;
}

const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;

/** Enters who a party is from now on; what was told before went to whom it went. Throws `RunRefused`. */
export async function enterParty(
  pool: Pool,
  { creditorId, party: said, name, email, above, today }: PartyToEnter,
  { actor }: By,
): Promise<Party> {
  const party = demandedWords(said, 'Say which party it is, as its recipe names it: fordring reconciliations parties.');
  return inTransaction(pool, async (client) => {
    // Its row is the lock: two who enter parties at once number their entries, and see each other's circles.
    await client.query('SELECT FROM fordring.creditor WHERE creditor_id = $1 FOR UPDATE', [creditorId]);
    await creditorOfRuns(client, creditorId);
    const before = await partyNamed(client, creditorId, party);
    const now: Party = {
      party,
      name: name === undefined ? before.name : (saidWords(name) ?? null),
      email: email === undefined ? before.email : addressIn(email),
      above: above === undefined ? before.above : (saidWords(above) ?? null),
    };
    await refuseCircle(client, creditorId, now);
    await client.query(
      `INSERT INTO fordring.reconciliation_party (creditor_id, party, entry_number, name, email, above, set_by, set_on)
       SELECT $1, $2, 1 + coalesce(max(entry_number), 0), $3, $4, $5, $6, $7
       FROM fordring.reconciliation_party WHERE creditor_id = $1 AND party = $2`,
      [creditorId, party, now.name ?? '', now.email ?? '', now.above, actor.subject, today],
    );
    return now;
  });
}

function addressIn(text: string): string | null {
  const email = saidWords(text);
  if (email === undefined) return null;
  if (EMAIL.test(email)) return email;
  throw new RunRefused('no-email', `"${email}" is no e-mail address. Write it as accounting@example.org.`);
}

async function refuseCircle(client: PoolClient, creditorId: string, { party, above }: Party): Promise<void> {
  for (let next = above; next !== null; next = (await partyNamed(client, creditorId, next)).above) {
    if (next !== party) continue;
    throw new RunRefused('party-above-itself', `${party} would stand above itself; nothing could go any higher.`);
  }
}
