import type { ChangedSetting } from '../domain/policy/changed-settings';
import { writeLine } from './output';
import { table } from './table';

/** What another version of a policy says otherwise. */
export async function printChanges(changes: readonly ChangedSetting[]): Promise<void> {
  if (changes.length === 0) return writeLine('No setting changes.');
  const rows = changes.map(({ setting, before = '', after = '' }) => [setting, before, after]);
  await writeLine(table({ header: ['setting', 'now', 'then'], rows }));
  await writeLine('Claims that are there keep their version until a policy-change is decided.');
}
