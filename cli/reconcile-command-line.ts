import type { GivenFiles } from './reconciliation-files';

/** What `fordring reconcile` is called with: one source may come in several files. */
export interface ReconcileCall {
  readonly recipe: string;
  readonly period: string;
  readonly by?: string;
  readonly files: GivenFiles;
}

/** The command as a person types it into a shell. */
export function reconcileCommandLine({ recipe, period, by, files }: ReconcileCall): string {
  const { left, right, third = [], explanations = {} } = files;
  const words = ['fordring', 'reconcile', recipe, '--period', period];
  if (by !== undefined) words.push('--by', by);
  words.push('--left', ...left, '--right', ...right);
  if (third.length > 0) words.push('--third', ...third);
  for (const [id, paths] of Object.entries(explanations)) {
    for (const path of paths) words.push('--explain', `${id}=${path}`);
  }
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w./=:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
