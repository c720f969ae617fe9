import { Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import { civilDateAt } from '../domain/kernel/civil-time';
import { InputRefused } from '../domain/kernel/input-refused';
import { readBankFile } from '../formats/recognise-bank-file';
import type { BankFilePort } from '../workflows/bank-file-port';
import type { RulebookFor } from '../office/claims/execute-command';
import { importPayments } from '../office/payments/import-payments';
import { MovementKnownOtherwise } from '../office/payments/known-movements';
import { deliverFacts, type CaseEnginePort } from '../office/claims/deliver-facts';
import { BankFileUnknown, takeUpBankFile } from '../office/payments/incoming-bank-file';
import { endingWith } from './failure-of';

export interface BankFileActivityDependencies {
  readonly pool: Pool;
  readonly rulebookFor: RulebookFor;
  readonly engine: CaseEnginePort;
}

/** Reading the same file again helps against none of these. */
const FINAL = [InputRefused, BankFileUnknown, MovementKnownOtherwise];

/** The world's side of `BankFilePort`. */
export function createBankFileActivities({ pool, rulebookFor, engine }: BankFileActivityDependencies): BankFilePort {
  return {
    postBankFile: ({ creditorId, fileId }) =>
      endingWith(FINAL, async () => {
        const { fileName, content } = await takeUpBankFile(pool, creditorId, fileId);
        const report = await importPayments(pool, {
          creditorId,
          file: readBankFile(content),
          fileName,
          sha256: Buffer.from(fileId, 'hex'),
          today: await today(pool, creditorId),
          rulebookFor,
          progress: (done, of) => {
            Context.current().heartbeat({ done, of });
          },
        });
        const outcomes = report.outcomes.map(({ outcome, count, sum }) => ({
          outcome,
          count,
          sum: sum.toString(),
          currency: sum.currency,
        }));
        return { movements: report.movements, replayed: report.replayed, outcomes };
      }),

    async deliverFacts() {
      let delivered = 0;
      for (let batch = await deliverFacts(pool, engine); batch > 0; batch = await deliverFacts(pool, engine)) {
        delivered += batch;
        Context.current().heartbeat({ delivered });
      }
      return delivered;
    },
  };
}

/** The creditor's own day, by the wall: a bank file comes when it comes. */
async function today(pool: Pool, creditorId: string): Promise<ReturnType<typeof civilDateAt>> {
  const { rows } = await pool.query<{ time_zone: string }>(
    'SELECT time_zone FROM fordring.creditor WHERE creditor_id = $1',
    [creditorId],
  );
  return civilDateAt(Date.now(), rows[0]?.time_zone ?? 'Europe/Stockholm');
}
