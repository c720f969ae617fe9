import type { Pool } from 'pg';
import { civilDate } from '../domain/kernel/civil-date';
import { closeHead } from '../office/controls/close-heads';
import type { BotkyrkaYear } from '../sample/botkyrka-2015';
import { alternately, compared, secondsOf, type Pair } from './arithmetic';
import type { Given } from './bench';
import { botkyrkaOf } from './botkyrka';
import { runChild, TYPESCRIPT } from './child';
import { importYear, onLedger, registerYear, settle } from './open-books';

const CHECK_ONCE = require.resolve('./check/check-once');
const READ_ONCE = require.resolve('./check/read-once');
const MEGABYTE = 1024 * 1024;
const AFTER_THE_YEAR = civilDate('2016-12-30');

/**
 * The check of a year's books (invoices, and as many payments from a kept bank file) against reading the same rows out of
 * the database. Beside it what the imprints cost: registering and importing with them, against the same with their triggers
 * turned off; and the closing of all of it under one head.
 */
export async function check({ size, runs, scratch, report, tell }: Given): Promise<void> {
  const databases = await scratch();
  const year = botkyrkaOf(size.invoices);
  const costs = async (withImprints: boolean) => {
    const url = await databases.newDatabase();
    const cost = await onLedger(url, (pool) => fillBooks(pool, year, withImprints, tell));
    return { url, cost };
  };
  const filled = await alternately(
    runs,
    () => costs(true),
    async () => {
      const { url, cost } = await costs(false);
      await databases.drop(url);
      return { url, cost };
    },
  );
  const against = (part: (cost: FillCost) => number) =>
    compared(filled.map(({ ours, bare }): Pair => ({ ours: part(ours.cost), bare: part(bare.cost) })));
  report({
    figure: 'registering with imprints against without',
    unit: 's',
    ...against(({ registered }) => registered),
  });
  report({ figure: 'importing with imprints against without', unit: 's', ...against(({ imported }) => imported) });
  const [first, ...others] = filled.map(({ ours }) => ours.url);
  for (const url of others) await databases.drop(url);
  const environment = { BENCH_DATABASE_URL: first ?? '' };
  const closed = await onLedger(first ?? '', async (pool) => {
    tell('closing all of it under one head');
    const seconds = await secondsOf(() => closeHead(pool, year.creditorId, AFTER_THE_YEAR));
    await pool.query('VACUUM (ANALYZE)');
    return seconds;
  });
  const pairs = await alternately(
    runs,
    () => {
      tell(`checking ${year.invoices.length} claims`);
      return inChild(CHECK_ONCE, environment);
    },
    () => inChild(READ_ONCE, environment),
  );
  const [checked] = pairs;
  const ofPairs = (part: (cost: ChildFigures) => number) =>
    compared(pairs.map(({ ours, bare }) => ({ ours: part(ours), bare: part(bare) })));
  report({ figure: 'check against reading every row', unit: 's', ...ofPairs(({ seconds }) => seconds) });
  report({ figure: 'peak memory against reading', unit: 'MB', ...ofPairs(({ megabytes }) => megabytes) });
  const reading = checked?.bare.seconds ?? closed;
  report({
    figure: 'closing under one head against reading',
    unit: 's',
    ...compared([{ ours: closed, bare: reading }]),
  });
}

interface FillCost {
  readonly registered: number;
  readonly imported: number;
}

async function fillBooks(
  pool: Pool,
  year: BotkyrkaYear,
  withImprints: boolean,
  tell: (what: string) => void,
): Promise<FillCost> {
  if (!withImprints) await turnImprintsOff(pool);
  await settle(pool);
  tell(`registering ${year.invoices.length} invoices ${withImprints ? 'with' : 'without'} imprints`);
  const registered = await secondsOf(() => registerYear(pool, year, () => undefined));
  await pool.query('VACUUM (ANALYZE)');
  await settle(pool);
  const imported = await importYear(pool, year, { today: AFTER_THE_YEAR, tell });
  return { registered, imported };
}

async function turnImprintsOff(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ statement: string }>(
    `SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS statement
     FROM pg_trigger WHERE NOT tgisinternal AND starts_with(tgname, 'imprint_rows_of_')`,
  );
  for (const { statement } of rows) await pool.query(statement);
}

interface ChildFigures {
  readonly seconds: number;
  readonly megabytes: number;
}

async function inChild(program: string, environment: NodeJS.ProcessEnv): Promise<ChildFigures> {
  const { output, peakBytes } = await runChild([...TYPESCRIPT, program], { environment });
  const { seconds } = JSON.parse(output) as { readonly seconds: number };
  return { seconds, megabytes: peakBytes / MEGABYTE };
}
