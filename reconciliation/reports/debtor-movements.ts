import { meaningOf, type KnownWord } from '../known-words';
import type { Cells } from '../row';

/** Claims and their adjustments go from KY to the debtor system; covers and write-offs come back (S004-133, S004-135). */
export const BACK_TO_KY: ReadonlySet<string> = new Set(['cover', 'write-off']);

export const MOVEMENTS: readonly KnownWord[] = [
  { means: 'cover', written: ['…dækning…', '…daekning…', '…cover…', '…betaling…'] },
  { means: 'write-off', written: ['…afskriv…', '…write-off…'] },
  { means: 'down-adjustment', written: ['…nedreg…', '…nedskriv…', '…down…'] },
  { means: 'up-adjustment', written: ['…opreg…', '…opskriv…', 'up…'] },
  { means: 'claim', written: ['Fordring…', 'Krav…', 'claim…'] },
];

/** A blank is a claim: the reports on claims have no such column. */
export function movementOf(written: string): string {
  return meaningOf(MOVEMENTS, written) ?? 'claim';
}

export function wayOf({ movement = '' }: Cells): string {
  return BACK_TO_KY.has(movement) ? 'debtor system to KY' : 'KY to debtor system';
}
