import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { writeBgMax } from '../../../formats/bgmax/write-bgmax';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { layDownBankFile } from '../../../office/payments/incoming-bank-file';
import { importPayments } from '../../../office/payments/import-payments';
import { registerClaims } from '../../../office/registration/register-claims';
import { PLACES } from '../../../office/debtors/places';
import { anna, bankFile, demanded, invoice, kronor, movement, register, rulebookFor, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool });
});

const by: Actor = { subject: 'hanna', roles: ['case-handler'], creditorIds: ['town'], source: 'oidc' };
const caller: Caller = { by, creditorId: 'town', today: civilDate('2016-03-01') };
const bo = { ...anna, debtorId: 'bo', name: 'Bo Ekström', identityNumber: '19101010-1010' };

async function heldOf(debtorId: string) {
  const { places } = await office.debtors.exportData(caller, { debtorId });
  return Object.fromEntries(places.map(({ place, rows }) => [place, rows]));
}

/** Bo owes an invoice of his own, and has paid a part of it. */
async function registerBo(): Promise<void> {
  const registration = { ...invoice({ number: '2001', reference: '920011' }), debtorId: 'bo' };
  await registerClaims(pool, { creditorId: 'town', debtors: [bo], registrations: [registration], rulebookFor });
}

/** Tables that hold nothing of a debtor. A new table stands here, or in `PLACES`. */
const NOTHING_OF_A_DEBTOR = [
  ...['audit_document', 'audit_sample', 'authorisation_list', 'authorisation_review', 'listed_authorisation'],
  ...['authority_matrix', 'bank_balance', 'bank_file', 'bank_gate', 'bank_reading', 'bank_word_lifted'],
  'reviewed_authorisation',
  ...['closed_imprint', 'closed_period', 'command', 'control_receipt', 'counterpart_account', 'counterpart_claim_kind'],
  ...['counterpart_registration', 'creditor', 'creditor_detail', 'day_head', 'erasable', 'erased_row', 'erasing'],
  ...['exported_voucher', 'imprinted_table', 'delivery_chase', 'write_down_chase'],
  ...['invoice_import', 'journal_export', 'journal_inserted', 'migration', 'named_bank_file', 'open_imprint'],
  ...[
    'open_item_chase',
    'period_close',
    'policy_version',
    'reconciliation_item_head',
    'reconciliation_load',
    'reconciliation_party',
  ],
  ...['reconciliation_result', 'reconciliation_run', 'reconciliation_series', 'rehearsal', 'reopened_closing'],
  ...['standing_change', 'standing_change_mark', 'wake_call'],
];

/** Tables whose rows are given with another place, or by the line. */
const GIVEN_BESIDE = [
  ...['posting', 'incoming_bank_file', 'incoming_bank_file_piece', 'reconciliation_evidence'],
  ...['reconciliation_file', 'reconciliation_file_piece'],
];

test('every table is looked through, or is known to hold nothing of a debtor', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'fordring' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const known = [...PLACES.map(({ table }) => table), ...GIVEN_BESIDE, ...NOTHING_OF_A_DEBTOR].sort();
  expect(rows.map(({ name }) => name)).toEqual(known);
});

test('a person gets the register, earlier names, invoices, letters, payments and who read of them', async () => {
  await register(pool, invoice({ number: '1001', reference: '910011' }));
  await register(pool);
  await registerClaims(pool, {
    creditorId: 'town',
    debtors: [{ ...anna, name: 'Anna Nyberg' }],
    registrations: [],
    rulebookFor,
  });
  await demanded(pool, '1001');
  await importPayments(
    pool,
    bankFile(movement({ key: 'bank/1', amount: '200.00', for: ['910011'], text: ['for my son'] })),
  );
  const held = await heldOf('anna');
  expect(held['debtor']).toMatchObject([{ name: 'Anna Nyberg', identity_number: '19121212-1212' }]);
  expect(held['debtor_change']).toMatchObject([{ before: { name: 'Anna Åkesson' } }]);
  expect(held['claim']).toMatchObject([{ claim_id: 'town/1001', amount: '1200.00' }]);
  expect(held['document']?.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['reminder', 'demand']));
  expect(held['payment']).toMatchObject([{ payment_id: 'bank/1', stated: { text: ['for my son'] } }]);
  expect(held['receipt']).toMatchObject([{ act: 'debtors.exportData', about: 'anna', subject: 'hanna' }]);
});

