import type { Pool } from 'pg';
import { createLedgerPool } from '../../store/connect';
import { registerCreditor } from '../../office/creditors/register-creditor';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { Desk } from '../support/fordring-command';
import { useWorld } from '../support/world';

export interface TownAtDesk {
  readonly desk: Desk;
  /** The same ledger, for what happened before the desk asks. */
  readonly pool: Pool;
}

/** Gives ledgers with the creditor `town`, and a desk that asks about each; they are closed after the test. */
export function useTownAtDesk(): () => Promise<TownAtDesk> {
  const world = useWorld();
  const open: Pool[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((pool) => pool.end()));
  });
  return async () => {
    const [databaseUrl, namespace] = [await world().newDatabase(), await world().newNamespace()];
    const pool = createLedgerPool(databaseUrl);
    open.push(pool);
    await registerCreditor(pool, {
      creditorId: 'town',
      name: 'Björkviks kommun',
      policy: seBotkyrka,
      chart: SWEDISH_SAMPLE_CHART,
      paymentAccounts: ['5050-1055'],
    });
    const desk = new Desk({
      FORDRING_TEMPORAL_ADDRESS: world().stack.temporal.address,
      FORDRING_TEMPORAL_NAMESPACE: namespace,
      FORDRING_DATABASE_URL: databaseUrl,
      FORDRING_TASK_QUEUE: world().nameOf('cli'),
    });
    return { desk, pool };
  };
}
