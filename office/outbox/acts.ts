import { join } from 'node:path';
import { z } from 'zod';
import { act, type Desk } from '../counter/act';
import { forgottenInstructions, keepForgottenChanges } from '../counterparts/forgotten-changes';
import type { FiledInstruction } from '../counterparts/filed-instructions';
import { forgottenLetters, keepForgottenLetters, type ForgottenLetter } from '../letters/forgotten-letters';
import { fileNameOf } from '../../store/whole-files';

const input = z.strictObject({ folder: z.string().min(1).max(4_000) });

/** What left and the ledger does not know: it was put back to an earlier point. */
export interface LeftAndForgotten {
  readonly letters: readonly Pick<ForgottenLetter, 'letterId' | 'claimId' | 'kind' | 'deliveredOn' | 'file'>[];
  readonly instructions: readonly ForgottenInstruction[];
  /** How many of them were recorded, so that they are not sent again. */
  readonly recorded: number;
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
    'Holds the outbox folders against the books: letters, cases and changes that left and that the books do not know.',
  permission: 'read',
  input,
  faults: ['CreditorUnknown'],
  handle: (desk, { folder }) => compare(desk, folder, false),
});

export const recordOutbox = act({
  summary: 'Records what left and the books do not know as sent, so that it is not sent a second time.',
  permission: 'mend-engine',
  input,
  faults: ['CreditorUnknown'],
  handle: (desk, { folder }) => compare(desk, folder, true),
});

async function compare(desk: Desk, folder: string, record: boolean): Promise<LeftAndForgotten> {
  const { pool } = desk;
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
  const shown = letters.map(({ letterId, claimId, kind, deliveredOn, file }) => ({
    ...{ letterId, claimId, kind, deliveredOn, file },
  }));
  return { letters: shown, instructions, recorded };
}
