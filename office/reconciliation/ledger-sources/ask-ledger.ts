import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { escapeLiteral, type Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { rowOf } from '../../../formats/csv/write-rows';
import type { LedgerQuery } from '../../../reconciliation/recipe-source';
import { bankAccounts } from './bank-accounts';
import { bankMovements } from './bank-movements';
import { caseEvents } from './case-events';
import { cases } from './cases';
import { claims } from './claims';
import { declaredItems } from './declared-items';
import { followedClaims, type OpenWorkflows } from './followed-claims';
import { journal } from './journal';
import type { AskedOfLedger, LedgerSelect } from './ledger-query';

export type { OpenWorkflows } from './followed-claims';

const SELECTS: Readonly<Record<Exclude<LedgerQuery, 'open-workflows'>, LedgerSelect>> = {
  'bank-accounts': bankAccounts,
  'bank-movements': bankMovements,
  'case-events': caseEvents,
  cases,
  claims,
  declaration: declaredItems,
  journal,
};

/** What the ledger answers, as CSV: the pieces of a file that is kept like one that was delivered. */
export async function askLedger(
  pool: Pool,
  query: LedgerQuery,
  asked: AskedOfLedger,
  openWorkflows: OpenWorkflows,
): Promise<readonly Buffer[]> {
  if (query === 'open-workflows') return [workflowRows(await followedClaims(pool, asked, openWorkflows))];
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
