import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { escapeLiteral, type Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { rowOf } from '../../../formats/csv/write-rows';
import type { LedgerQuery } from '../../../reconciliation/recipe';
import { bankMovements } from './bank-movements';
import { cases } from './cases';
import { claims } from './claims';
import { journal } from './journal';
import type { AskedOfLedger, LedgerSelect } from './ledger-query';
import { suspense } from './suspense';

/** The claims that a workflow follows now, by their ids. The engine tells, so whoever runs a worker says how. */
export type OpenWorkflows = (creditorId: string) => Promise<readonly string[]>;

const SELECTS: Readonly<Record<Exclude<LedgerQuery, 'open-workflows'>, LedgerSelect>> = {
  'bank-movements': bankMovements,
  suspense,
  claims,
  journal,
  cases,
};

/** What the ledger answers, as CSV: the pieces of a file that is kept like one that was delivered. */
export async function askLedger(
  pool: Pool,
  query: LedgerQuery,
  asked: AskedOfLedger,
  openWorkflows: OpenWorkflows,
): Promise<readonly Buffer[]> {
  if (query === 'open-workflows') return [workflowRows(await openWorkflows(asked.creditorId))];
  const select = SELECTS[query](asked, escapeLiteral);
  const client = await pool.connect();
  const pieces: Buffer[] = [];
  try {
    const answer = client.query(copyTo(`COPY (${select}) TO STDOUT (FORMAT csv, HEADER)`));
    await pipeline(
      answer,
      new Writable({
        write(piece: Buffer, _encoding, taken) {
          pieces.push(piece);
          taken();
        },
      }),
    );
  } finally {
    client.release();
  }
  return pieces;
}

/** `claim` and `workflows`, which is 1.00: a claim that two workflows followed would have two rows. */
function workflowRows(claimIds: readonly string[]): Buffer {
  return Buffer.from([['claim', 'workflows'], ...claimIds.map((claim) => [claim, '1.00'])].map(rowOf).join(''));
}
