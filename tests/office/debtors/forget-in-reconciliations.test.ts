import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { checkLedger } from '../../../office/controls/check-ledger';
import { openOffice } from '../../../office/office';
import { verifyEvidence } from '../../../office/reconciliation/evidence/verify-evidence';
import { openItems } from '../../../office/reconciliation/items';
import { commentItem } from '../../../office/reconciliation/look-into-item';
import { readRun } from '../../../office/reconciliation/run-record';
import { registerClaims } from '../../../office/registration/register-claims';
import { useWorld } from '../../support/world';
import { tamper } from '../controls/tampered-books';
import { anna, rulebookFor } from '../ledger-world';
import { ANNA, BO, LEFT, Office, OTHER_RIGHT, permitted, run } from '../reconciliation/office';
import { wholeDump, whereSaid } from './whole-dump';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = createLedgerPool(await world().newDatabase());
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
  const rikke = { ...anna, debtorId: 'rikke', name: 'Rikke Holmgård', country: 'DK' };
  const { creditorId } = office;
  await registerClaims(pool, { creditorId, debtors: [rikke], registrations: [], rulebookFor });
  await office.delivers('left', LEFT.replace('F2', 'Rikke Holmgård'));
  await office.delivers('right', OTHER_RIGHT.replace('F2', 'Rikke Holmgård'));
  await office.matches();
  const [first] = await openItems(pool, await readRun(pool, run(creditorId)));
  const by = permitted(ANNA, 'look-into-differences');
  await commentItem(pool, { itemId: first?.itemId ?? 0, today: office.today, note: 'Rikke Holmgård called' }, by);
  await office.prepares(ANNA);
  await office.approves(BO, 'Rikke Holmgård is written to');
  await office.files();
});
afterEach(() => pool.end());

async function forget(): Promise<void> {
  const { creditorId, today } = office;
  const { debtors } = openOffice({ pool });
  const asked = { debtorId: 'rikke', ground: 'GDPR article 17' };
  const { forgettingId } = await debtors.forget({ by: ANNA, creditorId, today }, asked);
  await debtors.confirmToForget({ by: BO, creditorId, today }, { forgettingId });
}

async function problems(): Promise<readonly string[]> {
  const { checks } = await checkLedger(pool);
  const offenders = checks.flatMap(({ name, offenders: each }) => each.map((offender) => `${name}: ${offender}`));
  return [...offenders, ...(await verifyEvidence(pool, office.creditorId)).problems];
}

test('names are gone from files, results, differences, notes, events and evidence, and every chain verifies', async () => {
  const before = whereSaid(await wholeDump(pool), ['Rikke Holmgård']).map((found) => found.split(':')[0]);
  expect([...new Set(before)].sort()).toEqual([
    ...[
      'debtor',
      'reconciliation_event',
      'reconciliation_evidence',
      'reconciliation_file_piece',
      'reconciliation_item',
    ],
    ...['reconciliation_item_mark', 'reconciliation_result'],
  ]);
  expect(await problems()).toEqual([]);
  await forget();
  expect(whereSaid(await wholeDump(pool), ['Rikke Holmgård', 'Holmg'])).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('the figures of what was signed stay', async () => {
  const figures = () =>
    pool.query(
      `SELECT document_json::json -> 'result' ->> 'difference' AS difference, document_json::json -> 'approved' ->> 'by' AS by
       FROM fordring.reconciliation_evidence`,
    );
  const before = (await figures()).rows;
  await forget();
  expect((await figures()).rows).toEqual(before);
});

test.each([
  `UPDATE fordring.reconciliation_item SET amount = 1`,
  `UPDATE fordring.reconciliation_item_mark SET note = 'another' WHERE note IS NOT NULL`,
  `UPDATE fordring.reconciliation_result SET contents = contents || ' '`,
  `UPDATE fordring.reconciliation_evidence SET differences_csv = differences_csv || ' '`,
  `UPDATE fordring.reconciliation_event SET data = data || '{"words": "another"}' WHERE type = 'RunApproved'`,
  `UPDATE fordring.reconciliation_file_piece SET piece = piece || '\\x20'`,
])('afterwards a change is noticed: %s', async (statement) => {
  await forget();
  await tamper(pool, statement);
  expect(await problems()).not.toEqual([]);
});
