import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { closeDays, closeHead } from '../../../office/controls/close-heads';
import { headsOf } from '../../../office/controls/day-heads';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { openOffice } from '../../../office/office';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { useLedger } from '../ledger-world';
import { keepBooks, tamper } from './tampered-books';

/* Two creditors in one ledger, each with heads of its own. */

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await keepBooks(pool);
  await registerCreditor(pool, {
    ...{ creditorId: 'village', name: 'Byns kommun', policy: seBotkyrka, chart: SWEDISH_SAMPLE_CHART },
    paymentAccounts: ['5051-0001'],
  });
});

const by = { subject: 'carin', roles: ['controller' as const], creditorIds: 'all' as const, source: 'local' as const };

test('kept heads are held against the books of the creditor that is named, and against no others', async () => {
  await closeHead(pool, 'village', civilDate('2016-02-20'));
  const kept = await headsOf(pool);
  expect(kept.map(({ creditorId }) => creditorId)).toEqual(['town', 'village']);
  const { controls } = openOffice({ pool });
  const found = await controls.checkLedger({ by, creditorId: 'town' }, { against: kept });
  expect(found.checks.find(({ name }) => name === 'kept-heads')).toMatchObject({ holds: true, examined: 1 });
  await tamper(pool, `UPDATE fordring.day_head SET hash = sha256('x') WHERE creditor_id = 'town'`);
  const otherwise = await controls.checkLedger({ by, creditorId: 'town' }, { against: kept });
  expect(otherwise.checks.find(({ name }) => name === 'kept-heads')).toMatchObject({ holds: false, examined: 1 });
});

test('a file without a head of these books is refused: nothing could be held against it', async () => {
  const { controls } = openOffice({ pool });
  await expect(controls.checkLedger({ by }, { against: [] })).rejects.toMatchObject({
    name: 'InputRefused',
    message: expect.stringContaining('the file has no head') as string,
  });
  const ofTown = await headsOf(pool, ['town']);
  await expect(controls.checkLedger({ by, creditorId: 'village' }, { against: ofTown })).rejects.toMatchObject({
    name: 'InputRefused',
    message: expect.stringContaining('none of them is of a creditor whose books are checked') as string,
  });
});

test('one whose books cannot be closed keeps no other from being closed, and is told of', async () => {
  await pool.query(
    `CREATE FUNCTION fordring.refuse_town() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN IF NEW.creditor_id = 'town' THEN RAISE EXCEPTION 'town cannot be closed'; END IF; RETURN NEW; END $$;
     CREATE TRIGGER refuse_town BEFORE INSERT ON fordring.day_head FOR EACH ROW EXECUTE FUNCTION fordring.refuse_town()`,
  );
  await expect(closeDays(pool, () => Date.parse('2016-02-25T12:00:00Z'))).rejects.toThrow('town cannot be closed');
  expect((await headsOf(pool)).map(({ creditorId, headNumber }) => `${creditorId} ${headNumber}`)).toEqual([
    'town 1',
    'village 1',
  ]);
});
