import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { useWorld } from '../../support/world';
import { ANNA, BO, Office } from './office';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});

const period = '2026-09';

async function prepared(recipe: string, left: string, right: string): Promise<void> {
  await office.delivers('left', left, { recipe });
  await office.delivers('right', right, { recipe });
  await office.matches(period, recipe);
  await office.runs.prepare(office.caller(ANNA), { recipe, period });
}

const approves = (recipe: string, reason?: string) =>
  office.runs.approve(office.caller(BO), { recipe, period, ...(reason !== undefined && { reason }) });

const FINANCE = [
  'booking_month,account,debit,credit',
  '2026-09,Drift,0.00,5.00',
  '2026-09,Mellemregning,5.00,0.00',
  '',
];
const ECONOMY = [
  'booking_month,account,debit,credit',
  '2026-09,Drift,5.00,0.00',
  '2026-09,Mellemregning,0.00,5.00',
  '',
];
const INCOME = ['disposition_month,field,amount_positive', '2026-09,0014,5.00', ''].join('\n');
const SKAT = ['disposition_month,field_0014', '2026-09,5.00', ''].join('\n');
const COMES_FIRST = /ky-finance for 2026-09 comes first, and is not signed/;

test('KY is held against eIndkomst once it agrees with the economy system, or with a reason (S004-80)', async () => {
  await prepared('ky-income-register', INCOME, SKAT);
  await expect(approves('ky-income-register')).rejects.toThrow(COMES_FIRST);
  await prepared('ky-finance', FINANCE.join('\n'), ECONOMY.join('\n'));
  await expect(approves('ky-income-register')).rejects.toThrow(COMES_FIRST);
  await approves('ky-finance', 'no error list came');
  // Untested identities still ask for one.
  await expect(approves('ky-income-register')).rejects.not.toThrow(COMES_FIRST);
  expect((await approves('ky-income-register', 'no details came')).state).not.toBe('prepared');
});
