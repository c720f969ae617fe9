import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { civilDate } from '../domain/kernel/civil-date';
import { layDownFirst } from '../office/creditors/lay-down-first';
import type { BotkyrkaYear } from '../sample/botkyrka-2015';
import { alternately, compared } from './arithmetic';
import type { Aim, Given } from './bench';
import { botkyrkaOf } from './botkyrka';
import { runChild, TYPESCRIPT } from './child';
import type { ClosedMonthCost } from './close/close-once';
import { importYear, onLedger, registerYear, settle } from './open-books';

const CLOSE_ONCE = require.resolve('./close/close-once');
const READ_ONCE = require.resolve('./check/read-once');
const MEGABYTE = 1024 * 1024;
/** The payments are learned at once, so the year is closed by what is known after them. */
const LEARNED_ON = civilDate('2016-12-30');
const TWICE: Aim = { of: 'ratio', atMost: 2 };
const A_MINUTE: Aim = { of: 'ours', atMost: 60 };
const ONE_GIGABYTE: Aim = { of: 'ours', atMost: 1024 };

/**
 * Everything that a close of a month asks of the books, besides waiting for people: the age analysis, every open claim, the
 * completeness, the lists of the administrations with their files, the valuation, the control board and the close itself. The
 * month is December of a year that is registered and paid whole. The age analysis is held against the plain sum of the same rows
 * in SQL, in the same process; the whole against reading every row of the books.
 */
export async function close({ size, runs, scratch, report, tell }: Given): Promise<void> {
  const databases = await scratch();
  const folder = await mkdtemp(join(tmpdir(), 'fordring-bench-'));
  try {
    const year = botkyrkaOf(size.invoices);
    const filled = await databases.newDatabase();
    await onLedger(filled, (pool) => fillBooks(pool, year, tell));
    const pairs = await alternately(
      runs,
      async (): Promise<Run> => {
        // A month is closed once: each time on a copy of its own.
        const url = await databases.newDatabase(filled);
        tell(`closing December of ${year.invoices.length} invoices`);
        const { output, peakBytes } = await runChild([...TYPESCRIPT, CLOSE_ONCE, year.creditorId, folder], {
          environment: { BENCH_DATABASE_URL: url },
        });
        await databases.drop(url);
        const cost = JSON.parse(output) as ClosedMonthCost;
        const seconds = Object.values(cost.parts).reduce((sum, one) => sum + one, 0);
        return { ...cost, seconds, megabytes: peakBytes / MEGABYTE };
      },
      async (): Promise<Run> => {
        const { output, peakBytes } = await runChild([...TYPESCRIPT, READ_ONCE], {
          environment: { BENCH_DATABASE_URL: filled },
        });
        return { ...(JSON.parse(output) as { readonly seconds: number }), megabytes: peakBytes / MEGABYTE };
      },
    );
    report({
      figure: 'age analysis against the plain sum in SQL',
      unit: 's',
      aim: TWICE,
      ...compared(pairs.map(({ ours: { ages } }) => ({ ours: ages?.analysis ?? 0, bare: ages?.plain ?? 0 }))),
    });
    for (const part of Object.keys(pairs[0]?.ours.parts ?? {}))
      report({
        figure: `${part} against reading every row`,
        unit: 's',
        ...compared(pairs.map(({ ours, bare }) => ({ ours: ours.parts?.[part] ?? 0, bare: bare.seconds }))),
      });
    report({
      figure: 'a whole close against reading every row',
      unit: 's',
      aim: A_MINUTE,
      ...compared(pairs.map(({ ours, bare }) => ({ ours: ours.seconds, bare: bare.seconds }))),
    });
    report({
      figure: 'peak memory against reading',
      unit: 'MB',
      aim: ONE_GIGABYTE,
      ...compared(pairs.map(({ ours, bare }) => ({ ours: ours.megabytes, bare: bare.megabytes }))),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of ours with its parts; of the bare side the whole alone. */
interface Run extends Partial<ClosedMonthCost> {
  readonly seconds: number;
  readonly megabytes: number;
}

/** A year with an administration for each invoice group, so that each has a list. */
async function fillBooks(pool: Pool, year: BotkyrkaYear, tell: (what: string) => void): Promise<void> {
  tell(`registering ${year.invoices.length} invoices`);
  await registerYear(pool, year, () => undefined);
  for (const invoiceGroup of new Set(year.invoices.map((invoice) => invoice.invoiceGroup))) {
    const contents = { name: `Group ${invoiceGroup}`, units: [], contacts: [], owns: [{ invoiceGroup }] };
    const { creditorId } = year;
    await layDownFirst(pool, { creditorId, kind: 'administration', name: `a${invoiceGroup}`, contents });
  }
  await importYear(pool, year, { today: LEARNED_ON, tell });
  await pool.query('VACUUM (ANALYZE)');
  await settle(pool);
}
