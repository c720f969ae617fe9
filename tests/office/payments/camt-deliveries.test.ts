import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { checkLedger } from '../../../office/controls/check-ledger';
import { sayAccounts } from '../../support/say-accounts';
import { importPayments } from '../../../office/payments/import-payments';
import { civilDate } from '../../../domain/kernel/civil-date';
import { readBankFile } from '../../../formats/recognise-bank-file';
import {
  camtDeliveries,
  mixedDeliveries,
  type CamtFile,
  type Deliveries,
  type TruePayment,
} from '../../support/camt-deliveries';
import { invoice, register, rulebookFor, useLedger } from '../ledger-world';

const ledger = useLedger();

async function take(pool: Pool, creditorId: string, { name, content }: CamtFile): Promise<void> {
  await importPayments(pool, {
    ...{ creditorId, fileName: name, rulebookFor, today: civilDate('2016-03-10') },
    file: readBankFile(content),
    sha256: createHash('sha256').update(content).digest(),
  });
}

async function sumsOf(pool: Pool): Promise<{ booked: number; asked: number; bank: number }> {
  const { rows } = await pool.query<{ booked: string; asked: string; bank: string }>(
    `SELECT (SELECT coalesce(sum(rest), 0) FROM fordring.payment_standing) AS booked,
       (SELECT coalesce(sum(amount), 0) FROM fordring.bank_aside WHERE status = 'aside') AS asked,
       (SELECT coalesce(sum(amount), 0) FROM fordring.posting WHERE account = '19410') AS bank`,
  );
  const [row] = rows;
  return { booked: Number(row?.booked), asked: Number(row?.asked), bank: Number(row?.bank) };
}

/** Takes every file, and holds the books against the truth; then takes every file again under another name. */
async function holdsTheTruth(pool: Pool, { files, isComplete }: Deliveries, isWhole = true): Promise<void> {
  await register(pool, ...['11', '22', '33'].map((number) => invoice({ number, amount: '500.00', due: '2016-04-01' })));
  const told = new Map<number, TruePayment>();
  for (const file of files) {
    await take(pool, 'town', file);
    for (const payment of file.tells) told.set(payment.id, payment);
  }
  const truth = [...told.values()].reduce((sum, { kronor }) => sum + kronor, 0);
  const { booked, asked, bank } = await sumsOf(pool);
  expect(bank).toBe(booked);
  expect(booked).toBeLessThanOrEqual(truth);
  if (isWhole) expect(truth).toBeLessThanOrEqual(booked + asked);
  const { checks } = await checkLedger(pool);
  expect(checks.filter(({ holds, name }) => !holds && name !== 'bank-balances')).toEqual([]);
  const differs = checks.find(({ name }) => name === 'bank-balances')?.offenders ?? [];
  // A statement that never came leaves a gap, and nothing else does.
  if (isComplete) expect(differs).toEqual([]);

  for (const file of files)
    await take(pool, 'town', { ...file, content: Buffer.concat([file.content, Buffer.from('\n')]) });
  expect((await sumsOf(pool)).booked).toBe(booked);
}

/** Each world is some nine files. */
test.each(Array.from({ length: 15 }, (_, at) => at + 1))(
  'in the ledger too, world %i is booked once or asked about, and the books hold',
  async (world) => holdsTheTruth(await ledger(), camtDeliveries(world)),
);

test.each(Array.from({ length: 15 }, (_, at) => at + 1))(
  'with BgMax beside camt, world %i is booked once or asked about, and the books hold',
  async (world) => {
    const pool = await ledger();
    const { accounts, namesGiro, ...made } = mixedDeliveries(world);
    await sayAccounts(pool, 'town', accounts);
    // What standing data does not link, the balance check counts as the statement's account alone.
    const isLinked = accounts.length === 1;
    await holdsTheTruth(pool, { ...made, isComplete: made.isComplete && isLinked }, made.isComplete || namesGiro);
  },
);
