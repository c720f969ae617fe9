import { FordringClient } from '../../client/fordring-client';
import { createLedgerPool } from '../../store/connect';
import { registerCreditor } from '../../office/creditors/register-creditor';
import { civilDate } from '../../domain/kernel/civil-date';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { carryOut, invoice, register, step } from '../office/ledger-world';
import { useWorld } from '../support/world';
import { asBackOffice } from './signed-in-system';

const world = useWorld();

test('a back office asks why a claim stands where it stands, what stands still, and what is soon time-barred', async () => {
  const databaseUrl = await world().newDatabase();
  const pool = createLedgerPool(databaseUrl, { connections: 2 });
  const creditor = { creditorId: 'town', name: 'Björkvik', policy: seBotkyrka, chart: SWEDISH_SAMPLE_CHART };
  await registerCreditor(pool, { ...creditor, paymentAccounts: ['5050-1055'] });
  const fordring = await FordringClient.connect({ databaseUrl, ...asBackOffice() });
  try {
    await register(pool, invoice({ number: '1001' }), invoice({ number: '1002', due: '2016-03-01' }));
    await carryOut(pool, '1001', '2016-02-08', step('reminder'));
    const asOf = civilDate('2016-02-19');

    const told = await fordring.explain('town', '1001', asOf, { language: 'da' });
    expect(told.story.at(-1)?.text).toMatch(/^Rykker på 1\.200,00 SEK/);
    expect((await fordring.explain('town', '1001', asOf)).language).toBe('sv');

    // On the day before the reminder the ledger knew of none, and before the invoice of nothing.
    const before = await fordring.explain('town', '1001', civilDate('2016-02-07'), { language: 'en' });
    expect(before.story.map(({ on }) => on)).toEqual(['2016-01-02']);
    expect(before.ahead[0]?.on).toBe('2016-02-08');
    await expect(fordring.explain('town', '1001', civilDate('2016-01-01'))).rejects.toThrow(
      'not registered by 2016-01-01',
    );

    const [stands, ...others] = await fordring.standstill({ asOf });
    expect(stands).toMatchObject({ claimId: 'town/1001', reason: { type: 'undocumented', step: 'demand' } });
    expect(others).toEqual([]);
    await expect(fordring.standstill({ asOf, creditorId: 'nobody' })).rejects.toMatchObject({
      name: 'CreditorUnknown',
    });
    await registerCreditor(pool, { ...creditor, creditorId: 'another', paymentAccounts: [] });
    expect(await fordring.standstill({ asOf, creditorId: 'another' })).toEqual([]);

    // Issued on 2 and on 31 January 2016.
    const warnings = await fordring.limitationWarnings({ asOf: civilDate('2026-01-03'), monthsAhead: 1 });
    expect(warnings.map(({ claimId, state }) => `${claimId} ${state}`)).toEqual([
      'town/1001 time-barred',
      'town/1002 soon',
    ]);
  } finally {
    await fordring.close();
    await pool.end();
  }
});
