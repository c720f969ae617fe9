import type { Pool } from 'pg';
import type { CivilDate } from '../domain/kernel/civil-date';
import { readBankFile } from '../formats/recognise-bank-file';
import { importPayments } from '../office/payments/import-payments';
import { layDownBankFile, sha256Of } from '../office/payments/incoming-bank-file';
import { botkyrkaBankFile } from '../sample/botkyrka-files';
import { secondsOf } from './arithmetic';
import { createLedgerPool } from '../store/connect';
import { migrate } from '../store/migrate';
import { registerClaims } from '../office/registration/register-claims';
import { registerCreditor } from '../office/creditors/register-creditor';
import type { BotkyrkaYear } from '../sample/botkyrka-2015';
import { RULEBOOK, creditorOf, registrationsOfYear } from './botkyrka';

/** A ledger on the database with all migrations, closed again after the work. */
export async function onLedger<Result>(url: string, work: (pool: Pool) => Promise<Result>): Promise<Result> {
  const pool = createLedgerPool(url);
  try {
    await migrate(pool);
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** Takes up the year's invoices as claims. */
export async function registerYear(pool: Pool, year: BotkyrkaYear, tell: (what: string) => void): Promise<void> {
  await registerCreditor(pool, creditorOf(year));
  let told = 0;
  await registerClaims(pool, {
    creditorId: year.creditorId,
    debtors: year.debtors,
    registrations: registrationsOfYear(year),
    rulebookFor: () => RULEBOOK,
    progress: (done, of) => {
      if (done < of && done - told < of / 4) return;
      told = done;
      tell(`registered ${done} of ${of}`);
    },
  });
}

/** Books the year's payments from a kept bank file; answers the seconds that this took. */
export async function importYear(
  pool: Pool,
  year: BotkyrkaYear,
  { today, tell }: { readonly today: CivilDate; readonly tell: (what: string) => void },
): Promise<number> {
  const { creditorId } = year;
  const { content, name: fileName } = botkyrkaBankFile(year);
  await layDownBankFile(pool, creditorId, { fileName, content });
  const file = { file: readBankFile(content), fileName, sha256: sha256Of(content) };
  tell(`importing ${file.file.movements.length} payments`);
  return secondsOf(() => importPayments(pool, { creditorId, ...file, today, rulebookFor: () => RULEBOOK }));
}

/**
 * Puts what was written before on disk, so that none of it is still being written while something is measured. On a
 * server where we may not, the measurement bears it.
 */
export async function settle(pool: Pool): Promise<void> {
  await pool.query('CHECKPOINT').catch(() => undefined);
}
