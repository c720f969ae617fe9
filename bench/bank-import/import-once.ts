import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createLedgerPool } from '../../store/connect';
import { importPayments } from '../../office/payments/import-payments';
import { readBankFile } from '../../formats/recognise-bank-file';
import { RULEBOOK } from '../botkyrka';
import { civilDate } from '../../domain/kernel/civil-date';

/** A process of its own: reads and posts one bank file, and says how long each took. */

const AFTER_THE_YEAR = civilDate('2016-12-30');

async function main(path: string, databaseUrl: string, creditorId: string): Promise<void> {
  const pool = createLedgerPool(databaseUrl);
  try {
    await pool.query('SELECT');
    const begun = performance.now();
    const bytes = await readFile(path);
    const file = readBankFile(bytes);
    const read = performance.now();
    const { movements } = await importPayments(pool, {
      creditorId,
      file,
      fileName: 'bank.txt',
      sha256: createHash('sha256').update(bytes).digest(),
      today: AFTER_THE_YEAR,
      rulebookFor: () => RULEBOOK,
    });
    const posted = performance.now();
    const cost = { movements, readSeconds: (read - begun) / 1000, postSeconds: (posted - read) / 1000 };
    process.stdout.write(JSON.stringify(cost));
  } finally {
    await pool.end();
  }
}

void main(process.argv[2] ?? '', process.env['BENCH_DATABASE_URL'] ?? '', process.env['BENCH_CREDITOR'] ?? '');
