import type { Client } from '@temporalio/client';
import { createLedgerPool } from '../store/connect';
import type { OfficeParts } from './compose-office';
import { composeOffice } from './compose-office';

export interface LedgerPlace extends Omit<OfficeParts, 'pool' | 'temporal'> {
  /** The ledger, as a PostgreSQL URL. */
  readonly databaseUrl: string;
  /** The engine, to be asked and to confirm decisions. */
  readonly temporal?: Client;
}

const CONNECTIONS = 5;

/** The office over a ledger of its own connections, for a door that has no servers to start. */
export function openLedger({ databaseUrl, temporal, ...parts }: LedgerPlace) {
  const pool = createLedgerPool(databaseUrl, { connections: CONNECTIONS });
  const office = composeOffice({ pool, ...parts, ...(temporal && { temporal: { client: temporal } }) });
  return { office, close: () => pool.end() };
}
