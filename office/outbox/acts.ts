import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { act, type Desk } from '../counter/act';
import { forgottenExports, keepForgottenExports } from '../controls/exported-vouchers';
import { exportFile, exportsIn, type KeptExport } from '../controls/exports-folder';
import { forgottenInstructions, keepForgottenChanges } from '../counterparts/forgotten-changes';
import type { FiledInstruction } from '../counterparts/filed-instructions';
import { forgottenLetters, keepForgottenLetters, type ForgottenLetter } from '../letters/forgotten-letters';
import { inTransaction } from '../../store/connect';
import { reachingOf } from '../../store/file-not-reachable';
import { fileNameOf } from '../../store/whole-files';

const input = z.strictObject({ folder: z.string().min(1).max(4_000) });

/** What left and the ledger does not know: it was put back to an earlier point. */
export interface LeftAndForgotten {
  readonly letters: readonly Pick<ForgottenLetter, 'letterId' | 'claimId' | 'kind' | 'deliveredOn' | 'file'>[];
  readonly instructions: readonly ForgottenInstruction[];
  readonly exports: readonly ForgottenExport[];
  /** How many of them were recorded, so that they are not sent again. */
  readonly recorded: number;
}

/** A journal that left for the general ledger. */
export interface ForgottenExport extends Pick<KeptExport, 'creditorId' | 'number' | 'from' | 'to' | 'madeOn'> {
  readonly vouchers: number;
  /** In the outbox folder. */
  readonly file: string;
}

/** Of a case at a counterpart: the case itself, or a change of it. */
export interface ForgottenInstruction extends Pick<FiledInstruction, 'counterpart' | 'reference' | 'referredOn'> {
  readonly creditorId: string;
  readonly what: 'case' | 'recall' | 'reduce' | 'raise' | 'notice';
  /** Its file in the counterpart's folder. */
  readonly file: string;
}

export const checkOutbox = act({
  summary:
    'Holds the outbox folders against the books: letters, cases, changes and journals that left and that the books do not know.',
  permission: 'read',
  input,
  faults: ['CreditorUnknown', 'FileNotReachable'],
  handle: (desk, { folder }) => compare(desk, folder, false),
});

export const recordOutbox = act({
  summary: 'Records what left and the books do not know as sent, so that it is not sent a second time.',
  permission: 'mend-engine',
  input,
  faults: ['CreditorUnknown', 'FileNotReachable'],
  handle: (desk, { folder }) => compare(desk, folder, true),
});

async function compare(desk: Desk, folder: string, record: boolean): Promise<LeftAndForgotten> {
  const { pool } = desk;
  // A folder that is away tells nothing of what left.
  await stat(folder).catch((problem: unknown) => {
    throw reachingOf(problem, folder);
  });
  const creditorIds = (await desk.creditors()).map(({ creditorId }) => creditorId);
  const letters = await forgottenLetters(pool, join(folder, 'letters'), creditorIds);
  if (record) await keepForgottenLetters(pool, letters);
  const instructions: ForgottenInstruction[] = [];
  let recorded = record ? letters.length : 0;
  for (const creditorId of creditorIds) {
    const home = join(folder, 'counterparts', fileNameOf(creditorId));
    const forgotten = await forgottenInstructions(pool, home, creditorId);
    if (record) {
      await keepForgottenChanges(pool, creditorId, forgotten);
      recorded += forgotten.filter(({ change }) => change).length;
    }
    for (const { counterpart, reference, referredOn, referralId, change } of forgotten) {
      const what = change?.change ?? 'case';
      instructions.push({ creditorId, counterpart, reference, referredOn, what, file: referralId });
    }
  }
  const exports: KeptExport[] = [];
  for (const creditorId of creditorIds) exports.push(...(await exportsIn(folder, creditorId)));
  const forgotten = await forgottenExports(pool, exports);
  if (record) {
    await inTransaction(pool, (client) => keepForgottenExports(client, forgotten));
    recorded += forgotten.length;
  }
  const shown = letters.map(({ letterId, claimId, kind, deliveredOn, file }) => ({
    ...{ letterId, claimId, kind, deliveredOn, file },
  }));
  return { letters: shown, instructions, exports: forgotten.map(shownExport), recorded };
}

function shownExport(kept: KeptExport): ForgottenExport {
  const { creditorId, number, from, to, madeOn, vouchers } = kept;
  return { creditorId, number, from, to, madeOn, vouchers: vouchers.length, file: exportFile(kept) };
}
