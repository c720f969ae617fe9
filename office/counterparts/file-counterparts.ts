import { join } from 'node:path';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { readAgencyReports, writeAgencyCases, type AgencyInstruction } from '../../formats/counterparts/agency';
import { readGaeldsstyrelsenReceipts, writeGaeldsstyrelsenClaims } from '../../formats/counterparts/gaeldsstyrelsen';
import type { GaeldsstyrelsenInstruction } from '../../formats/counterparts/gaeldsstyrelsen-records';
import { readIntrumAccounts, writeIntrumCases, type IntrumInstruction } from '../../formats/counterparts/intrum';
import { readKfmAnswers, writeKfmApplications, type KfmInstruction } from '../../formats/counterparts/kfm';
import { createAnswerFiles } from './answer-files';
import { agencyFacts, intrumFacts, kfmFacts, psrmFacts } from './answer-facts';
import { placeInFile } from './case-id';
import type { AgencyPort, GaeldsstyrelsenPort, IntrumPort, KfmPort } from './counterpart-port';
import type { CounterpartFact, CounterpartName } from './counterpart-facts';
import { createDailyFiles, type DailyFilesOptions } from './daily-files';

export interface CounterpartFolders {
  /** Each counterpart gets a folder in it: `kfm`, `intrum`, `agency`, `gaeldsstyrelsen`. */
  readonly folder: string;
  readonly creditorId: string;
}

/*
 * The counterparts as folders of files in our own layouts (`formats/counterparts`). What takes the files there and brings
 * the answers back is the installation's: a person, or a transport that translates them to the real interface.
 */

export function createKfmFiles(folders: CounterpartFolders): KfmPort {
  return createCaseFiles<KfmInstruction>(folders, {
    ...{ counterpart: 'kfm', kind: 'kfm-application', write: writeKfmApplications },
    read: (bytes) => kfmFacts(readKfmAnswers(bytes).records.map(({ value }) => value)),
  });
}

export function createIntrumFiles(folders: CounterpartFolders): IntrumPort {
  return createCaseFiles<IntrumInstruction>(folders, {
    ...{ counterpart: 'intrum', kind: 'intrum-case', write: writeIntrumCases },
    read: (bytes) => intrumFacts(readIntrumAccounts(bytes).records.map(({ value }) => value)),
  });
}

export function createAgencyFiles(folders: CounterpartFolders): AgencyPort {
  return createCaseFiles<AgencyInstruction>(folders, {
    ...{ counterpart: 'agency', kind: 'agency-case', write: writeAgencyCases },
    read: (bytes) => agencyFacts(readAgencyReports(bytes).records.map(({ value }) => value)),
  });
}

interface Dated {
  readonly on: CivilDate;
}

/** The Swedish counterparts name a case alike. */
function createCaseFiles<Instruction extends { readonly caseId: string }>(
  { folder, creditorId }: CounterpartFolders,
  {
    counterpart,
    kind,
    write,
    read,
  }: Pick<DailyFilesOptions<Instruction>, 'kind' | 'write'> & {
    readonly counterpart: CounterpartName;
    readonly read: (bytes: Buffer) => readonly CounterpartFact[];
  },
) {
  const home = join(folder, counterpart);
  const files = createDailyFiles<Instruction>({ folder: home, kind, creditorId, write, place: placeInFile });
  return {
    refer: (referred: Instruction, on: CivilDate) => files.add(referred.caseId, on, referred),
    recall: (withdrawal: Instruction & Dated) => files.add(`${withdrawal.caseId}:recall`, withdrawal.on, withdrawal),
    adjust: (adjustment: Instruction & Dated & { readonly changeId: string }) =>
      files.add(`${adjustment.caseId}:${adjustment.changeId}`, adjustment.on, adjustment),
    ...createAnswerFiles(home, read),
  };
}

export function createGaeldsstyrelsenFiles({ folder, creditorId }: CounterpartFolders): GaeldsstyrelsenPort {
  const home = join(folder, 'gaeldsstyrelsen');
  const files = createDailyFiles<GaeldsstyrelsenInstruction>({
    folder: home,
    kind: 'psrm-claim',
    creditorId,
    write: writeGaeldsstyrelsenClaims,
    place: (instruction) =>
      placeInFile({
        caseId: instruction.fordringshaverreference,
        ...('aendringsreference' in instruction && { changeId: instruction.aendringsreference }),
      }),
  });
  return {
    refer: (fordring, on) => files.add(fordring.fordringshaverreference, on, fordring),
    recall: (recall) => files.add(`${recall.fordringshaverreference}:recall`, recall.on, recall),
    adjust: (adjustment) =>
      files.add(`${adjustment.fordringshaverreference}:${adjustment.aendringsreference}`, adjustment.on, adjustment),
    ...createAnswerFiles(home, (bytes) =>
      psrmFacts(readGaeldsstyrelsenReceipts(bytes).records.map(({ value }) => value)),
    ),
  };
}
