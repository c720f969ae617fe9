import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { writeBgMax } from '../../../formats/bgmax/write-bgmax';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { closeHead } from '../../../office/controls/close-heads';
import { changeBankGate } from '../../../office/creditors/bank-gate';
import { importPayments } from '../../../office/payments/import-payments';
import { layDownBankFile, sha256Of } from '../../../office/payments/incoming-bank-file';
import { decideAs, hanna, request } from '../decisions/decision-world';
import { carryOut, demanded, invoice, kronor, paid, register, rulebookFor, takenBack } from '../ledger-world';
import { matchSuspense } from '../../support/match-suspense';

/** The file of 20 February 2016: 1001 is paid in part, 1002 whole, and three payments say nothing that is known. */
export const BANK_FILE = writeBgMax({
  writtenAt: '20160220120000000000',
  deposits: [
    {
      bankgiro: '9912346',
      depositedOn: civilDate('2016-02-20'),
      serial: '1',
      movements: [
        { kind: 'payment', amount: kronor('500.00'), references: [{ reference: '91001' }], serial: '1' },
        { kind: 'payment', amount: kronor('1200.00'), references: [{ reference: '91002' }], serial: '2' },
        { kind: 'payment', amount: kronor('33.00'), references: [{ reference: '4711' }], serial: '3' },
        { kind: 'payment', amount: kronor('44.00'), references: [{ reference: '4712' }], serial: '4' },
        { kind: 'payment', amount: kronor('55.00'), references: [{ reference: '4713' }], serial: '5' },
      ],
    },
  ],
});

export const [PART, WHOLE, WAITING, PLACED, MOVED] = readBankFile(BANK_FILE).movements.map(({ key }) => key) as [
  string,
  string,
  string,
  string,
  string,
];

/**
 * Books with something of everything: steps and their letters, a kept bank file, payments by command, one taken back, one
 * placed by hand, a decision. What stands until 20 February is closed under a head, the rest is not closed yet.
 */
export async function keepBooks(pool: Pool): Promise<void> {
  await register(pool, ...['1001', '1002', '1003', '1004', '1005'].map((number) => invoice({ number })));
  await demanded(pool, '1001');
  const today = civilDate('2016-02-20');
  await layDownBankFile(pool, 'town', { fileName: 'february.txt', content: BANK_FILE });
  const file = { file: readBankFile(BANK_FILE), fileName: 'february.txt', sha256: sha256Of(BANK_FILE) };
  await importPayments(pool, { creditorId: 'town', ...file, today, rulebookFor });
  await carryOut(pool, '1004', '2016-01-20', paid('2016-01-20', '1200.00', 'p4'));
  await changeBankGate(pool, { creditorId: 'town', changedOn: today, open: true, by: 'hanna' });
  await closeHead(pool, 'town', today);
  await carryOut(pool, '1002', '2016-02-21', takenBack('2016-02-21', '700.00'));
  await carryOut(pool, '1005', '2016-02-22', paid('2016-02-22', '300.00', 'p5'));
  const placed = { creditorId: 'town', paymentId: PLACED, claimId: 'town/1003', key: 'place', by: 'hanna' };
  await matchSuspense(pool, { ...placed, today: civilDate('2016-02-22'), rulebookFor });
  const move = request(
    'payment-move',
    { paymentId: MOVED },
    { subject: { of: 'claims', claimIds: ['town/1003'] }, reasonCode: 'wrong-account' },
  );
  await decideAs(pool, hanna, { ...move, decisionId: 'd-move' });
  const hold = request('hold', { through: '2016-03-10' }, { subject: { of: 'claims', claimIds: ['town/1003'] } });
  await decideAs(pool, hanna, { ...hold, decisionId: 'd-hold' });
}

/** As somebody with all rights over the database would: triggers and foreign keys look away. */
export async function tamper(pool: Pool, ...statements: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const statement of statements) {
      const { rowCount } = await client.query(statement);
      expect(`${rowCount ?? 0} rows: ${statement}`).not.toMatch(/^0 rows/);
    }
    await client.query('RESET session_replication_role');
  } finally {
    client.release();
  }
}

/** Takes away a claim's events from one number on, with everything that followed from them, and sets its row back. */
export function withoutEventsFrom(claimId: string, number: number): string[] {
  const of = `claim_id = '${claimId}' AND event_number >= ${number}`;
  const payments = `SELECT coalesce(data ->> 'reversalId', data ->> 'paymentId') FROM fordring.claim_event WHERE ${of}`;
  return [
    `DELETE FROM fordring.posting WHERE entry_id IN (SELECT entry_id FROM fordring.journal_entry WHERE ${of})`,
    `DELETE FROM fordring.journal_entry WHERE ${of}`,
    `DELETE FROM fordring.payment_share WHERE payment_id IN (${payments})`,
    `DELETE FROM fordring.payment WHERE payment_id IN (${payments})`,
    `DELETE FROM fordring.outbox WHERE ${of}`,
    `DELETE FROM fordring.command WHERE key IN (SELECT command_key FROM fordring.claim_event WHERE ${of})`,
    `DELETE FROM fordring.claim_event WHERE ${of}`,
  ];
}
