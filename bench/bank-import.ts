import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BotkyrkaYear } from '../sample/botkyrka-2015';
import { botkyrkaBankFile } from '../sample/botkyrka-files';
import { alternately, compared } from './arithmetic';
import type { Given } from './bench';
import { writeRawRows } from './bank-import/raw-rows';
import { copyWrittenIn, copyWrittenOut } from './bank-import/written-rows';
import { botkyrkaOf } from './botkyrka';
import { TYPESCRIPT, runChild } from './child';
import { onLedger, registerYear, settle } from './open-books';

const IMPORT_ONCE = require.resolve('./bank-import/import-once');
const RAW_ONCE = require.resolve('./bank-import/raw-once');
const MEGABYTE = 1024 * 1024;

/** With the seconds that COPY and UPDATE of exactly the rows took; nought beside our own import. */
type Cost = ImportCost & { readonly writeSeconds: number };

/** What one import took, as its process counts: without the process's own start. */
interface ImportCost {
  readonly readSeconds: number;
  readonly postSeconds: number;
  readonly peakBytes: number;
}

/**
 * A bank file with as many payments as a year has invoices: read, matched and posted as `fordring import bank` does it,
 * against a raw COPY of the same rows into a staging table, a join to the claims by reference and an insert of what
 * matched. Each runs as a process of its own on a fresh copy of a ledger where the invoices are registered. What the import
 * wrote is copied into bare tables besides, which is the least that these books could cost.
 */
export async function bankImport({ size, runs, scratch, report, tell }: Given): Promise<void> {
  const databases = await scratch();
  const folder = await mkdtemp(join(tmpdir(), 'fordring-bench-'));
  try {
    const year = botkyrkaOf(size.invoices);
    const [bankFile, rawRows] = [join(folder, 'bank.txt'), join(folder, 'rows.tsv')];
    const { content } = botkyrkaBankFile(year);
    await writeFile(bankFile, content);
    await writeRawRows(content, rawRows);
    const registered = await databases.newDatabase();
    await register(registered, year, tell);

    const onFreshCopy = async <Found>(measure: (url: string) => Promise<Found>): Promise<Found> => {
      const url = await databases.newDatabase(registered);
      await onLedger(url, settle);
      const found = await measure(url);
      await databases.drop(url);
      return found;
    };
    const run = async (url: string, program: string, file: string): Promise<ImportCost> => {
      const { output, peakBytes } = await runChild([...TYPESCRIPT, program, file], {
        environment: { BENCH_DATABASE_URL: url, BENCH_CREDITOR: year.creditorId },
      });
      return { peakBytes, ...(JSON.parse(output) as Omit<ImportCost, 'peakBytes'>) };
    };
    const pairs = await alternately(
      runs,
      () => {
        tell(`importing ${year.payments.length} payments`);
        return onFreshCopy(async (url) => {
          const cost = await run(url, IMPORT_ONCE, bankFile);
          await onLedger(url, (pool) => copyWrittenOut(pool, folder));
          return { ...cost, writeSeconds: 0 };
        });
      },
      async () => ({
        ...(await onFreshCopy((url) => run(url, RAW_ONCE, rawRows))),
        writeSeconds: await onFreshCopy((url) => onLedger(url, (pool) => copyWrittenIn(pool, folder))),
      }),
    );
    const whole = (cost: Cost): number => cost.readSeconds + cost.postSeconds;
    const against = (part: (cost: Cost) => number, bare = part) =>
      compared(pairs.map((pair) => ({ ours: part(pair.ours), bare: bare(pair.bare) })));
    const aim = { of: 'ratio', atMost: 10 } as const;
    report({ figure: 'read, match and post against raw', unit: 's', aim, ...against(whole) });
    report({ figure: 'read against raw', unit: 's', ...against(({ readSeconds }) => readSeconds, whole) });
    report({ figure: 'match and post against raw', unit: 's', ...against(({ postSeconds }) => postSeconds, whole) });
    const rows = against(
      ({ postSeconds }) => postSeconds,
      ({ writeSeconds }) => writeSeconds,
    );
    report({ figure: 'match and post against COPY and UPDATE of every row that it writes', unit: 's', ...rows });
    report({ figure: 'peak memory against raw', unit: 'MB', ...against(({ peakBytes }) => peakBytes / MEGABYTE) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As a ledger is months after its invoices came: with statistics, and nothing left to tidy. */
async function register(url: string, year: BotkyrkaYear, tell: (what: string) => void): Promise<void> {
  await onLedger(url, async (pool) => {
    await registerYear(pool, year, tell);
    await pool.query('VACUUM (ANALYZE)');
  });
}
