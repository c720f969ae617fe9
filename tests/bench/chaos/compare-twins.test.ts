import type { Pool } from 'pg';
import { compareTwins } from '../../../bench/chaos/compare-twins';
import { importPayments } from '../../../office/payments/import-payments';
import { bankFile, demanded, invoice, movement, register, useLedger } from '../../office/ledger-world';

const ledger = useLedger();

async function town(): Promise<Pool> {
  const pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  await demanded(pool, '1001');
  await importPayments(
    pool,
    bankFile(
      movement({ key: 'a', amount: '1500.00', on: '2016-02-20', for: ['91001'] }),
      movement({ key: 'b', amount: '33.00' }),
    ),
  );
  await pool.query(
    `INSERT INTO fordring.letter (document_id, debtor_id, route, delivery_id, channel, delivered_on)
     SELECT document_id, 'nils', 'post', 'folder:1', 'folder', '2016-02-01' FROM fordring.document LIMIT 1`,
  );
  return pool;
}

test('two towns that lived the same are equal, although they were booked at different moments', async () => {
  const { compared, differences } = await compareTwins(await town(), await town());
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(10);
});

test.each([
  ['claims', "UPDATE fordring.claim SET next_step_on = '2030-01-01' WHERE invoice_number = '1001'"],
  ['events and their hashes', "UPDATE fordring.claim_event SET hash = previous_hash WHERE claim_id = 'town/1001'"],
  ['events and their hashes', "DELETE FROM fordring.claim_event WHERE claim_id = 'town/1002'"],
  ['postings', 'UPDATE fordring.posting SET amount = amount + 0.01 WHERE line = 1'],
  [
    'postings',
    'INSERT INTO fordring.posting SELECT entry_id, line + 50, account, amount, currency FROM fordring.posting',
  ],
  ['payments', "UPDATE fordring.payment SET amount = amount + 1 WHERE payment_id = 'a'"],
  ['letters', 'DELETE FROM fordring.letter'],
])('otherwise in the %s: found (%s)', async (what, sql) => {
  const [twin, other] = [await town(), await town()];
  const client = await other.connect();
  try {
    await client.query('SET session_replication_role = replica');
    expect((await client.query(sql)).rowCount).toBeGreaterThan(0);
    await client.query('RESET session_replication_role');
  } finally {
    client.release();
  }
  const { differences } = await compareTwins(twin, other);
  expect(differences.map((difference) => difference.what)).toContain(what);
});
