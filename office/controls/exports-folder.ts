import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { sha256 } from '../../store/ledger-json';
import { fileNameOf, namesIn, readIfThere, writeFirst } from '../../store/whole-files';
import type { SaidVoucher } from './vouchers-said';

/** A journal that left, as the outbox folder keeps it beside the file. */
export interface KeptExport {
  readonly creditorId: string;
  readonly number: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly madeOn: CivilDate;
  /** Of the file. */
  readonly sha256: string;
  readonly vouchers: readonly SaidVoucher[];
}

export function sha256Of(bytes: Buffer): string {
  return sha256(bytes).toString('hex');
}

/** The file of an export, from the outbox folder. */
export function exportFile({ creditorId, number }: Pick<KeptExport, 'creditorId' | 'number'>): string {
  return join('exports', fileNameOf(creditorId), `${nameOf(number)}.se`);
}

/** Keeps a copy; the copy that is there already is the one that left. Returns what left. */
export async function keepCopy(folder: string, kept: KeptExport, bytes: Buffer): Promise<Buffer> {
  const file = join(folder, exportFile(kept));
  await writeFirst(file, bytes);
  const copy = await readFile(file);
  const home = join(folder, 'exports', fileNameOf(kept.creditorId));
  const receipt = JSON.stringify({ ...kept, sha256: sha256Of(copy) });
  await writeFirst(join(home, '.exported', `${nameOf(kept.number)}.json`), receipt);
  return copy;
}

/** Keeps the same journal as SIE 5 beside its file; the copy that is there already is the one that left. Returns what left. */
export async function keepEntryCopy(
  folder: string,
  { creditorId, number }: Pick<KeptExport, 'creditorId' | 'number'>,
  bytes: Buffer,
): Promise<Buffer> {
  const file = join(folder, 'exports', fileNameOf(creditorId), `${nameOf(number)}.sie`);
  await writeFirst(file, bytes);
  return readFile(file);
}

/** Every journal of a creditor that ever left, in order of number. */
export async function exportsIn(folder: string, creditorId: string): Promise<KeptExport[]> {
  const home = join(folder, 'exports', fileNameOf(creditorId), '.exported');
  const names = await namesIn(home);
  const kept: KeptExport[] = [];
  for (const name of names.filter((each) => /^\d+\.json$/.test(each)).sort()) {
    const text = await readIfThere(join(home, name));
    if (text !== undefined) kept.push(JSON.parse(text) as KeptExport);
  }
  return kept;
}

function nameOf(number: number): string {
  return String(number).padStart(6, '0');
}
