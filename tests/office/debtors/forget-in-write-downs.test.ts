import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { checkLedger } from '../../../office/controls/check-ledger';
import { closeHead } from '../../../office/controls/close-heads';
import { openOffice } from '../../../office/office';
import { registerClaims } from '../../../office/registration/register-claims';
import { tamper } from '../controls/tampered-books';
import { dag, kim, maj, noonOf, person, sven } from '../decisions/decision-world';
import { anna, carryOut, invoice, monitored, paid, register, rulebookFor, useLedger } from '../ledger-world';
import { bo, forgetAnna, town } from './forgotten-world';
import { whereSaid, wholeDump } from './whole-dump';

const SAID = ['Anna Åkesson', 'the place was given up', '19121212-1212'];
const PROPOSAL = 'write-down/town/school/2016-2';
const sara = person('sara', 'client-contact');
const ledger = useLedger();

/** Anna's claim and Bo's are proposed and kept, for reasons that name Anna. Then Anna pays. */
async function books() {
  const pool = await ledger();
  const officeOn = (day: string) => openOffice({ pool, clock: noonOf(day) });
  await register(pool, invoice({ number: '1001', reference: '910011' }));
  const registration = { ...invoice({ number: '2001', reference: '920011' }), debtorId: 'bo' };
  await registerClaims(pool, { creditorId: 'town', debtors: [anna, bo], registrations: [registration], rulebookFor });
  for (const number of ['1001', '2001']) await monitored(pool, number);
  const contacts = [{ subject: 'sara', name: 'Sara', from: civilDate('2016-01-01') }];
  const contents = { name: 'School', units: [], contacts, owns: [{ invoiceGroup: '61' }] };
  await officeOn('2016-01-02').administrations.organise(
    { ...town(maj, '2016-01-02'), second: kim },
    { administrationId: 'school', contents },
  );
  await officeOn('2016-12-10').decisions.proposeWriteDowns(town(kim, '2016-12-10'), {});
  const said = (number: string, reason: string) =>
    officeOn('2016-12-12').writeDowns.answer(town(sara, '2016-12-12'), {
      ...{ decisionId: PROPOSAL, invoice: `town/${number}`, answer: 'keep' as const, reason },
    });
  await said('1001', 'the place was given up');
  await said('2001', 'lives with Anna Åkesson (19121212-1212)');
  await officeOn('2016-12-13').decisions.reject(town(dag, '2016-12-13'), { decisionId: PROPOSAL });
  const { rows } = await pool.query<{ open: string }>(
    `SELECT claimed_open::text AS open FROM fordring.claim WHERE claim_id = 'town/1001'`,
  );
  const open = Money.of(rows[0]?.open ?? '0', 'SEK');
  await carryOut(pool, '1001', '2016-12-20', paid('2016-12-20', open.toString(), 'p-anna'));
  await pool.query('UPDATE fordring.outbox SET delivered_at = now() WHERE delivered_at IS NULL');
  await pool.query(
    `UPDATE fordring.document SET status = 'withheld', reason = 'the claim is paid' WHERE status IN ('to-write', 'held')`,
  );
  return { pool, office: openOffice({ pool, clock: noonOf('2018-12-31') }) };
}

const problems = async (pool: Awaited<ReturnType<typeof ledger>>) =>
  (await checkLedger(pool)).checks.flatMap(({ name, offenders }) => offenders.map((each) => `${name}: ${each}`));

test('why a claim was not written down is forgotten with its debtor, and every chain verifies', async () => {
  const { pool, office } = await books();
  await closeHead(pool, 'town', civilDate('2016-12-31'));
  expect(whereSaid(await wholeDump(pool), SAID).some((found) => found.startsWith('write_down_answer'))).toBe(true);
  const { places } = await forgetAnna(office, sven, mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'outbox-')));
  expect(whereSaid(await wholeDump(pool), SAID)).toEqual([]);
  expect(await problems(pool)).toEqual([]);
  const erased = Object.fromEntries(places.map(({ place, erased: rows }) => [place, rows]));
  expect(erased).toMatchObject({ write_down_answer: 2 });
  const { rows } = await pool.query('SELECT claim_id, reason FROM fordring.write_down_answer ORDER BY 1');
  // Of Bo's row the name alone is gone.
  expect(rows[1]).toEqual({ claim_id: 'town/2001', reason: 'lives with forgotten debtor (forgotten debtor)' });
});

test('an answer that somebody changed or took out past the counter is found', async () => {
  const { pool } = await books();
  expect(await problems(pool)).toEqual([]);
  await tamper(pool, `UPDATE fordring.write_down_answer SET reason = 'other' WHERE claim_id = 'town/2001'`);
  expect((await problems(pool)).join()).toContain('answer to a write-down');
});
