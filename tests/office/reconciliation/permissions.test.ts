import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { openOffice } from '../../../office/office';
import type { PermissionTable } from '../../../domain/authority/permissions';
import { useWorld } from '../../support/world';
import { ANNA, AUDITOR, BO, LEFT, Office, OTHER_RIGHT, person, RIGHT } from './office';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});

const NIGHTLY = person('local/nightly', 'back-office');

/** The creditor's matrix, as it is shipped but for these permissions. */
async function hasItsOwnMatrix(permissions: Partial<PermissionTable>): Promise<void> {
  const { decisions } = openOffice({ pool });
  // A matrix is taken up on the day itself.
  const manager = { by: person('local/ditte', 'manager'), creditorId: office.creditorId };
  const shipped = await decisions.matrix(manager, {});
  if (!shipped) throw new Error('A matrix is shipped.');
  const matrix = { ...shipped, id: office.creditorId, version: '1', permissions };
  await expect(decisions.loadMatrix(manager, { matrix })).resolves.toMatchObject({ outcome: 'approved' });
}

test('a back-office system delivers the files of a run, and is none of those who sign it', async () => {
  await office.delivers('left', LEFT, { by: NIGHTLY });
  await office.delivers('right', RIGHT, { by: NIGHTLY });
  await office.matches();
  await expect(office.prepares(NIGHTLY)).rejects.toThrow(
    'To prepare reconciliation one must be a case handler, a supervisor, a manager or a controller; you are signed in as a back office.',
  );
});

test('the creditor’s own matrix says who signs, and by which role it is recorded', async () => {
  await hasItsOwnMatrix({ 'sign-reconciliation': ['lawyer'] });
  await office.delivers('left', LEFT);
  await office.delivers('right', RIGHT);
  await office.matches();
  await office.prepares(ANNA);
  await expect(office.approves(BO)).rejects.toMatchObject({ name: 'PermissionMissing', refused: 'not-authorised' });
  await office.approves(person('local/hanne', 'lawyer'));
  const { events } = await office.runs.read(office.caller(AUDITOR), { recipe: 'ky-debtor', period: '2026-09' });
  expect(events.at(-1)).toMatchObject({ by: 'local/hanne', role: 'lawyer', event: { type: 'RunApproved' } });
});

test('a difference is looked into by those whom its own creditor permits it', async () => {
  await hasItsOwnMatrix({ 'look-into-differences': ['controller'] });
  await office.delivers('left', LEFT);
  await office.delivers('right', OTHER_RIGHT);
  await office.matches();
  const named = { recipe: 'ky-debtor', period: '2026-09' };
  const [first] = (await office.runs.read(office.caller(AUDITOR), named)).items;
  const said = { itemId: first?.number ?? 0, note: 'asked the debtor system' };
  // A case handler may by the permissions that are shipped; without a creditor it is the difference's own that is asked.
  const nowhere = (by: typeof ANNA) => ({ by, today: office.today });
  await expect(office.runs.comment(nowhere(ANNA), said)).rejects.toMatchObject({ name: 'PermissionMissing' });
  await expect(office.runs.comment(nowhere(person('local/carl', 'controller')), said)).resolves.toMatchObject({
    standing: 'found',
  });
  const stranger = { ...person('local/eva', 'controller'), creditorIds: ['elsewhere'] };
  await expect(office.runs.item(nowhere(stranger), { itemId: said.itemId })).resolves.toBeUndefined();
  await expect(office.runs.comment(nowhere(stranger), said)).rejects.toMatchObject({ refused: 'other-creditor' });
  await expect(office.runs.comment(nowhere(ANNA), { ...said, itemId: 999_999 })).rejects.toMatchObject({
    refused: 'unknown-item',
  });
});
