import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { erasedLine } from './letter-index';
import { deliveredLetter, receiptPath } from './folder-outbox';
import { readIfThere, writeWhole } from '../../store/whole-files';

/**
 * Takes letters out of the outbox folder: the PDF is gone, and its receipt and the day's index name nobody. The receipt
 * stays, so that the letter is not sent a second time. Says how many letters lay there. Again does the same.
 */
export async function eraseLetters(folder: string, letterIds: readonly string[]): Promise<number> {
  let erased = 0;
  for (const letterId of letterIds) {
    const delivered = await deliveredLetter(folder, letterId);
    if (!delivered) continue;
    await rm(join(folder, delivered.file), { force: true });
    const indexLine = erasedLine(delivered.indexLine);
    // The day's folder is above the folders of the kind and of protected letters.
    const [day = dirname(delivered.file)] = delivered.file.split(/[\\/]/);
    const index = join(folder, day, 'index.csv');
    const lines = await readIfThere(index);
    if (lines?.includes(delivered.indexLine))
      await writeWhole(
        index,
        lines.replace(delivered.indexLine, () => indexLine),
      );
    await writeWhole(receiptPath(folder, letterId), JSON.stringify({ ...delivered, indexLine }));
    erased += 1;
  }
  return erased;
}
