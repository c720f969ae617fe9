import { Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import { newestOf } from '../domain/payment/balance-chain';
import { InputRefused } from '../domain/kernel/input-refused';
import { readBankFileInPieces } from '../formats/recognise-bank-file';
import type { BankFilePort } from '../workflows/bank-file-port';
import type { RulebookFor } from '../office/claims/execute-command';
import { dayOfImport } from '../office/payments/day-of-import';
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

/** So many differences are told to the engine, the newest ones; the check of the ledger tells all. */
const SHOWN = 20;

/** Reading the same file again helps against none of these. */
const FINAL = [InputRefused, BankFileUnknown, MovementKnownOtherwise];

/** The world's side of `BankFilePort`. */
export function createBankFileActivities({ pool, rulebookFor, engine }: BankFileActivityDependencies): BankFilePort {
  return {
    postBankFile: ({ creditorId, fileId }) =>
      endingWith(FINAL, async () => {
        const { fileName, pieces } = await takeUpBankFile(pool, creditorId, fileId);
        const file = readBankFileInPieces(pieces);
        const report = await importPayments(pool, {
          creditorId,
          file,
          fileName,
          sha256: Buffer.from(fileId, 'hex'),
          today: await dayOfImport(pool, creditorId, file),
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
        const { aside, balances, takenIn, answered } = report;
        return {
          ...{ movements: report.movements, replayed: report.replayed, outcomes },
          ...(aside && { aside }),
          ...(balances && { balances: newestOf(balances, SHOWN) }),
          ...(takenIn !== undefined && { takenIn }),
          ...(answered !== undefined && { answered }),
        };
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
