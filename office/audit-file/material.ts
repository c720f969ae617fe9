import type { Pool, PoolClient } from 'pg';
import {
  standingOfPlan,
  subjectOfItem,
  type MaterialPlan,
  type MaterialStanding,
} from '../../domain/audit/material-plan';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { auditEntries, inTurn, sayInAuditFile, type AuditAct, type ProofFile } from './audit-file';
import { AuditRefused } from './audit-refused';
import { namedStanding } from './named-standing';

/** The plans that are in force on a day, by year, each item with how it stands. */
export async function materialOn(
  connection: Pool | PoolClient,
  creditorId: string,
  asOf: CivilDate,
): Promise<readonly { readonly year: string; readonly items: readonly MaterialStanding[] }[]> {
  const plans = await namedStanding<MaterialPlan>(connection, { creditorId, kind: 'material-plan', day: asOf });
  const entries = plans.length === 0 ? [] : await auditEntries(connection, { creditorId, kind: 'material' });
  return plans.map(({ name: year, contents: plan }) => ({
    year,
    items: standingOfPlan({ year, plan, asOf }, entries),
  }));
}

/** The material of a year. Throws `AuditRefused` where no plan of it is in force. */
export async function materialOfYear(
  connection: Pool | PoolClient,
  { creditorId, year, asOf }: { readonly creditorId: string; readonly year: string; readonly asOf: CivilDate },
): Promise<readonly MaterialStanding[]> {
  const found = (await materialOn(connection, creditorId, asOf)).find((one) => one.year === year);
  if (found) return found.items;
  throw new AuditRefused(
    'no-plan',
    `No material plan of ${year} is in force on ${asOf}. Put one forward: fordring year-end plan ${year}.`,
  );
}

/** What somebody says of an item of a year's material. */
export interface MaterialAct extends AuditAct {
  readonly year: string;
  readonly itemId: string;
  readonly says: string;
  readonly file?: ProofFile | undefined;
}

/** How an item stands after something was said of it; whether that was said before. */
export interface MaterialAnswer {
  readonly already: boolean;
  readonly item: MaterialStanding;
}

/** Keeps a file with an item. A signed item takes no more files. Throws `AuditRefused`. */
export async function documentItem(pool: Pool, said: MaterialAct): Promise<MaterialAnswer> {
  if (!said.file) throw new AuditRefused('no-document', 'Name the file that is kept with the item.');
  return sayOfItem(pool, said, 'documented', ['open', 'done', 'taken-back']);
}

/** Says that an item is complete; another person signs. An item that wants documents has at least one. Throws `AuditRefused`. */
export async function itemDone(pool: Pool, said: MaterialAct): Promise<MaterialAnswer> {
  const item = await itemMeant(pool, said);
  if (item.documented && item.documents.length === 0 && !said.file) {
    throw new AuditRefused(
      'no-document',
      `Item ${said.itemId} of ${said.year} wants a document. Keep one first: fordring year-end document ${said.year} ${said.itemId} FILE.`,
    );
  }
  return sayOfItem(pool, said, 'done', ['open', 'taken-back']);
}

export function signItem(pool: Pool, said: MaterialAct): Promise<MaterialAnswer> {
  return sayOfItem(pool, said, 'signed', ['done'], 'said that the item is complete');
}

export function takeItemBack(pool: Pool, said: MaterialAct): Promise<MaterialAnswer> {
  return sayOfItem(pool, said, 'taken-back', ['done', 'signed']);
}

/** Lets the year close without a critical item, for a reason that stays. Throws `AuditRefused` where nothing is missing. */
export async function overrideItem(pool: Pool, said: MaterialAct): Promise<MaterialAnswer> {
  const item = await itemMeant(pool, said);
  if (item.state === 'signed' || item.criticality !== 'critical') {
    const why = item.state === 'signed' ? 'is signed' : 'is not critical';
    throw new AuditRefused('no-gap', `Item ${said.itemId} of ${said.year} ${why}: no close waits for it.`);
  }
  return sayOfItem(pool, said, 'overridden', ['open', 'done', 'taken-back']);
}

async function itemMeant(pool: Pool, { creditorId, year, itemId, today }: MaterialAct): Promise<MaterialStanding> {
  const items = await materialOfYear(pool, { creditorId, year, asOf: today });
  const found = items.find(({ id }) => id === itemId);
  if (found) return found;
  const known = items.map(({ id }) => id).join(', ');
  throw new AuditRefused('no-such-item', `The plan of ${year} has no item ${itemId}. It has: ${known}.`);
}

async function sayOfItem(
  pool: Pool,
  said: MaterialAct,
  mark: string,
  after: readonly string[],
  doneBy?: string,
): Promise<MaterialAnswer> {
  await itemMeant(pool, said);
  const { year, itemId, says, file, by } = said;
  const { already } = await sayInAuditFile(pool, said, {
    ...{ kind: 'material', subject: subjectOfItem(year, itemId), mark, says, file },
    refuse: inTurn(`Item ${itemId} of ${year}`, after, { by, ...(doneBy !== undefined && { doneBy }) }),
  });
  return { already, item: await itemMeant(pool, said) };
}

/**
 * What keeps the years open that a closing through a day would close: critical items that nobody has signed or overridden.
 * The database asks the same when the days are closed.
 */
export async function materialMissing(
  client: PoolClient,
  {
    creditorId,
    through,
    today,
  }: { readonly creditorId: string; readonly through: CivilDate; readonly today: CivilDate },
): Promise<{ readonly year: string; readonly items: readonly string[] } | undefined> {
  const { rows } = await client.query<{ year: string; items: string[] }>(
    `SELECT year, array_agg(item ORDER BY item) AS items
     FROM fordring.years_closed_by($1, $2) AS years, fordring.material_gaps($1, year, $3)
     GROUP BY year ORDER BY year LIMIT 1`,
    [creditorId, through, today],
  );
  return rows[0];
}
