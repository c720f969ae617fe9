import { cases, reports, type AgencyAnswer, type AgencyInstruction } from '../../../formats/counterparts/agency';
import type { CounterpartFile, FileStart } from '../../../formats/counterparts/counterpart-file';
import { casesWithLiable } from './cases-with-liable';

/* The collection agency's side of the files, which tests play: the agency reads cases and writes reports of them. */

/** Throws `InputRefused` with everything that is wrong, also when somebody owes no case. */
export function readAgencyCases(bytes: Buffer): CounterpartFile<AgencyInstruction> {
  const { start, records } = cases.read(bytes);
  return { start, records: casesWithLiable<AgencyInstruction>(cases.what, records) };
}

export function writeAgencyReports(start: FileStart, answers: readonly AgencyAnswer[]): string {
  return reports.write(start, answers);
}
