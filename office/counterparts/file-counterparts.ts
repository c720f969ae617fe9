import { join } from 'node:path';
import { readAgencyReports, writeAgencyCases, type AgencyInstruction } from '../../formats/counterparts/agency';
import { readGaeldsstyrelsenReceipts, writeGaeldsstyrelsenClaims } from '../../formats/counterparts/gaeldsstyrelsen';
import type { GaeldsstyrelsenInstruction } from '../../formats/counterparts/gaeldsstyrelsen-records';
import { readIntrumAccounts, writeIntrumCases, type IntrumInstruction } from '../../formats/counterparts/intrum';
import { readKfmAnswers, writeKfmApplications, type KfmInstruction } from '../../formats/counterparts/kfm';
import { createAnswerFiles } from './answer-files';
import { agencyFacts, intrumFacts, kfmFacts, psrmFacts } from './answer-facts';
import { placeInFile } from './case-id';
import type { AgencyPort, GaeldsstyrelsenPort, IntrumPort, KfmPort } from './counterpart-port';
import { createDailyFiles } from './daily-files';

export interface CounterpartFolders {
  /** Each counterpart gets a folder in it: `kfm`, `intrum`, `agency`, `gaeldsstyrelsen`. */
  readonly folder: string;
  readonly creditorId: string;
}

/*
 * The counterparts as folders of files in our own layouts (`formats/counterparts`). What takes the files there and brings
 * the answers back is the installation's: a person, or a transport that translates them to the real interface.
 */

export function createKfmFiles({ folder, creditorId }: CounterpartFolders): KfmPort {
  const home = join(folder, 'kfm');
  const files = createDailyFiles<KfmInstruction>({
    folder: home,
    kind: 'kfm-application',
    creditorId,
    write: writeKfmApplications,
    place: placeInFile,
  });
  return {
    refer: (application, on) => files.add(application.caseId, on, application),
    recall: (withdrawal) => files.add(`${withdrawal.caseId}:recall`, withdrawal.on, withdrawal),
    adjust: (adjustment) => files.add(`${adjustment.caseId}:${adjustment.changeId}`, adjustment.on, adjustment),
    ...createAnswerFiles(home, (bytes) => kfmFacts(readKfmAnswers(bytes).records.map(({ value }) => value))),
  };
}

export function createIntrumFiles({ folder, creditorId }: CounterpartFolders): IntrumPort {
  const home = join(folder, 'intrum');
  const files = createDailyFiles<IntrumInstruction>({
    folder: home,
    kind: 'intrum-case',
    creditorId,
    write: writeIntrumCases,
    place: placeInFile,
  });
  return {
    refer: (referred, on) => files.add(referred.caseId, on, referred),
    recall: (withdrawal) => files.add(`${withdrawal.caseId}:recall`, withdrawal.on, withdrawal),
    adjust: (adjustment) => files.add(`${adjustment.caseId}:${adjustment.changeId}`, adjustment.on, adjustment),
    ...createAnswerFiles(home, (bytes) => intrumFacts(readIntrumAccounts(bytes).records.map(({ value }) => value))),
  };
}

export function createAgencyFiles({ folder, creditorId }: CounterpartFolders): AgencyPort {
  const home = join(folder, 'agency');
  const files = createDailyFiles<AgencyInstruction>({
    folder: home,
    kind: 'agency-case',
    creditorId,
    write: writeAgencyCases,
    place: placeInFile,
  });
  return {
    refer: (referred, on) => files.add(referred.caseId, on, referred),
    recall: (withdrawal) => files.add(`${withdrawal.caseId}:recall`, withdrawal.on, withdrawal),
    adjust: (adjustment) => files.add(`${adjustment.caseId}:${adjustment.changeId}`, adjustment.on, adjustment),
    ...createAnswerFiles(home, (bytes) => agencyFacts(readAgencyReports(bytes).records.map(({ value }) => value))),
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
