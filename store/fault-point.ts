/**
 * Moments at which a process can die, or lose a connection, so that nobody knows what was done. `npm run chaos` ends
 * processes there; in any other process nothing happens at them.
 */
export type FaultPoint =
  'before a commit' | 'after a commit' | 'a message told and not marked' | 'a file written and not noted';

const HOOK = Symbol.for('fordring.fault-point');

/** Says that the process has come to a fault point. Throws what the chaos throws there. */
export function passes(point: FaultPoint): void {
  (globalThis as { readonly [HOOK]?: (point: FaultPoint) => void })[HOOK]?.(point);
}
