import { importPayments } from '../../office/payments/import-payments';
import { changeBankGate } from '../../office/creditors/bank-gate';
import { civilDate } from '../../domain/kernel/civil-date';
import { bankFile, demanded, invoice, movement, register, useLedger } from '../office/ledger-world';

const ledger = useLedger();

const APPEND_ONLY: readonly [table: string, column: string][] = [
  ['claim_event', 'data'],
  ['journal_entry', 'text'],
  ['posting', 'amount'],
  ['payment_share', 'amount'],
  ['command', 'result'],
  ['bank_file', 'report'],
  ['policy_version', 'data'],
  ['bank_gate', 'open'],
];

test.each(APPEND_ONLY)(
  '%s takes new rows, and never lets one be changed, deleted or cut away',
  async (table, column) => {
    const pool = await ledger();
    await register(pool, invoice({ number: '1001' }));
    await demanded(pool, '1001');
    await importPayments(pool, bankFile(movement({ key: 'm1', amount: '1384.46', for: ['91001'] })));
    await changeBankGate(pool, { creditorId: 'town', changedOn: civilDate('2016-02-01'), open: true, by: 'clerk' });

    const { rowCount } = await pool.query(`SELECT FROM fordring.${table}`);
    expect(rowCount).toBeGreaterThan(0);
    await expect(pool.query(`UPDATE fordring.${table} SET ${column} = ${column}`)).rejects.toThrow(
      /UPDATE of .* is refused/,
    );
    await expect(pool.query(`DELETE FROM fordring.${table}`)).rejects.toThrow(/DELETE of .* is refused/);
    await expect(pool.query(`TRUNCATE fordring.${table} CASCADE`)).rejects.toThrow(/TRUNCATE of .* is refused/);
    expect((await pool.query(`SELECT FROM fordring.${table}`)).rowCount).toBe(rowCount);
  },
);

test('an invoice keeps its number, amount, dates and debtor; a payment keeps its day and amount', async () => {
  const pool = await ledger();
  await register(pool, invoice({ number: '1001' }));
  await importPayments(pool, bankFile(movement({ key: 'm1', amount: '100.00' })));
  for (const column of [
    'claim_id',
    'invoice_number',
    'debtor_id',
    'amount',
    'due_on',
    'issued_on',
    'payment_reference',
  ]) {
    await expect(pool.query(`UPDATE fordring.claim SET ${column} = ${column}`)).rejects.toThrow(/refused/);
  }
  for (const column of ['payment_id', 'amount', 'received_on', 'kind', 'stated']) {
    await expect(pool.query(`UPDATE fordring.payment SET ${column} = ${column}`)).rejects.toThrow(/refused/);
  }
  await expect(pool.query('DELETE FROM fordring.claim')).rejects.toThrow(/refused/);
  await expect(pool.query('DELETE FROM fordring.payment')).rejects.toThrow(/refused/);
});
