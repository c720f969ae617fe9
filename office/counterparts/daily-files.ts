import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { reviveMoney } from '../../domain/kernel/money';
import type { FileStart } from '../../formats/counterparts/counterpart-file';
import { digestOf } from '../../store/contents-digest';
import { fileNameOf, readIfThere, writeFirst, writeWhole } from '../../store/whole-files';
import { CaseAlreadyReferredWithOtherContents, type ReferralReceipt } from './counterpart-port';
import { makeFolder } from '../../store/make-folder';

export interface DailyFilesOptions<Instruction> {
  readonly folder: string;
  /** Begins the files' names, such as `kfm-application`. */
  readonly kind: string;
  readonly creditorId: string;
  readonly write: (start: FileStart, instructions: readonly Instruction[]) => string;
  /** Instructions stand in the file in the order of these. */
  readonly place: (instruction: Instruction) => string;
}

interface Filed {
  readonly digest: string;
  readonly sequence: number;
  readonly receipt: ReferralReceipt;
}

/**
 * Collects instructions in one file a day, numbered without gaps:
 *
 *     out/kfm-application-0007-2016-03-16.txt    complete at every moment, with its trailer
 *     taken/                                     where the transport moves a file once its day is over
 *     .filed/, .batches/, .sequence/             what the files are made of, and what makes calls repeatable
 *
 * Safe to call twice, by two processes at once, and after a crash at any point. An instruction for a day whose file has
 * been taken goes into a further file of that day: what has been sent is never sent again.
 */
export function createDailyFiles<Instruction>(options: DailyFilesOptions<Instruction>) {
  const { folder, kind, creditorId, write, place } = options;

  async function add(key: string, on: CivilDate, instruction: Instruction): Promise<ReferralReceipt> {
    const name = fileNameOf(key);
    const digest = digestOf(instruction);
    let filed = (await filedUnder(name)) ?? (await file(name, digest, on, instruction));
    if (filed.digest !== digest) throw new CaseAlreadyReferredWithOtherContents(key);
    for (;;) {
      await writeFirst(join(folder, '.batches', String(filed.sequence), `${name}.json`), JSON.stringify(instruction));
      if (await isInFile(filed, instruction)) return filed.receipt;
      // The file was taken between two steps of an earlier call, without this instruction in it.
      const { referredOn } = filed.receipt;
      const sequence = await sequenceFor(referredOn);
      filed = { digest, sequence, receipt: { referralId: nameOf(sequence, referredOn), referredOn } };
      await writeWhole(join(folder, '.filed', `${name}.json`), JSON.stringify(filed));
    }
  }

  async function file(name: string, digest: string, on: CivilDate, instruction: Instruction): Promise<Filed> {
    // Refused before it is filed: an instruction that does not fit must not spoil the day's file.
    write({ creditorId, sequence: 0, writtenOn: on }, [instruction]);
    const sequence = await sequenceFor(on);
    const filed: Filed = { digest, sequence, receipt: { referralId: nameOf(sequence, on), referredOn: on } };
    if (await writeFirst(join(folder, '.filed', `${name}.json`), JSON.stringify(filed))) return filed;
    return (await filedUnder(name)) ?? filed;
  }

  async function filedUnder(name: string): Promise<Filed | undefined> {
    const text = await readIfThere(join(folder, '.filed', `${name}.json`));
    return text === undefined ? undefined : (JSON.parse(text) as Filed);
  }

  /** The number of the day's file. Two processes that want the next number cannot both create it; the slower looks again. */
  async function sequenceFor(on: CivilDate): Promise<number> {
    for (;;) {
      const numbers = (await namesIn(join(folder, '.sequence'))).map(Number).sort((one, other) => one - other);
      const latest = numbers.at(-1) ?? 0;
      for (const number of numbers.reverse()) {
        const day = civilDate((await readIfThere(join(folder, '.sequence', String(number)))) ?? '');
        if (day === on && !(await isTaken(nameOf(number, day)))) return number;
      }
      if (await writeFirst(join(folder, '.sequence', String(latest + 1)), on)) return latest + 1;
    }
  }

  /**
   * Brings the day's file up to date: written anew until nothing has been added meanwhile, so whoever writes last has
   * seen everything. False when the transport has taken the file without this instruction.
   */
  async function isInFile(
    { sequence, receipt: { referralId, referredOn } }: Filed,
    instruction: Instruction,
  ): Promise<boolean> {
    const start = { creditorId, sequence, writtenOn: referredOn };
    const path = join(folder, 'out', referralId);
    for (;;) {
      const taken = await readIfThere(join(folder, 'taken', referralId));
      if (taken !== undefined) {
        await rm(path, { force: true });
        return taken.includes(`\n${bodyOf(write(start, [instruction]))}\n`);
      }
      const contents = write(start, await instructionsOf(sequence));
      if ((await readIfThere(path)) === contents) return true;
      await writeWhole(path, contents);
    }
  }

  async function instructionsOf(sequence: number): Promise<Instruction[]> {
    const batch = join(folder, '.batches', String(sequence));
    const names = (await namesIn(batch)).filter((name) => name.endsWith('.json')).sort();
    const texts = await Promise.all(names.map((name) => readIfThere(join(batch, name))));
    const instructions = texts.map((text) => JSON.parse(text ?? '', reviveMoney) as Instruction);
    return instructions
      .map((instruction) => ({ instruction, at: place(instruction) }))
      .sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
      .map(({ instruction }) => instruction);
  }

  async function isTaken(name: string): Promise<boolean> {
    return (await readIfThere(join(folder, 'taken', name))) !== undefined;
  }

  function nameOf(sequence: number, on: CivilDate): string {
    return `${kind}-${String(sequence).padStart(4, '0')}-${on}.txt`;
  }

  return { add };
}

/** A file's lines without the first and the last. */
function bodyOf(contents: string): string {
  return contents.trimEnd().split('\n').slice(1, -1).join('\n');
}

async function namesIn(folder: string): Promise<string[]> {
  await makeFolder(folder);
  return (await readdir(folder)).filter((name) => !name.startsWith('.'));
}
