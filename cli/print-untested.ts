import { writeLine } from './output';

export interface Untested {
  readonly name: string;
  readonly why: string;
}

/** Identities that neither hold nor fail, a line for each thing that was missing. */
export async function printUntested(untested: readonly Untested[]): Promise<void> {
  const byReason = new Map<string, string[]>();
  for (const { name, why } of untested) byReason.set(why, [...(byReason.get(why) ?? []), name]);
  for (const [why, names] of byReason) {
    await writeLine(`– not tested, since ${why}:`);
    for (const name of names) await writeLine(`    ${name}`);
  }
}
