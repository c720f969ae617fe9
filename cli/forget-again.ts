import { z } from 'zod';
import { readJsonDocument } from '../formats/json/read-json-document';
import type { Caller, Office } from '../office/office';
import { writeLine } from './output';
import { readInputFile } from './read-input-file';
import { Refused } from './refusals';

const LIST = z.array(z.looseObject({ debtorId: z.string(), ground: z.string(), state: z.string() }));

/**
 * After a restore from an older backup: puts everybody of the list forward again who was forgotten and is back. A person
 * who cannot be forgotten is named with the reason, and the others go on.
 */
export async function proposeAgain(office: Office, by: Caller, file: string): Promise<void> {
  const parsed = LIST.safeParse(readJsonDocument(await readInputFile(file), file));
  if (!parsed.success) throw new Refused(`${file} is no list that fordring debtor forgettings --json wrote.`);
  const forgotten = parsed.data.filter(({ state }) => state === 'confirmed');
  const { debtors } = await office.debtors.retention(by, {});
  const known = new Map(debtors.map((debtor) => [debtor.debtorId, debtor]));
  let back = 0;
  for (const { debtorId, ground } of forgotten) {
    const debtor = known.get(debtorId);
    if (!debtor || debtor.forgottenOn !== undefined) continue;
    back += 1;
    if (debtor.obstacles.length > 0) await writeLine(`Debtor ${debtorId} is back: ${debtor.obstacles.join(', ')}.`);
    else {
      const { forgettingId } = await office.debtors.forget(by, { debtorId, ground });
      await writeLine(`Debtor ${debtorId} is back. Another person confirms: fordring debtor confirm ${forgettingId}`);
    }
  }
  if (back === 0) await writeLine('Nobody of the list is back.');
}
