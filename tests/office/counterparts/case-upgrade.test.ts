import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKfmFiles } from '../../../office/counterparts/file-counterparts';
import { createLedgerPool } from '../../../store/connect';
import { migrate, MIGRATIONS_FOLDER } from '../../../store/migrate';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import type { CounterpartPorts } from '../../../office/counterparts/counterpart-ports';
import { deliverCases } from '../../../office/counterparts/deliver-cases';
import { civilDate } from '../../../domain/kernel/civil-date';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { useWorld } from '../../support/world';
import { carryOut, kronor, paid, rulebookFor } from '../ledger-world';
import { referred } from './counterpart-world';
import { readKfmApplications } from '../../support/counterparts/kfm-side';
import { counterpartBalances } from './counterpart-balances';

const world = useWorld();

/** Today's program books into the older ledger: what it asks for besides, of 0037, 0055, 0056, 0066, 0120, 0130 and 0131. */
const BOOKED_BY_TODAYS_PROGRAM = `
  ALTER TABLE fordring.creditor ALTER COLUMN payment_accounts SET DEFAULT '{}';
  ALTER TABLE fordring.journal_entry ADD COLUMN accounting_on date;
  ALTER TABLE fordring.claim_event ADD COLUMN salt uuid;
  ALTER TABLE fordring.decision ADD COLUMN salt uuid;
  ALTER TABLE fordring.decision_mark ADD COLUMN salt uuid;
  ALTER TABLE fordring.claim ADD COLUMN import_id text, ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;
  CREATE TABLE fordring.standing_change (change_number bigint GENERATED ALWAYS AS IDENTITY, change_id text, creditor_id text,
    kind text, name text, contents jsonb, valid_from date, proposed_by text, proposed_role text, proposed_on date);
  CREATE TABLE fordring.standing_change_mark (change_id text, mark text, marked_by text, role text, marked_on date, alone boolean);
  CREATE TABLE fordring.open_claim (claim_id text PRIMARY KEY, creditor_id text, invoice_number text, invoice_group text,
    issued_on date, due_on date, claimed_open numeric(15, 2), stage text);
  CREATE TABLE fordring.forgetting (forgetting_id text, creditor_id text, debtor_id text);
  CREATE TABLE fordring.forgetting_mark (forgetting_id text, mark text, marked_on date);
  CREATE FUNCTION fordring.reserve_entries(of_creditor text, wanted integer, OUT ids bigint[], OUT closed jsonb)
  LANGUAGE sql AS $$
    SELECT ARRAY(SELECT nextval('fordring.journal_entry_entry_id_seq') FROM generate_series(1, wanted)), '[]'::jsonb
  $$`;
const AS_IT_WAS = `
  DROP TABLE fordring.standing_change, fordring.standing_change_mark, fordring.open_claim, fordring.forgetting, fordring.forgetting_mark;
  DROP FUNCTION fordring.reserve_entries(text, integer);
  ALTER TABLE fordring.journal_entry DROP COLUMN accounting_on;
  ALTER TABLE fordring.claim_event DROP COLUMN salt;
  ALTER TABLE fordring.decision DROP COLUMN salt;
  ALTER TABLE fordring.decision_mark DROP COLUMN salt;
  ALTER TABLE fordring.claim DROP COLUMN import_id, DROP COLUMN withdrawn;
  ALTER TABLE fordring.creditor ALTER COLUMN payment_accounts DROP DEFAULT`;

test('what happened to a case before changes were told is told after the upgrade', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fordring-upgrade-'));
  const pool = createLedgerPool(await world().emptyDatabase());
  try {
    // The business day of 0023 is asked for by everything that books; it has nothing to do with cases.
    const older = (await readdir(MIGRATIONS_FOLDER)).filter((name) => name < '0016' || name.startsWith('0023'));
    for (const name of older) await cp(join(MIGRATIONS_FOLDER, name), join(folder, 'older', name), { recursive: true });
    await migrate(pool, join(folder, 'older'));
    await pool.query(BOOKED_BY_TODAYS_PROGRAM);
    await registerCreditor(pool, {
      creditorId: 'town',
      name: 'Björkviks kommun',
      policy: seBotkyrka,
      chart: SWEDISH_SAMPLE_CHART,
      paymentAccounts: [],
    });
    await referred(pool, '1', '2');
    await carryOut(pool, '1', '2016-04-01', paid('2016-04-01', '200.00'));
    await pool.query(
      `INSERT INTO fordring.counterpart_case (claim_id, step, event_number, performed_on, counterpart, status, as_of_event,
         referral_id, referred_on)
       SELECT 'town/' || number, 'referral', 5, '2016-03-18', 'kfm', 'referred', 5, 'kfm-application-0001-2016-03-18.txt',
         '2016-03-18' FROM generate_series(1, 2) AS number`,
    );
    await pool.query('UPDATE fordring.outbox SET delivered_at = clock_timestamp()');
    await pool.query(
      `INSERT INTO fordring.authority_case (claim_id, counterpart, authority_case_id, received_on)
       VALUES ('town/1', 'kfm', '01-7-16', '2016-03-21')`,
    );

    await pool.query(AS_IT_WAS);
    await migrate(pool);
    const kfm = createKfmFiles({ folder, creditorId: 'town' });
    const portsFor = () => ({ kfm }) as unknown as CounterpartPorts;
    expect(await deliverCases({ pool, portsFor, rulebookFor })).toBe(1);
    const file = await readFile(join(folder, 'kfm', 'out', 'kfm-application-0001-2016-04-01.txt'));
    expect(readKfmApplications(file).instructions).toEqual([
      {
        instruction: 'reduction',
        caseId: 'town/1',
        changeId: '6',
        on: '2016-04-01',
        effectiveOn: '2016-04-01',
        cause: 'payment',
        amount: kronor('200.00'),
        balance: kronor('1184.46'),
      },
    ]);
    const balances = await counterpartBalances(pool, 'town', 'kfm', civilDate('2016-04-30'));
    expect(balances.map(({ caseId, additions, balance }) => [caseId, additions, balance].map(String))).toEqual([
      ['town/1', '1384.46', '1184.46'],
      ['town/2', '1384.46', '1384.46'],
    ]);
  } finally {
    await pool.end();
    await rm(folder, { recursive: true });
  }
});