test('nothing of another debtor is given', async () => {
  await register(pool, invoice({ number: '1001', reference: '910011' }));
  await registerBo();
  await importPayments(
    pool,
    bankFile(movement({ key: 'bank/2', amount: '200.00', for: ['920011'], text: ['from Bo'] })),
  );
  const given = JSON.stringify(await heldOf('anna'));
  for (const mark of ['Bo Ekström', '1010', 'town/2001', '920011', 'from Bo', 'bank/2'])
    expect(given).not.toContain(mark);
  expect(Object.keys(await heldOf('bo'))).toEqual(expect.arrayContaining(['debtor', 'claim', 'payment']));
});

test('a payment without an invoice is found by the name of the payer or the number of the person', async () => {
  await register(pool, invoice({ number: '1001', reference: '910011' }));
  await importPayments(
    pool,
    bankFile(
      movement({ key: 'bank/3', amount: '10.00', text: ['121212-1212'] }),
      movement({ key: 'bank/4', amount: '20.00' }),
    ),
  );
  expect((await heldOf('anna'))['payment']?.map(({ payment_id: id }) => id)).toEqual(['bank/3', 'bank/4']);
});

test('who is not in the register is not known', async () => {
  await expect(heldOf('nobody')).rejects.toMatchObject({ name: 'DebtorUnknown' });
});

test('the parts of a kept bank file are given that tell of the payments, and no other', async () => {
  await register(pool, invoice({ number: '1001', reference: '910011' }));
  await registerBo();
  const content = bgmaxOf('910011', '920011');
  const file = readBankFile(content);
  const sha256 = createHash('sha256').update(content).digest();
  await layDownBankFile(pool, 'town', { fileName: 'march.txt', content });
  const today = civilDate('2016-02-10');
  await importPayments(pool, { creditorId: 'town', file, fileName: 'march.txt', sha256, today, rulebookFor });
  const parts = (await heldOf('anna'))['incoming_bank_file'] as readonly { readonly text: string }[];
  expect(parts).toMatchObject([{ file: 'march.txt' }]);
  expect(parts[0]?.text).toContain('910011');
  expect(JSON.stringify(parts)).not.toContain('920011');
});

test('of an invoice that was registered anew for another, each gets the events of their own', async () => {
  await register(pool, invoice({ number: '1001', reference: '910011' }));
  await registerBo();
  await demanded(pool, '1001');
  const { rows } = await pool.query<{ last: number }>(
    `SELECT event_number AS last FROM fordring.claim WHERE claim_id = 'town/1001'`,
  );
  await pool.query(`UPDATE fordring.claim SET withdrawn = true WHERE claim_id = 'town/1001'`);
  await pool.query(`UPDATE fordring.claim SET debtor_id = 'bo' WHERE claim_id = 'town/1001'`);
  const [ofAnna, ofBo] = [await heldOf('anna'), await heldOf('bo')];
  expect(ofAnna['claim_event']).toHaveLength(rows[0]?.last ?? 0);
  expect(ofAnna['claim']).toBeUndefined();
  expect(ofBo['claim']?.map(({ claim_id: id }) => id)).toEqual(expect.arrayContaining(['town/1001']));
  expect(ofBo['claim_event']?.filter(({ claim_id: id }) => id === 'town/1001')).toEqual([]);
});

/** A file of one deposit on the town's account, with a payment of 100.00 for each reference. */
function bgmaxOf(...references: readonly string[]): Buffer {
  const movements = references.map((reference, at) => ({
    ...{ kind: 'payment' as const, amount: kronor('100.00'), serial: String(at + 1) },
    references: [{ reference }],
    payerName: `Payer of ${reference}`,
  }));
  const deposit = { bankgiro: '50501055', depositedOn: civilDate('2016-02-10'), serial: '1', movements };
  return writeBgMax({ writtenAt: '20160210120000000000', deposits: [deposit] });
}
