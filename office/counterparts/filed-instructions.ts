import { basename, join } from 'node:path';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, reviveMoney } from '../../domain/kernel/money';
import { namesIn, readIfThere } from '../../store/whole-files';
import { COUNTERPARTS, type CounterpartName } from './counterpart-facts';
import type { ToldChange } from './told-change';

/** An instruction that went into a counterpart's file, as the folder keeps it beside the file. */
export interface FiledInstruction {
  readonly counterpart: CounterpartName;
  /** Under which reference the counterpart knows the case. */
  readonly reference: string;
  readonly referralId: string;
  readonly referredOn: CivilDate;
  /** Absent: the case itself. */
  readonly change?: {
    readonly changeId: string;
    readonly change: ToldChange['change'];
    readonly amount?: Money;
    readonly effectiveOn?: CivilDate;
  };
}

type Words = Readonly<Record<string, unknown>>;

const CHANGES: Readonly<Record<string, ToldChange['change']>> = {
  withdrawal: 'recall',
  reduction: 'reduce',
  raise: 'raise',
  notice: 'notice',
  tilbagekald: 'recall',
  nedskriv: 'reduce',
  opskriv: 'raise',
};

/** Everything that ever went into the files of one creditor: `folder` has a folder for each counterpart. */
export async function* instructionsIn(folder: string): AsyncGenerator<FiledInstruction> {
  for (const counterpart of COUNTERPARTS) {
    const home = join(folder, counterpart);
    for (const name of await filedIn(join(home, '.filed'))) {
      const filed = await readIfThere(join(home, '.filed', name));
      if (filed === undefined) continue;
      const { sequence, receipt } = JSON.parse(filed) as {
        sequence: number;
        receipt: { referralId: string; referredOn: string };
      };
      const text = await readIfThere(join(home, '.batches', String(sequence), name));
      // Filed, and cut off before it went into the file: it goes when it is told again.
      if (text === undefined) continue;
      const instruction = JSON.parse(text, reviveMoney) as Words;
      const reference = wordIn(instruction, 'caseId', 'fordringshaverreference') ?? decodeURIComponent(basename(name));
      const { referralId, referredOn } = receipt;
      const change = changeIn(instruction);
      yield { counterpart, reference, referralId, referredOn: civilDate(referredOn), ...(change && { change }) };
    }
  }
}

function changeIn(instruction: Words): FiledInstruction['change'] {
  const change = CHANGES[wordIn(instruction, 'instruction', 'record') ?? ''];
  const changeId = wordIn(instruction, 'changeId', 'aendringsreference');
  if (!change || changeId === undefined) return undefined;
  const amount = instruction['amount'] ?? instruction['beloeb'];
  const effectiveOn = wordIn(instruction, 'effectiveOn', 'virkningsdato');
  return {
    ...{ changeId, change },
    ...(amount instanceof Money && { amount }),
    ...(effectiveOn !== undefined && { effectiveOn: civilDate(effectiveOn) }),
  };
}

function wordIn(instruction: Words, ...names: readonly string[]): string | undefined {
  return names.map((name) => instruction[name]).find((value): value is string => typeof value === 'string');
}

async function filedIn(folder: string): Promise<string[]> {
  const names = await namesIn(folder);
  return names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
}
