import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { reopenRun } from '../../../office/reconciliation/reopen-run';
import { startRun } from '../../../office/reconciliation/start-run';
import { eventsOf, readRun } from '../../../office/reconciliation/run-record';
import { civilDate } from '../../../domain/kernel/civil-date';
import { useWorld } from '../../support/world';
import { ANNA, AUDITOR, BO, inMonth, LEFT, Office, OTHER_RIGHT, permitted, person, RIGHT, run } from './office';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});

async function history(period = '2026-09'): Promise<string[]> {
  const { runId } = await readRun(pool, run(office.creditorId, period));
  return (await eventsOf(pool, runId)).map(({ event, by }) => `${event.type}${by === undefined ? '' : ` ${by}`}`);
}

test('a clean month: delivered, matched, prepared by one, signed by another, filed', async () => {
  await office.closes(LEFT, RIGHT);
  expect(await history()).toEqual([
    'RunOpened local/anna',
    'SourceDelivered local/anna',
    'SourceDelivered local/anna',
    'RunMatched',
    'RunPrepared local/anna',
    'RunApproved local/bo',
    'EvidenceFiled',
  ]);
  expect((await readRun(pool, run(office.creditorId))).state).toBe('closed');
});

describe('refused, by name', () => {
  const refusal = (refused: string) => expect.objectContaining({ name: 'RunRefused', refused }) as unknown;

  test.each(['2026-10', '2026-Q4', '2026', '2026-10-06'])('a period that is still to come: %s', async (period) => {
    const asked = { ...run(office.creditorId, period), today: civilDate('2026-10-05') };
    await expect(startRun(pool, asked, permitted(ANNA, 'begin-reconciliation'))).rejects.toEqual(
      refusal('period-in-future'),
    );
    await expect(office.delivers('left', LEFT, { period })).rejects.toEqual(refusal('period-in-future'));
  });

  test('a period earlier than the last signed', async () => {
    await office.closes(LEFT, RIGHT);
    await expect(office.delivers('left', LEFT, { period: '2026-08' })).rejects.toEqual(refusal('period-before-signed'));
  });

  test('an earlier period that was begun before a later one was signed: it is passed over with a reason, and ends', async () => {
    await office.delivers('left', inMonth(LEFT, '2026-08'), { period: '2026-08' });
    await office.delivers('right', inMonth(RIGHT, '2026-08'), { period: '2026-08' });
    await office.matches('2026-08');
    await office.prepares(ANNA, '2026-08');
    await expect(office.closes(LEFT, RIGHT, { reason: null })).rejects.toEqual(refusal('reason-missing'));
    await office.approves(BO, 'August’s files are lost for good');
    expect((await readRun(pool, run(office.creditorId, '2026-08'))).state).toBe('passed-over');
    await expect(office.approves(BO, undefined, '2026-08')).rejects.toEqual(refusal('passed-over'));
    await expect(office.prepares(ANNA, '2026-08')).rejects.toEqual(refusal('passed-over'));
    const late = inMonth(OTHER_RIGHT, '2026-08');
    await expect(office.delivers('right', late, { period: '2026-08' })).rejects.toEqual(refusal('passed-over'));
  });

  test('the refusal names every period that would be passed over, also beside a remainder', async () => {
    await office.delivers('left', inMonth(LEFT, '2026-07'), { period: '2026-07' });
    await office.delivers('left', inMonth(LEFT, '2026-08'), { period: '2026-08' });
    await office.delivers('left', LEFT);
    await office.delivers('right', OTHER_RIGHT);
    await office.matches();
    await office.prepares();
    await expect(office.approves(BO, null)).rejects.toThrow(
      /It leaves 43\.00, and 2 differences open\..* 2026-07, 2026-08 of ky-debtor are begun and not signed/,
    );
  });

  test('a year is not too late because the January after it is signed', async () => {
    await office.closes(LEFT, RIGHT);
    office.today = civilDate('2027-02-03');
    await office.closes(inMonth(LEFT, '2027-01'), inMonth(RIGHT, '2027-01'), { period: '2027-01' });
    await office.closes(LEFT, RIGHT, { period: '2026' });
    await expect(
      startRun(
        pool,
        { ...run(office.creditorId, '2025'), today: office.today },
        permitted(ANNA, 'begin-reconciliation'),
      ),
    ).rejects.toEqual(refusal('period-before-signed'));
  });

  test('the preparer’s own approval, and by the database whatever program writes it', async () => {
    await office.delivers('left', LEFT);
    await office.delivers('right', RIGHT);
    await office.matches();
    await office.prepares(ANNA);
    await expect(office.approves(ANNA)).rejects.toEqual(refusal('own-preparation'));
    const { runId, eventNumber, lastHash } = await readRun(pool, run(office.creditorId));
    const forged = pool.query(
      `INSERT INTO fordring.reconciliation_event (run_id, event_number, type, business_on, done_by, data, previous_hash, hash)
       VALUES ($1, $2, 'RunApproved', '2026-10-05', 'local/anna', '{}', $3, $3)`,
      [runId, eventNumber + 1, lastHash],
    );
    await expect(forged).rejects.toMatchObject({ code: 'FD021' });
  });

  test('the preparer by another token, in other letters, or after somebody else prepared it again', async () => {
    await office.delivers('left', LEFT);
    await office.delivers('right', RIGHT);
    await office.matches();
    await office.prepares(ANNA);
    await expect(office.approves(person('local/anna', 'manager'))).rejects.toEqual(refusal('own-preparation'));
    await expect(office.approves(person('LOCAL/Anna ', 'manager'))).rejects.toEqual(refusal('own-preparation'));
    const { runId, eventNumber, lastHash } = await readRun(pool, run(office.creditorId));
    const forged = (by: string, number: number, previous: Buffer) =>
      pool.query(
        `INSERT INTO fordring.reconciliation_event (run_id, event_number, type, business_on, done_by, data, previous_hash, hash)
         VALUES ($1, $2, 'RunApproved', '2026-10-05', $3, '{}', $4, $4)`,
        [runId, number, by, previous],
      );
    await expect(forged('Local/ANNA', eventNumber + 1, lastHash)).rejects.toMatchObject({ code: 'FD021' });
    await office.prepares(person('local/carl', 'case-handler'));
    await expect(office.approves(ANNA)).rejects.toEqual(refusal('own-preparation'));
    const again = await readRun(pool, run(office.creditorId));
    await expect(forged('local/anna', again.eventNumber + 1, again.lastHash)).rejects.toMatchObject({ code: 'FD021' });
    await expect(office.approves(BO)).resolves.toMatchObject({ state: 'signed' });
  });

  test('an act that is dated before what has happened already', async () => {
    await office.delivers('left', LEFT);
    await office.delivers('right', RIGHT);
    await office.matches();
    office.today = civilDate('2026-10-04');
    await expect(office.prepares(ANNA)).rejects.toEqual(refusal('before-latest-event'));
    await expect(office.delivers('right', OTHER_RIGHT)).rejects.toEqual(refusal('before-latest-event'));
    office.today = civilDate('2026-10-06');
    await office.prepares(ANNA);
    office.today = civilDate('2026-10-05');
    await expect(office.approves(BO)).rejects.toEqual(refusal('before-latest-event'));
  });

  test('to open a period again on which a later one was signed; the later one first, then it', async () => {
    await office.closes(LEFT, RIGHT);
    office.today = civilDate('2026-11-04');
    await office.closes(inMonth(LEFT, '2026-10'), inMonth(RIGHT, '2026-10'), { period: '2026-10' });
    const reopen = (period: string) =>
      reopenRun(
        pool,
        { run: run(office.creditorId, period), today: office.today, reason: 'a late voucher' },
        permitted(BO, 'reopen-reconciliation'),
      );
    await expect(reopen('2026-09')).rejects.toEqual(refusal('later-signed'));
    await reopen('2026-10');
    await reopen('2026-09');
    for (const period of ['2026-09', '2026-10']) {
      await office.matches(period);
      await office.prepares(ANNA, period);
    }
    await expect(office.approves(BO, undefined, '2026-10')).rejects.toEqual(refusal('earlier-open-again'));
    await office.approves(BO, undefined, '2026-09');
    await expect(office.approves(BO, undefined, '2026-10')).resolves.toMatchObject({ state: 'signed' });
  });

  test('one file on both sides, without a reason', async () => {
    const both = 'claim,voucher,booked_on,processed_on,amount\nF1,1,2026-09-03,2026-09-03,100.00\n';
    await office.delivers('left', both);
    await expect(office.delivers('right', both)).resolves.toMatchObject({ sameAs: 'left' });
    await office.matches();
    await office.prepares();
    await expect(office.approves(BO, null)).rejects.toThrow('Both sides are the very same file');
  });

  test('words that are too long, and a run that is begun by another rule', async () => {
    await office.delivers('left', LEFT);
    await office.delivers('right', OTHER_RIGHT);
    await office.matches();
    await office.prepares();
    await expect(office.approves(BO, 'x'.repeat(2001))).rejects.toEqual(refusal('words-too-long'));
    await expect(office.approves(BO, '\u202e \n')).rejects.toEqual(refusal('reason-missing'));
    const asked = { ...run(office.creditorId), today: office.today, periodRule: 'creation' };
    await expect(startRun(pool, asked, permitted(ANNA, 'begin-reconciliation'))).rejects.toEqual(
      refusal('other-period-rule'),
    );
    await expect(
      startRun(pool, { ...asked, periodRule: 'zzz' }, permitted(ANNA, 'begin-reconciliation')),
    ).rejects.toMatchObject({
      name: 'UnknownPeriodRule',
    });
  });

  test('a remainder without a reason; with one it is signed', async () => {
    await office.delivers('left', LEFT);
    await office.delivers('right', OTHER_RIGHT);
    await office.matches();
    await office.prepares();
    await expect(office.approves(BO, null)).rejects.toEqual(refusal('reason-missing'));
    await expect(office.approves(BO, '   ')).rejects.toEqual(refusal('reason-missing'));
    await expect(office.approves(BO, 'F2 and F3 are being corrected in the debtor system')).resolves.toMatchObject({
      state: 'signed',
    });
  });

  test('a signature before anything is matched, or prepared, and a second one', async () => {
    await office.delivers('left', LEFT);
    await expect(office.prepares()).rejects.toEqual(refusal('not-matched'));
    await office.delivers('right', RIGHT);
    await office.matches();
    await expect(office.approves()).rejects.toEqual(refusal('not-prepared'));
    await office.prepares();
    await office.approves();
    await expect(office.approves(person('local/cecilie', 'manager'))).rejects.toEqual(refusal('already-signed'));
    await expect(office.delivers('right', OTHER_RIGHT)).rejects.toEqual(refusal('already-signed'));
  });

  test('an auditor, who may only read, and somebody of another creditor', async () => {
    const missing = (refused: string) => expect.objectContaining({ name: 'PermissionMissing', refused }) as unknown;
    await expect(office.delivers('left', LEFT, { by: AUDITOR })).rejects.toEqual(missing('not-authorised'));
    const elsewhere = { ...ANNA, creditorIds: ['another'] };
    await expect(office.delivers('left', LEFT, { by: elsewhere })).rejects.toEqual(missing('other-creditor'));
  });

  test('a source that the recipe does not have', async () => {
    await expect(office.delivers('middle', LEFT)).rejects.toEqual(refusal('unknown-source'));
  });
});

