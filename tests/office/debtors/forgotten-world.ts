import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { writeBgMax } from '../../../formats/bgmax/write-bgmax';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { layDownLetterhead } from '../../../office/creditors/lay-down-first';
import { deliverLetters } from '../../../office/letters/deliver-letters';
import { createFolderOutbox } from '../../../office/letters/folder-outbox';
import type { Caller, Office } from '../../../office/office';
import { layDownBankFile, sha256Of } from '../../../office/payments/incoming-bank-file';
import { importPayments } from '../../../office/payments/import-payments';
import { registerClaims } from '../../../office/registration/register-claims';
import { SJOVIK } from '../../../sample/sjovik-creditor';
import type { Actor } from '../../../domain/authority/actor';
import { decideAs, hanna, request } from '../decisions/decision-world';
import { anna, carryOut, demanded, invoice, kronor, paid, register, rulebookFor } from '../ledger-world';

export const bo = {
  ...anna,
  ...{ debtorId: 'bo', name: 'Bo Ekström', identityNumber: '19101010-1010' },
  ...{ addressLines: ['Ekvägen 2'], postalCode: '999 02' },
};

/** What is known of Anna, wherever it stands. */
export const OF_ANNA = [
  ...['Anna Åkesson', 'Anna Nyberg', '19121212-1212', '121212-1212', '1212121212', 'Storgatan 1', '999 01'],
  ...['Maj Åkesson-Payer', 'rent for my son Olle', 'her illness is known', 'wrote by hand', 'called twice'],
];

const [march, april] = [civilDate('2016-03-10'), civilDate('2016-04-01')];

/** The bank's file of 10 March 2016: a payment of Anna's mother, and one of Bo. */
export const BANK_FILE = writeBgMax({
  writtenAt: '20160310120000000000',
  deposits: [
    {
      ...{ bankgiro: '50501055', depositedOn: march, serial: '1' },
      movements: [
        {
          ...{ kind: 'payment', amount: kronor('500.00'), references: [{ reference: '910011' }], serial: '1' },
          ...{ payerName: 'Maj Åkesson-Payer', text: ['rent for my son Olle'] },
        },
        {
          ...{ kind: 'payment', amount: kronor('1200.00'), references: [{ reference: '920011' }], serial: '2' },
          payerName: 'Bo Ekström',
        },
      ],
    },
  ],
});

/**
 * Books of a town in spring 2016. Anna has moved and married, was reminded, got a deferral for a reason, was flagged, and
 * has paid. Bo owes an invoice beside her.
 */
export async function booksOfAnna(pool: Pool): Promise<{ readonly outbox: string }> {
  await layDownLetterhead(pool, 'town', SJOVIK);
  await register(pool, invoice({ number: '1001', reference: '910011' }));
  await registerClaims(pool, {
    creditorId: 'town',
    debtors: [{ ...anna, name: 'Anna Nyberg' }, bo],
    registrations: [{ ...invoice({ number: '2001', reference: '920011' }), debtorId: 'bo' }],
    rulebookFor,
  });
  await demanded(pool, '1001');
  await carryOut(pool, '1001', '2016-02-19', {
    ...{ type: 'ChangeFlag', changedOn: civilDate('2016-02-19'), flagged: true },
    reason: 'Anna Nyberg wrote by hand',
  });
  const deferral = request('deferral', { newDueOn: '2016-03-31' }, { today: '2016-02-20' });
  await decideAs(pool, hanna, { ...deferral, decisionId: 'd-1', reason: 'her illness is known', document: 'note 7' });
  await layDownBankFile(pool, 'town', { fileName: 'march.txt', content: BANK_FILE });
  const file = { file: readBankFile(BANK_FILE), fileName: 'march.txt', sha256: sha256Of(BANK_FILE) };
  await importPayments(pool, { creditorId: 'town', ...file, today: march, rulebookFor });
  await pool.query(
    `INSERT INTO fordring.work_assignment (creditor_id, work_id, note, assigned_by, role, assigned_on)
     VALUES ('town', 'claim:town/1001', 'called twice, 1212121212', 'hanna', 'case-handler', '2016-03-01')`,
  );
  const { rows } = await pool.query<{ open: string }>(
    `SELECT claimed_open::text AS open FROM fordring.claim WHERE claim_id = 'town/1001'`,
  );
  await carryOut(pool, '1001', april, paid(april, rows[0]?.open ?? '0', 'p-rest'));
  const outbox = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'outbox-'));
  const letters = createFolderOutbox(join(outbox, 'letters'));
  await deliverLetters({ pool, letters, rulebookFor, withholdWhenGroundIsGone: false });
  await pool.query('UPDATE fordring.outbox SET delivered_at = now() WHERE delivered_at IS NULL');
  return { outbox };
}

export const town = (by: Actor, today = '2027-01-01', key?: string): Caller => ({
  ...{ by, creditorId: 'town', today: civilDate(today) },
  ...(key !== undefined && { key }),
});

/** Anna is forgotten by Hanna and Sven. */
export async function forgetAnna(office: Office, second: Actor, outbox: string) {
  const { forgettingId } = await office.debtors.forget(town(hanna), {
    debtorId: 'anna',
    ground: 'GDPR article 17(1)(a)',
  });
  return office.debtors.confirmToForget(town(second), { forgettingId, folder: outbox });
}
