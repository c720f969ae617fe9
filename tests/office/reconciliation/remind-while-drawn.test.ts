import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { lookForSignature } from '../../../office/reconciliation/await-signature';
import { lookForSources } from '../../../office/reconciliation/await-sources';
import { eventsOf, readRun } from '../../../office/reconciliation/run-record';
import { listNotices } from '../../../office/reconciliation/notices';
import { createLedgerPool } from '../../../store/connect';
import { useWorld } from '../../support/world';
import { LEFT, Office, RIGHT, run } from './office';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});

/** Of September the details of claims can be drawn until 2 December 2026, a Wednesday: 92 days after the 1st. */
const NOT_YET = '2026-11-24';
const SOON = '2026-11-25';
const STILL = '2026-12-02';
const TOO_LATE = '2026-12-03';

async function remindedOn(): Promise<[string, readonly string[]][]> {
  const { runId } = await readRun(pool, run(office.creditorId));
  return (await eventsOf(pool, runId)).flatMap(({ on, event }): [string, readonly string[]][] =>
    event.type === 'SourceReminded' ? [[on, event.sources]] : [],
  );
}

describe('a report that was not delivered and can soon be drawn no more', () => {
  beforeEach(async () => {
    await office.delivers('left', LEFT);
    await office.delivers('right', RIGHT);
    await office.matches();
  });

  const looks = (day: string) => lookForSignature(pool, run(office.creditorId), civilDate(day));

  test('is reminded of once, in its last banking week', async () => {
    await looks(NOT_YET);
    expect(await remindedOn()).toEqual([]);
    await looks(SOON);
    await looks(SOON);
    await looks(STILL);
    expect(await remindedOn()).toEqual([[SOON, ['failed']]]);
    const notices = await listNotices(pool, { creditorId: office.creditorId, all: true });
    const [notice] = notices.filter(({ message }) => message.includes('can no longer be drawn'));
    expect([notice?.addressee, notice?.on]).toEqual(['KY_RAPPORT_OEKONOMI', SOON]);
    expect(notice?.message).toContain('KY Detaljer - Debitor fejlede (failed) until 2026-12-02');
  });

  test('is not reminded of when it is too late', async () => {
    await looks(TOO_LATE);
    expect(await remindedOn()).toEqual([]);
  });

  test('is not reminded of once it was delivered', async () => {
    await office.delivers('failed', 'status,processed_on,amount\nAFVIST,2026-09-04,1.00\n');
    await office.matches();
    await looks(STILL);
    expect(await remindedOn()).toEqual([]);
  });
});

test('what a run waits for is reminded of as before, and the list with it', async () => {
  await office.delivers('left', LEFT);
  const parts = { pool, openWorkflows: () => Promise.resolve([]) };
  await lookForSources(parts, run(office.creditorId), civilDate(SOON));
  expect(await remindedOn()).toEqual([
    [SOON, ['right']],
    [SOON, ['failed']],
  ]);
});
