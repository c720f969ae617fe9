import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LetterContent } from '../../domain/letters/letter';
import { digestOf } from '../../store/contents-digest';
import { INDEX_HEADER, indexLineOf } from './letter-index';
import type { DeliveryReceipt, LetterPort } from './letter-port';
import { LetterAlreadyDeliveredWithOtherContents } from './letter-port';
import { renderLetter } from '../../print/letters/render-letter';
import { fileNameOf, isErrno, namesIn, readIfThere, writeFirst, writeWhole } from '../../store/whole-files';

/** What is kept of a delivered letter; the second delivery is answered from it. */
interface Delivered {
  readonly digest: string;
  readonly receipt: DeliveryReceipt;
  readonly file: string;
  readonly indexLine: string;
}

/**
 * Delivers letters as PDF files into a folder, for a print house or a person to take:
 *
 *     2016-02-17/demand/<document id>.pdf
 *     2016-02-17/protected/demand/<…>.pdf     to a protected address: without it, for a person to have forwarded
 *     2016-02-17/index.csv                    one line a letter of that day, sorted by document id
 *     .delivered/<document id>.json           the receipts
 *
 * Safe to call twice, by two processes at once, and after a crash at any point: the receipt is written first and by
 * exactly one of them, and every call brings the PDF and the index up to what the receipts say. Files appear whole.
 */
export function createFolderOutbox(folder: string): LetterPort {
  const indexLines = new Map<string, string>();

  async function deliver(letter: LetterContent): Promise<DeliveryReceipt> {
    const name = fileNameOf(letter.documentId);
    const file = placeInFolder(letter);
    const delivered: Delivered = {
      digest: digestOf(saidBy(letter)),
      receipt: { deliveryId: `folder:${letter.documentId}`, channel: 'folder', deliveredOn: letter.sentOn },
      file,
      indexLine: indexLineOf(letter, file),
    };
    const earlier = await readDelivered(folder, name);
    if (earlier && earlier.digest !== delivered.digest)
      throw new LetterAlreadyDeliveredWithOtherContents(letter.documentId);
    const place = join(folder, earlier?.file ?? file);
    // Before the receipt: a letter that cannot be printed has not been delivered.
    const pdf = earlier && (await isThere(place)) ? undefined : await renderLetter(letter);
    if (!earlier && !(await writeFirst(pathOfReceipt(folder, name), JSON.stringify(delivered)))) {
      const first = await readDelivered(folder, name);
      if (first?.digest !== delivered.digest) throw new LetterAlreadyDeliveredWithOtherContents(letter.documentId);
    }
    if (pdf) await writeWhole(place, pdf);
    await bringIndexUpToDate(letter.sentOn);
    return earlier?.receipt ?? delivered.receipt;
  }

  /**
   * Written anew from the day's PDFs until nothing has been added meanwhile. So the process that writes last has seen
   * them all, without a lock that a crash could leave behind.
   */
  async function bringIndexUpToDate(day: string): Promise<void> {
    const path = join(folder, day, 'index.csv');
    for (;;) {
      const names = await namesOf(join(folder, day));
      const index = INDEX_HEADER + (await Promise.all(names.map(indexLine))).join('');
      if ((await readIfThere(path)) === index) return;
      await writeWhole(path, index);
    }
  }

  async function indexLine(name: string): Promise<string> {
    const known = indexLines.get(name);
    if (known !== undefined) return known;
    const line = (await readDelivered(folder, name))?.indexLine;
    if (line !== undefined) indexLines.set(name, line);
    return line ?? '';
  }

  return { deliver };
}

/** Where a letter lies in the folder. */
export function placeInFolder({ documentId, sentOn, kind, route }: PlacedLetter): string {
  return join(sentOn, ...(route === 'protected' ? ['protected'] : []), kind, `${fileNameOf(documentId)}.pdf`);
}

type PlacedLetter = Pick<LetterContent, 'documentId' | 'sentOn' | 'route'> & { readonly kind: string };

/** What makes it this letter: not where it goes, since a person may have moved before it is delivered again. */
function saidBy(letter: LetterContent): unknown {
  return { ...letter, debtor: letter.debtor.debtorId, route: undefined };
}

/** A letter that lies in the folder, or lay there before somebody took it. */
export interface LetterInFolder extends Pick<Delivered, 'receipt' | 'file' | 'indexLine'> {
  readonly letterId: string;
}

/** Every letter that was ever delivered into the folder, by its receipt. */
export async function* lettersIn(folder: string): AsyncGenerator<LetterInFolder> {
  const names = await namesIn(join(folder, '.delivered'));
  for (const name of names.filter((each) => each.endsWith('.json') && !each.startsWith('.')).sort()) {
    const delivered = await readDelivered(folder, basename(name, '.json'));
    if (delivered) yield { ...delivered, letterId: decodeURIComponent(basename(name, '.json')) };
  }
}

/** Where the receipt of a letter lies. */
export function receiptPath(folder: string, letterId: string): string {
  return pathOfReceipt(folder, fileNameOf(letterId));
}

/** What is kept of one delivered letter; undefined where it was never delivered here. */
export function deliveredLetter(folder: string, letterId: string): Promise<Delivered | undefined> {
  return readDelivered(folder, fileNameOf(letterId));
}

async function namesOf(dayFolder: string): Promise<string[]> {
  const entries = await readdir(dayFolder, { recursive: true });
  return entries
    .filter((entry) => entry.endsWith('.pdf'))
    .map((entry) => basename(entry, '.pdf'))
    .sort();
}

function pathOfReceipt(folder: string, name: string): string {
  return join(folder, '.delivered', `${name}.json`);
}

async function readDelivered(folder: string, name: string): Promise<Delivered | undefined> {
  const text = await readIfThere(pathOfReceipt(folder, name));
  return text === undefined ? undefined : (JSON.parse(text) as Delivered);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
}
