import type { Pool } from 'pg';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { InputRefused } from '../../domain/kernel/input-refused';
import { bankSources, recordBankReading } from './bank-reading';

/** A person's word, or a back office's, about the bank's files. */
export interface BankReadWord {
  readonly creditorId: string;
  /** Every payment through this day is known; absent where no file comes from the source any more. */
  readonly through?: CivilDate;
  /** As `engine check` names it; absent for all of them. */
  readonly source?: string;
  readonly today: CivilDate;
  readonly by: string;
}

const FOR_GOOD = civilDate('9999-12-31');

/** Takes the word down. Throws `InputRefused` for a day that has not come, and for a source from which no file ever came. */
export async function sayBankRead(pool: Pool, { creditorId, through, source, today, by }: BankReadWord): Promise<void> {
  if (through !== undefined && through > today) {
    refuse('through', `${through} has not come yet, so nobody knows its payments. Say it on a later day.`);
  }
  if (source !== undefined) {
    const known = (await bankSources(pool, creditorId)).map((one) => one.source);
    if (!known.includes(source)) {
      refuse('source', `no file came from ${source}. Known are ${known.join(', ') || 'none'}.`);
    }
  } else if (through === undefined) refuse('source', 'without a day it must say from where no file comes any more.');
  await recordBankReading(pool, {
    ...{ creditorId, through: through ?? FOR_GOOD, readOn: today, by: { person: by } },
    ...(source !== undefined && { source }),
  });
}

function refuse(field: string, message: string): never {
  throw new InputRefused('How far the bank was read was not taken down.', [{ field, message }]);
}
