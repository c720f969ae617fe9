import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerClaims } from '../office/registration/register-claims';
import { registerCreditor } from '../office/creditors/register-creditor';
import { alternately, compared, secondsOf } from './arithmetic';
import type { Given } from './bench';
import { RULEBOOK, botkyrkaOf, creditorOf, registrationsOfYear } from './botkyrka';
import { onLedger, settle } from './open-books';
import { copyRegisteredIn, copyRegisteredOut } from './register/registered-rows';

/**
 * Registering a year's invoices against raw COPY into bare tables: of the invoices alone, and of every row that the
 * registration writes (events, journal, outbox and all), which is the least that these books could cost.
 */
export async function register({ size, runs, scratch, report, tell }: Given): Promise<void> {
  const databases = await scratch();
  const folder = await mkdtemp(join(tmpdir(), 'fordring-bench-'));
  try {
    const year = botkyrkaOf(size.invoices);
    const registrations = registrationsOfYear(year);
    const request = {
      creditorId: year.creditorId,
      debtors: year.debtors,
      registrations,
      rulebookFor: () => RULEBOOK,
    };
    const onNewLedger = async (measure: Parameters<typeof onLedger<number[]>>[1]): Promise<number[]> => {
      const url = await databases.newDatabase();
      const seconds = await onLedger(url, measure);
      await databases.drop(url);
      return seconds;
    };
    const pairs = await alternately(
      runs,
      () =>
        onNewLedger(async (pool) => {
          tell(`registering ${registrations.length} invoices`);
          await registerCreditor(pool, creditorOf(year));
          await settle(pool);
          const seconds = await secondsOf(() => registerClaims(pool, request));
          await copyRegisteredOut(pool, folder);
          return [seconds];
        }),
      () =>
        onNewLedger(async (pool) => {
          await settle(pool);
          return copyRegisteredIn(pool, folder);
        }),
    );
    const against = (bareOf: (seconds: readonly number[]) => number) =>
      compared(pairs.map(({ ours, bare }) => ({ ours: ours[0] ?? 0, bare: bareOf(bare) })));
    const sum = (seconds: readonly number[]): number => seconds.reduce((total, one) => total + one, 0);
    report({ figure: 'against COPY of the invoices', unit: 's', ...against(([invoices]) => invoices ?? 0) });
    report({ figure: 'against COPY of every row that it writes', unit: 's', ...against(sum) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