test('of two who sign at once one wins, and the other is told', async () => {
  await office.delivers('left', LEFT);
  await office.delivers('right', RIGHT);
  await office.matches();
  await office.prepares(ANNA);
  const signers = [1, 2, 3, 4].map((number) => person(`local/signer-${number}`, 'manager'));
  const outcomes = await Promise.allSettled(signers.map((signer) => office.approves(signer)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [(outcome.reason as { refused: string }).refused] : [],
  );
  expect(refused).toEqual(['already-signed', 'already-signed', 'already-signed']);
  expect((await history()).filter((event) => event.startsWith('RunApproved'))).toHaveLength(1);
});

test('a new file takes a preparation back: what was prepared is not what would be signed', async () => {
  await office.delivers('left', LEFT);
  await office.delivers('right', OTHER_RIGHT);
  await office.matches();
  await office.prepares();
  await office.delivers('right', RIGHT);
  await expect(office.approves(BO)).rejects.toMatchObject({ refused: 'not-matched' });
  await office.matches();
  await expect(office.approves(BO)).rejects.toMatchObject({ refused: 'not-prepared' });
});

test('opened again, a signed run keeps its history, is matched anew and signed by two again', async () => {
  await office.closes(LEFT, OTHER_RIGHT, { reason: 'under way' });
  const reopen = (reason: string) =>
    reopenRun(
      pool,
      { run: run(office.creditorId), today: office.today, reason },
      permitted(BO, 'reopen-reconciliation'),
    );
  await expect(reopen(' ')).rejects.toMatchObject({ refused: 'reason-missing' });
  await reopen('the debtor system sent its list anew');
  await expect(reopen('again')).rejects.toMatchObject({ refused: 'not-signed' });
  await office.delivers('right', RIGHT);
  await office.matches();
  await office.prepares(BO);
  await office.approves(ANNA);
  await office.files();
  expect((await history()).slice(4)).toEqual([
    'RunPrepared local/anna',
    'RunApproved local/bo',
    'EvidenceFiled',
    'RunReopened local/bo',
    'SourceDelivered local/anna',
    'RunMatched',
    'RunPrepared local/bo',
    'RunApproved local/anna',
    'EvidenceFiled',
  ]);
});

describe('a quiet month', () => {
  const LEFT_HEADER = 'claim,processed_on,amount\n';
  const RIGHT_HEADER = 'claim,voucher,booked_on,amount\n';

  test('empty files that were delivered are signed like any other', async () => {
    await office.closes(LEFT_HEADER, RIGHT_HEADER);
    expect((await readRun(pool, run(office.creditorId))).state).toBe('closed');
  });

  test('a file of another month is no quiet one, and a missing file is waited for', async () => {
    await office.delivers('left', LEFT_HEADER);
    expect((await readRun(pool, run(office.creditorId))).state).toBe('waiting');
    await office.delivers('right', inMonth(RIGHT, '2026-06'));
    await office.matches();
    await office.prepares();
    await expect(office.approves(BO, null)).rejects.toMatchObject({ refused: 'reason-missing' });
  });
});
